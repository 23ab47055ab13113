package org.masthead.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which readers see one revision of a post.
 *
 * @param from its first instant; of one that was shown at once, a little before that (docs/decisions/0019)
 * @param until the first instant after it; null where it does not end
 * @param date what readers see as its date
 * @param dateOffsetMinutes minutes east of UTC, of the date
 * @param startNoted whether the log tells of its beginning
 * @param endNoted whether the log tells of its end
 */
public record LiveWindow(
        int revision,
        Instant from,
        @Nullable Instant until,
        String locale,
        String slug,
        Instant date,
        int dateOffsetMinutes,
        boolean startNoted,
        boolean endNoted) {

    /** True for the window that readers look through at this time. */
    public boolean isOpen(Instant now) {
        return hasBegun(now) && !hasEnded(now);
    }

    public boolean hasBegun(Instant now) {
        return !from.isAfter(now);
    }

    public boolean hasEnded(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
