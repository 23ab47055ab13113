package org.masthead.post.trash;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Role;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.WriteGuard;
import org.masthead.http.problem.ProblemException;
import org.masthead.post.Post;
import org.masthead.post.PostDraft;
import org.masthead.post.PostRepository;
import org.masthead.post.PostService;
import org.masthead.post.PostSlugRepository;
import org.masthead.post.PostStatus;
import org.masthead.post.PostView;
import org.masthead.post.PostWriter;
import org.masthead.post.Save;
import org.masthead.post.StatusChanges;
import org.masthead.post.content.PostContent;
import org.masthead.text.Slug;

/** Moves posts to the trash and out of it again, and removes them for good. */
@Singleton
public class TrashService {

    private final PostService posts;
    private final PostRepository repository;
    private final PostSlugRepository slugs;
    private final TrashRepository trash;
    private final PostWriter writer;
    private final StatusChanges statuses;
    private final CurrentCaller callers;
    private final EventLog events;
    private final TrashConfig config;
    private final Clock clock;

    TrashService(
            PostService posts,
            PostRepository repository,
            PostSlugRepository slugs,
            TrashRepository trash,
            PostWriter writer,
            StatusChanges statuses,
            CurrentCaller callers,
            EventLog events,
            TrashConfig config,
            Clock clock) {
        this.posts = posts;
        this.repository = repository;
        this.slugs = slugs;
        this.trash = trash;
        this.writer = writer;
        this.statuses = statuses;
        this.callers = callers;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** Moves a post to the trash, out of readers' sight; slugs that readers know stay with it. */
    @Transactional
    public PostView trash(UUID id, WriteGuard guard) {
        Post post = posts.own(id, guard);
        if (!post.isDeleted()) {
            takeDown(post);
            post.trash(clock.instant());
            slugs.release(id);
            repository.flush();
            events.append(PostWriter.TYPE, id, EventType.TRASHED, post.slug());
        }
        return posts.shown(id);
    }

    /** Removes a post, its revisions and its redirects for good; answers what it was. */
    @Transactional
    PostView destroy(UUID id, WriteGuard guard) {
        Post post = posts.own(id, guard);
        PostView last = posts.shown(id);
        takeDown(post);
        remove(post);
        return last;
    }

    /**
     * Takes a post out of the trash, with its relations.
     *
     * @param slug another slug than the one it had
     * @param takeSlug whether a slug that redirects to another post may be taken from it
     * @throws ProblemException SLUG_TAKEN with a suggestion where another post got the slug meanwhile
     */
    @Transactional
    public PostView restore(UUID id, @Nullable String slug, boolean takeSlug, WriteGuard guard) {
        Post post = posts.own(id, guard);
        if (takeSlug) {
            posts.demandPublisher();
        }
        if (post.isDeleted()) {
            writer.checkLocale(post, post.translationGroup(), post.locale());
            post.restore();
            if (slug == null || slug.isBlank() || Slug.normalise(slug).equals(post.slug())) {
                slugs.claim(id, post.locale(), post.slug(), takeSlug);
                repository.flush();
            } else {
                PostContent content = repository.content(post);
                PostDraft draft = PostDraft.of(content.withSlug(slug), null, null, null);
                writer.update(post, content, draft, Save.restoring(null, takeSlug));
            }
            note(post, takeSlug);
        }
        return posts.shown(id);
    }

    /** Readers see that a slug which is taken from another post leads to that no more. */
    private void note(Post post, boolean takeSlug) {
        if (takeSlug) {
            events.appendLive(PostWriter.TYPE, post.id(), EventType.RESTORED, post.slug());
        } else {
            events.append(PostWriter.TYPE, post.id(), EventType.RESTORED, post.slug());
        }
    }

    /** Removes all that is in the trash for good, of an author what is his own; a transaction for each post. */
    TrashView empty() {
        Caller caller = callers.get();
        return new TrashView(removeAll(clock.instant().plusNanos(1_000), caller.is(Role.EDITOR) ? null : caller.id()));
    }

    /** Removes for good what has been in the trash for longer than the configured age. */
    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void removeOld() {
        config.maxAge().ifPresent(age -> removeAll(clock.instant().minus(age), null));
    }

    private int removeAll(Instant before, @Nullable UUID createdBy) {
        int removed = 0;
        while (QuarkusTransaction.requiringNew().call(() -> removeNext(before, createdBy))) {
            removed++;
        }
        return removed;
    }

    private boolean removeNext(Instant before, @Nullable UUID createdBy) {
        repository.holdRelations();
        Optional<UUID> claimed = trash.claim(before, createdBy);
        claimed.ifPresent(id -> remove(repository.lock(id)));
        return claimed.isPresent();
    }

    /** Of a draft, too: an end that has come may be still untold. */
    private void takeDown(Post post) {
        if (posts.get(post.id(), Set.of()).status() != PostStatus.DRAFT) {
            posts.demandPublisher();
        }
        statuses.change(post, PostStatus.DRAFT);
    }

    private void remove(Post post) {
        repository.delete(post);
        repository.flush();
        events.append(PostWriter.TYPE, post.id(), EventType.DELETED, post.slug());
    }
}
