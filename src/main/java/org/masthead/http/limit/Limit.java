package org.masthead.http.limit;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** How many requests one may send in which time. */
public interface Limit {

    /** Requests; default as many as he likes. At least 1. */
    OptionalLong requests();

    /** The time; default a second. */
    @WithDefault("1S")
    Duration period();

    /** A limit that is given. */
    static Limit of(long requests, Duration period) {
        return new Limit() {
            @Override
            public OptionalLong requests() {
                return OptionalLong.of(requests);
            }

            @Override
            public Duration period() {
                return period;
            }
        };
    }
}
