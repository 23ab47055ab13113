package org.masthead.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.event.Origin;
import org.masthead.http.RequestIds;
import org.masthead.http.client.ClientAddresses;

/** Tells the log who is behind a change: the caller of the current request, or the service itself outside of one. */
@Singleton
final class CallerOrigin implements Origin {

    private final CurrentCaller callers;

    CallerOrigin(CurrentCaller callers) {
        this.callers = callers;
    }

    @Override
    public Actor actor() {
        if (callers.request() == null && callers.actedFor().isEmpty()) {
            return Actor.SYSTEM;
        }
        return callers.find()
                .map(caller -> new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.id(), caller.name()))
                .orElse(Actor.ANONYMOUS);
    }

    @Override
    public @Nullable String address() {
        @Nullable RoutingContext request = callers.request();
        return request == null ? null : ClientAddresses.of(request);
    }

    @Override
    public @Nullable String requestId() {
        @Nullable RoutingContext request = callers.request();
        return request == null ? null : request.get(RequestIds.HEADER);
    }
}
