package org.masthead.live.cache;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.masthead.live.cache.Flights.Flight;

/**
 * A request whose answer is being made, and may be kept.
 *
 * @param key what it is kept under
 * @param flight who waits for it; null where another request is ahead
 */
record Making(String key, @Nullable Flight flight) {

    static Making of(String key, @Nullable Flight flight) {
        return new Making(key, flight);
    }

    /** That of a request; null where its answer is not to be kept. */
    static @Nullable Making of(RoutingContext context) {
        return context.get(Making.class.getName());
    }

    /** However the request ends, nobody goes on waiting for it. */
    void noteIn(RoutingContext context) {
        context.put(Making.class.getName(), this);
        if (flight != null) {
            context.addEndHandler(ended -> flight.land(false));
        }
    }

    void done() {
        if (flight != null) {
            flight.land(true);
        }
    }
}
