package org.masthead.post.preview;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.event.AttemptRepository;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.live.LivePostResource;
import org.masthead.live.LivePostView;
import org.masthead.live.Previews;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostRevisionRepository;
import org.masthead.post.PostService;
import org.masthead.post.PostView;
import org.masthead.post.content.PostContent;
import org.masthead.site.Site;

/** Makes preview links, revokes them, and shows what they lead to. */
@Singleton
@Transactional
class PreviewService implements Previews {

    private final PostService posts;
    private final PostRepository repository;
    private final PostRevisionRepository revisions;
    private final PreviewRepository previews;
    private final PreviewRenderer renderer;
    private final AttemptRepository attempts;
    private final PreviewConfig config;
    private final Site site;
    private final Clock clock;

    PreviewService(
            PostService posts,
            PostRepository repository,
            PostRevisionRepository revisions,
            PreviewRepository previews,
            PreviewRenderer renderer,
            AttemptRepository attempts,
            PreviewConfig config,
            Site site,
            Clock clock) {
        this.posts = posts;
        this.repository = repository;
        this.revisions = revisions;
        this.previews = previews;
        this.renderer = renderer;
        this.attempts = attempts;
        this.config = config;
        this.site = site;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND, VALIDATION_FAILED for a revision that is not there */
    PreviewView create(UUID id, PreviewDraft draft) {
        posts.get(id, Set.of());
        int revision = draft.revision() == null ? 0 : draft.revision();
        if (draft.revision() != null && revisions.content(id, revision).isEmpty()) {
            String message = "`revision`: the post has no revision " + revision;
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED, List.of(new Violation("revision", "unknown-id", message)));
        }
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(draft.seconds());
        String token = new PreviewToken(id, revision, previews.generation(id), expiresAt).signed(previews.secret());
        String url = config.url()
                .orElseGet(() -> site.baseUrl() + LivePostResource.PATH + "/{id}?preview={token}")
                .replace("{id}", id.toString())
                .replace("{token}", token);
        attempts.done("post.preview", "post", id);
        return new PreviewView(token, url, expiresAt);
    }

    /** Revokes all links of a post. */
    PostView revoke(UUID id) {
        posts.own(id);
        previews.revoke(id);
        attempts.done("post.delete-preview", "post", id);
        return posts.shown(id);
    }

    @Override
    public Optional<LivePostView> find(UUID id, String token, Set<String> formats) {
        return PreviewToken.read(token, previews.secret())
                .filter(said -> said.post().equals(id) && clock.instant().isBefore(said.expiresAt()))
                .flatMap(said -> repository
                        .findByIdOptional(id)
                        .filter(post -> !post.isDeleted() && previews.generation(id) == said.generation())
                        .flatMap(post -> content(post, said.revision())
                                .map(content -> renderer.render(post, content, formats))));
    }

    private Optional<PostContent> content(Post post, int revision) {
        return revision == 0
                ? Optional.of(repository.content(post))
                : revisions.content(post.id(), revision).map(content -> content.dated(post.date()));
    }
}
