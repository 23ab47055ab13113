package org.masthead.site;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes time-ordered identifiers: UUIDv7 (RFC 9562 §5.7), milliseconds first, 74 random bits behind.
 *
 * <p>Thread-safe; ids of one millisecond come in no particular order.
 */
@Singleton
public final class Ids {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id. */
    public UUID next() {
        long high = (clock.instant().toEpochMilli() << 16) | 0x7000L | (random.nextInt() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
