package org.masthead.post.revision;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Role;
import org.masthead.http.WriteGuard;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.live.LivePostRepository;
import org.masthead.live.LiveWindow;
import org.masthead.post.Post;
import org.masthead.post.PostDraft;
import org.masthead.post.PostRepository;
import org.masthead.post.PostRevisionRepository;
import org.masthead.post.PostService;
import org.masthead.post.PostSlugRepository;
import org.masthead.post.PostView;
import org.masthead.post.PostWriter;
import org.masthead.post.Save;
import org.masthead.post.content.ContentFields;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.post.publishing.Publishing;

/** Reads, compares and brings back what a post said before. */
@Singleton
@Transactional
class RevisionService {

    private final RevisionRepository revisions;
    private final PostRevisionRepository kept;
    private final PostService posts;
    private final PostRepository repository;
    private final PostSlugRepository slugs;
    private final PostWriter writer;
    private final Publishing publishing;
    private final LivePostRepository live;
    private final ContentFields fields;
    private final CurrentCaller callers;

    RevisionService(
            RevisionRepository revisions,
            PostRevisionRepository kept,
            PostService posts,
            PostRepository repository,
            PostSlugRepository slugs,
            PostWriter writer,
            Publishing publishing,
            LivePostRepository live,
            ContentFields fields,
            CurrentCaller callers) {
        this.revisions = revisions;
        this.kept = kept;
        this.posts = posts;
        this.repository = repository;
        this.slugs = slugs;
        this.writer = writer;
        this.publishing = publishing;
        this.live = live;
        this.fields = fields;
        this.callers = callers;
    }

    /** @throws ProblemException NOT_FOUND */
    ListPage<RevisionView> list(UUID post, ListQuery query) {
        Caller caller = callers.get();
        ListPage<RevisionView> page = revisions.page(post, query, caller.id(), caller.is(Role.EDITOR));
        if (page.items().isEmpty()) {
            posts.get(post, Set.of());
        }
        return page;
    }

    /** @throws ProblemException NOT_FOUND */
    RevisedPost get(UUID post, int number) {
        posts.get(post, Set.of());
        RevisionView revision = revisions.find(post, number).orElseThrow(ProblemException::notFound);
        PostContent content = kept.content(post, number).orElseThrow(ProblemException::notFound);
        return new RevisedPost(revision, RevisedPost.Said.of(post, content, fields.related(List.of(content))));
    }

    /**
     * What is different between two revisions.
     *
     * @param against the number of the other, {@code current} or {@code live}
     * @throws ProblemException NOT_FOUND, UNKNOWN_PARAMETER, CONFLICT for {@code live} of a post that is not
     */
    PostDiff diff(UUID id, int from, Against against) {
        posts.get(id, Set.of());
        Post post = repository.findById(id);
        int to = against.number(post::revision, () -> open(id).revision());
        PostContent before = content(post, from);
        PostContent after = content(post, to);
        ContentFields.Related related = fields.related(List.of(before, after));
        return PostDiff.of(
                new PostDiff.Side(from, before, fields.of(before, related)),
                new PostDiff.Side(to, after, fields.of(after, related)));
    }

    /**
     * Saves what a revision said as the next one. A slug that another post has by now is not taken from it: the post keeps
     * its own; so with aliases, and with tags, categories and authors that are gone.
     */
    PostView restore(UUID id, int number, WriteGuard guard, @Nullable String note) {
        Post post = posts.own(id, guard);
        restore(post, number, note);
        return posts.shown(id);
    }

    /** Saves what readers see as the next revision: what was not published is undone. */
    PostView discard(UUID id, WriteGuard guard, @Nullable String note) {
        Post post = posts.own(id, guard);
        int shown = open(id).revision();
        if (shown != post.changedIn() && restore(post, shown, note)) {
            live.rebind(id, shown, post.changedIn());
        }
        return posts.shown(id);
    }

    /** Saves what a revision said; false where not all of it could be had. */
    private boolean restore(Post post, int number, @Nullable String note) {
        PostContent then = content(post, number);
        PostContent now = repository.content(post);
        boolean keepsSlug = !slugs.isFree(post.id(), then.locale(), then.slug());
        PostContent wanted = then.withSlug(keepsSlug ? now.slug() : then.slug())
                .withAliases(then.aliases().stream()
                        .filter(alias -> slugs.isFree(post.id(), then.locale(), alias))
                        .toList());
        Save save = kept.source(post.id(), number)
                .filter(source -> wanted.equals(then) && hasItsPictures(post.id(), number))
                .map(source -> Save.restoring(note, false).from(source.bytes(), source.path()))
                .orElseGet(() -> Save.restoring(note, false));
        writer.update(post, now, PostDraft.of(wanted, null, null, null), save);
        return wanted.equals(then);
    }

    /** Whether none of the pictures of a revision is gone, so that a document kept with it still says what it says. */
    private boolean hasItsPictures(UUID post, int number) {
        return kept.content(post, number).equals(kept.contentWithItsPictures(post, number));
    }

    /** What a revision says; one without a date has that under which readers see it, or else the post's. */
    private PostContent content(Post post, int number) {
        PostContent content = kept.content(post.id(), number).orElseThrow(ProblemException::notFound);
        return content.dated(publishing
                .open(post.id())
                .filter(window -> window.revision() == number)
                .map(window -> PostDate.of(window.date(), window.dateOffsetMinutes()))
                .orElse(post.date()));
    }

    private LiveWindow open(UUID id) {
        return publishing
                .open(id)
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "Readers do not see the post."));
    }
}
