package org.masthead.post.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.live.LivePostRepository;
import org.masthead.live.LiveWindow;
import org.masthead.post.PostRepository;
import org.masthead.post.PostSlugRepository;
import org.masthead.post.PostWriter;

/**
 * Tells the log that windows have begun and ended, once each, whichever node comes first. Readers do not wait for it: what
 * they see is decided by the time of their request.
 */
@Singleton
class DueWindows {

    /** Windows told of in one run; the next run goes on. */
    private static final int MOST_AT_ONCE = 1_000;

    private final PostRepository posts;
    private final PostSlugRepository slugs;
    private final LivePostRepository live;
    private final PublicationRenderer renderer;
    private final EventLog events;
    private final Clock clock;

    DueWindows(
            PostRepository posts,
            PostSlugRepository slugs,
            LivePostRepository live,
            PublicationRenderer renderer,
            EventLog events,
            Clock clock) {
        this.posts = posts;
        this.slugs = slugs;
        this.live = live;
        this.renderer = renderer;
        this.events = events;
        this.clock = clock;
    }

    /** Tells of all that is due, a transaction for each post. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public void tell() {
        for (int told = 0;
                told < MOST_AT_ONCE && QuarkusTransaction.requiringNew().call(this::tellNext);
                told++) {
            // the condition does it
        }
    }

    private boolean tellNext() {
        Instant now = clock.instant();
        Optional<UUID> claimed = live.claimDue(now);
        claimed.ifPresent(post -> settle(post, live.windows(post), now));
        return claimed.isPresent();
    }

    /**
     * Tells of what is due of a locked post; false when nothing was. A revision that takes over from another is one event.
     */
    boolean settle(UUID post, List<LiveWindow> windows, Instant now) {
        boolean told = false;
        for (int i = 0; i < windows.size(); i++) {
            LiveWindow window = windows.get(i);
            if (!window.startNoted() && window.hasBegun(now)) {
                slugs.goLive(post, window.locale(), window.slug());
                posts.noteFirstShown(post, window.from(), renderer.dateAt(window.from()));
                tell(post, EventType.PUBLISHED, window);
                told = true;
            }
            if (!window.endNoted() && window.hasEnded(now)) {
                boolean goesOn =
                        i + 1 < windows.size() && windows.get(i + 1).from().equals(window.until());
                if (!goesOn) {
                    slugs.leaveLive(post);
                    tell(post, EventType.UNPUBLISHED, window);
                }
                told = true;
            }
        }
        if (told) {
            live.note(post, now);
        }
        return told;
    }

    private void tell(UUID post, EventType type, LiveWindow window) {
        events.appendDue(PostWriter.TYPE, post, type, window.slug());
    }
}
