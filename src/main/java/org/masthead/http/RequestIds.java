package org.masthead.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Ids;

/** Gives each request an id, or takes the one a proxy gave; it is answered as {@code X-Request-Id} and logged. */
@Singleton
public final class RequestIds {

    /** Name of the header, and of the routing context's entry. */
    public static final String HEADER = "X-Request-Id";

    private static final int PRIORITY = 500;

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, PRIORITY);
    }

    private void identify(RoutingContext context) {
        @Nullable String given = context.request().getHeader(HEADER);
        String id = given != null && given.matches("[A-Za-z0-9._:/+=-]{1,128}")
                ? given
                : ids.next().toString();
        context.put(HEADER, id);
        context.response().putHeader(HEADER, id);
        MDC.put("requestId", id);
        context.next();
    }
}
