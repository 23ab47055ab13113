package org.masthead.outbound;

import java.time.Duration;
import org.masthead.outbound.OutboundException.Reason;

/**
 * The moment by which a whole download is over.
 *
 * @param nanoTime of {@link System#nanoTime}: it is about time that goes by, not about what a clock shows
 */
record Deadline(long nanoTime) {

    /** The moment after this much time. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /**
     * How much time is left, at least a millisecond.
     *
     * @throws OutboundException TIMEOUT
     */
    Duration left(String host) throws OutboundException {
        Duration left = Duration.ofNanos(nanoTime - System.nanoTime());
        if (left.toMillis() < 1) {
            throw passed(host);
        }
        return left;
    }

    /** Says that this moment has come. */
    static OutboundException passed(String host) {
        return new OutboundException(Reason.TIMEOUT, "%s took too long.".formatted(host));
    }
}
