package org.masthead.post.publishing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.live.LivePostRepository;
import org.masthead.live.LiveWindow;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostSlugRepository;
import org.masthead.post.PostStatus;
import org.masthead.post.PostWriter;
import org.masthead.post.StatusChanges;
import org.masthead.post.check.PostCheck;
import org.masthead.post.content.PostContent;
import org.masthead.post.publishing.PublishedPost.Notice;

/**
 * Copies the current revision of a post to its readers, now or from a time on, and takes posts away from them. A later edit
 * is not part of what was copied. Needs a transaction that holds the post.
 */
@Singleton
public class Publishing implements StatusChanges {

    private final PostRepository posts;
    private final PostSlugRepository slugs;
    private final LivePostRepository live;
    private final PublicationRenderer renderer;
    private final PostCheck check;
    private final DueWindows due;
    private final EventLog events;
    private final Clock clock;

    Publishing(
            PostRepository posts,
            PostSlugRepository slugs,
            LivePostRepository live,
            PublicationRenderer renderer,
            PostCheck check,
            DueWindows due,
            EventLog events,
            Clock clock) {
        this.posts = posts;
        this.slugs = slugs;
        this.live = live;
        this.renderer = renderer;
        this.check = check;
        this.due = due;
        this.events = events;
        this.clock = clock;
    }

    /** The windows of a post that count at a moment. */
    private record Shown(Optional<LiveWindow> open, Optional<LiveWindow> next) {

        static Shown of(List<LiveWindow> windows, Instant now) {
            return new Shown(
                    windows.stream().filter(window -> window.isOpen(now)).findFirst(),
                    windows.stream().filter(window -> !window.hasBegun(now)).findFirst());
        }

        boolean isEmpty() {
            return open.isEmpty() && next.isEmpty();
        }

        /** When readers are due to see the post no more. */
        @Nullable
        Instant end() {
            return next.or(() -> open).map(LiveWindow::until).orElse(null);
        }

        /** Whether readers see a revision until then, and nothing else is due. */
        boolean isJust(int revision, @Nullable Instant until) {
            return next.isEmpty() && open.isPresent() && shows(open.get(), revision, until);
        }

        boolean isDue(int revision, Instant from, @Nullable Instant until) {
            return next.isPresent() && next.get().from().equals(from) && shows(next.get(), revision, until);
        }

        private static boolean shows(LiveWindow window, int revision, @Nullable Instant until) {
            return window.revision() == revision && Objects.equals(window.until(), until);
        }
    }

    @Override
    public void change(Post post, PostStatus wanted) {
        if (wanted == PostStatus.PUBLISHED) {
            publish(post, Schedule.NOW);
        } else {
            unpublish(post);
        }
    }

    @Override
    public void publishNew(Post post) {
        begin(post, null, clock.instant());
        slugs.beginLive(post.id(), post.locale(), post.slug());
        changed(post, EventType.PUBLISHED);
    }

    /**
     * Shows readers what the working copy of a locked post holds, in the place of all that was due for it.
     *
     * @return what the client may not have expected
     * @throws ProblemException CONFLICT for a post in the trash, VALIDATION_FAILED where it is due to end before it begins,
     *     CHECK_FAILED
     */
    public List<Notice> publish(Post post, Schedule schedule) {
        if (post.isDeleted()) {
            throw new ProblemException(ProblemType.CONFLICT, "The post is in the trash; restore it first.");
        }
        Instant now = clock.instant();
        Shown shown = shown(post, now);
        @Nullable Instant until = schedule.keepsEnd() ? shown.end() : schedule.until();
        Optional<Instant> start = schedule.startAfter(now);
        checkOrder(start.orElse(now), until);
        List<Notice> notices = new ArrayList<>();
        boolean changes;
        if (start.isPresent()) {
            changes = schedule(post, shown, start.get(), until, now);
        } else {
            if (schedule.at() != null) {
                notices.add(new Notice("at-is-past", "`at` has gone by: the post is shown from now on."));
            }
            changes = show(post, shown, until, now);
        }
        if (!changes && post.isSubmitted()) {
            post.endReview();
            posts.flush();
            events.append(PostWriter.TYPE, post.id(), EventType.UPDATED, post.slug());
        }
        if (!changes) {
            notices.add(new Notice("nothing-new", "Readers see this revision already, or are about to."));
        } else if (schedule.keepsEnd() && until != null) {
            notices.add(new Notice(
                    "until-kept", "The post still comes down at " + until + "; send `until` to change that."));
        }
        return notices;
    }

