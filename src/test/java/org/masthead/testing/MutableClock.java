package org.masthead.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The service's clock in tests: it goes like the system's, in microseconds, and a test can move it. A test that has moved
 * it puts it back by {@link #reset()}.
 */
@Alternative
@Priority(1)
@Singleton
public final class MutableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Moves it on, or back by a negative duration. */
    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Moves it to this instant, from where it goes on. */
    public void moveTo(Instant instant) {
        ahead = Duration.between(Instant.now(), instant);
    }

    /** Puts it back to the system's time. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return tick(this, Duration.ofNanos(1_000)).withZone(zone);
    }
}
