package org.masthead.post.publishing;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.Violations;
import org.masthead.post.Post;
import org.masthead.post.PostService;
import org.masthead.post.publishing.PublishedPost.Notice;
import org.masthead.site.Site;

/** Publishes and takes down for callers of the admin API. */
@Singleton
@Transactional
public class PublishingService {

    private final PostService posts;
    private final Publishing publishing;
    private final Site site;
    private final Clock clock;

    PublishingService(PostService posts, Publishing publishing, Site site, Clock clock) {
        this.posts = posts;
        this.publishing = publishing;
        this.site = site;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND, FORBIDDEN, STALE_VERSION, VALIDATION_FAILED, CONFLICT, CHECK_FAILED */
    PublishedPost publish(UUID id, JsonBody body, WriteGuard guard) {
        Violations wrong = new Violations();
        PublishDraft draft = body.as(PublishDraft.class, PublishDraft.class, wrong);
        Schedule schedule = Schedule.of(body, draft, clock.instant(), site.timeZone(), wrong);
        wrong.throwIfAny();
        return publish(id, schedule, guard);
    }

    /** The same, with a schedule that has been read. */
    public PublishedPost publish(UUID id, Schedule schedule, WriteGuard guard) {
        Post post = locked(id, guard);
        List<Notice> notices = publishing.publish(post, schedule);
        return PublishedPost.of(posts.shown(id), notices);
    }

    /** Takes a post down, and cancels what is due. */
    public PublishedPost unpublish(UUID id, WriteGuard guard) {
        Post post = locked(id, guard);
        List<Notice> notices = publishing.unpublish(post)
                ? List.of()
                : List.of(new Notice("not-live", "Readers did not see the post, nor were they about to."));
        return PublishedPost.of(posts.shown(id), notices);
    }

    /** Cancels what is due, and leaves what readers see. */
    PublishedPost cancel(UUID id, WriteGuard guard) {
        Post post = locked(id, guard);
        List<Notice> notices = publishing.cancel(post)
                ? List.of()
                : List.of(new Notice("not-scheduled", "Nothing was due for the post."));
        return PublishedPost.of(posts.shown(id), notices);
    }

    private Post locked(UUID id, WriteGuard guard) {
        Post post = posts.own(id, guard);
        posts.demandPublisher();
        return post;
    }
}