    /** An end that was due already, or that has come while this waited for others, may be the earlier of the two. */
    private static void checkOrder(Instant from, @Nullable Instant until) {
        if (until != null && !until.isAfter(from)) {
            String message = "The post comes down at " + until + ", before it is shown at " + from
                    + "; send a later `until`, or null for none";
            throw ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation("until", "range", message)));
        }
    }

    private boolean show(Post post, Shown shown, @Nullable Instant until, Instant now) {
        if (shown.isJust(post.changedIn(), until)) {
            return false;
        }
        if (shown.next().isEmpty()
                && shown.open().filter(w -> w.revision() == post.changedIn()).isPresent()) {
            post.endReview();
            live.end(post.id(), until, now);
            changed(post, until == null ? EventType.UNSCHEDULED : EventType.SCHEDULED);
            return true;
        }
        live.hide(post.id());
        begin(post, until, now);
        slugs.goLive(post.id(), post.locale(), post.slug());
        changed(post, EventType.PUBLISHED);
        return true;
    }

    /** Shows what a post holds that readers do not see. */
    private void begin(Post post, @Nullable Instant until, Instant now) {
        PostContent content = posts.content(post);
        check.demand(content);
        post.endReview();
        post.publishedAt(now, renderer.dateAt(now));
        live.show(renderer.render(post, post.changedIn(), content, now, until));
    }

    private boolean schedule(Post post, Shown shown, Instant from, @Nullable Instant until, Instant now) {
        if (shown.isDue(post.changedIn(), from, until)) {
            return false;
        }
        PostContent content = posts.content(post);
        check.demand(content);
        post.endReview();
        live.schedule(renderer.render(post, post.changedIn(), content, from, until), now);
        slugs.schedule(post.id(), post.locale(), post.slug());
        changed(post, EventType.SCHEDULED);
        return true;
    }

    /** Takes a locked post away from readers, now and for the time to come; false when they saw none. */
    public boolean unpublish(Post post) {
        Shown shown = shown(post, clock.instant());
        live.hide(post.id());
        if (shown.isEmpty()) {
            return false;
        }
        slugs.leaveLive(post.id());
        slugs.unschedule(post.id());
        changed(post, shown.open().isPresent() ? EventType.UNPUBLISHED : EventType.UNSCHEDULED);
        return true;
    }

    /** Takes back what is due for a locked post: a revision to come, and its end; false when nothing was. */
    boolean cancel(Post post) {
        Instant now = clock.instant();
        Shown shown = shown(post, now);
        if (shown.next().isEmpty() && shown.end() == null) {
            return false;
        }
        live.cancel(post.id(), now);
        slugs.unschedule(post.id());
        changed(post, EventType.UNSCHEDULED);
        return true;
    }

    /** The window through which readers see a post, which need not be locked. */
    public Optional<LiveWindow> open(UUID post) {
        return Shown.of(live.windows(post), clock.instant()).open();
    }

    /** What has come due by now is told first: it is part of the past. */
    private Shown shown(Post post, Instant now) {
        List<LiveWindow> windows = live.windows(post.id());
        if (due.settle(post.id(), windows, now)) {
            posts.reread(post);
        }
        return Shown.of(windows, now);
    }

    private void changed(Post post, EventType type) {
        posts.step(post);
        events.appendLive(PostWriter.TYPE, post.id(), type, post.slug());
    }
}
