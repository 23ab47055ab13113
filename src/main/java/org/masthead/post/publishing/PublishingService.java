package org.masthead.post.publishing;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Permission;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violations;
import org.masthead.post.Post;
import org.masthead.post.PostService;

/** Publishes and takes down for callers of the admin API. */
@Singleton
@Transactional
class PublishingService {

    private static final Set<String> SHOWN = Set.of("body", "html");

    private final PostService posts;
    private final Publishing publishing;
    private final CurrentCaller callers;
    private final Clock clock;

    PublishingService(PostService posts, Publishing publishing, CurrentCaller callers, Clock clock) {
        this.posts = posts;
        this.publishing = publishing;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws ProblemException VALIDATION_FAILED for a schedule, which is not to be had yet */
    PublishedPost publish(UUID id, JsonBody body, WriteGuard guard) {
        PublishDraft draft = body.as(PublishDraft.class, PublishDraft.class);
        refuseSchedules(draft);
        Post post = locked(id, guard);
        List<PublishedPost.Notice> notices = new ArrayList<>();
        if (draft.at() != null) {
            notices.add(new PublishedPost.Notice("at-is-past", "`at` has gone by: the post is shown from now on."));
        }
        if (!publishing.publish(post)) {
            notices.add(new PublishedPost.Notice("nothing-new", "Readers see this revision already."));
        }
        return PublishedPost.of(posts.get(id, SHOWN), notices);
    }

    PublishedPost unpublish(UUID id, WriteGuard guard) {
        Post post = locked(id, guard);
        List<PublishedPost.Notice> notices = publishing.unpublish(post)
                ? List.of()
                : List.of(new PublishedPost.Notice("not-live", "Readers did not see the post."));
        return PublishedPost.of(posts.get(id, SHOWN), notices);
    }

    private void refuseSchedules(PublishDraft draft) {
        Violations wrong = new Violations();
        if (draft.at() != null && draft.at().isAfter(clock.instant())) {
            wrong.add("at", "value", "`at` must not be in the future: schedules are not to be had yet");
        }
        if (draft.until() != null) {
            wrong.add("until", "value", "`until` is not to be had yet: take the post down when it is time");
        }
        wrong.throwIfAny();
    }

    private Post locked(UUID id, WriteGuard guard) {
        Post post = posts.own(id);
        if (!callers.get().may(Permission.POSTS_PUBLISH)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role or key does not publish or take down posts.");
        }
        guard.check(post.version(), () -> posts.get(id, SHOWN));
        return post;
    }
}
