package org.masthead.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Site;

/**
 * Cross-origin rules (Fetch §3.2): what anyone may read is open to every page, without credentials; the admin API and
 * login to the pages of a list. Answers preflights itself.
 */
@Singleton
final class CrossOrigin {

    private static final int PRIORITY = 400;
    private static final List<String> GUARDED = List.of(Site.ADMIN, Site.DELIVERY + "/auth", "/micropub");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String EXPOSED =
            "Content-Range, X-Total-Count, Link, ETag, Location, Retry-After, RateLimit, RateLimit-Policy";
    private static final String ALLOWED =
            "Authorization, Content-Type, Range, If-Match, If-None-Match, Prefer, Idempotency-Key, Last-Event-ID";

    private final Set<String> origins;
    private final Site site;

    CrossOrigin(CorsConfig config, Site site) {
        this.site = site;
        this.origins = Set.copyOf(config.origins().orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::apply, PRIORITY);
    }

    private void apply(RoutingContext context) {
        @Nullable String origin = context.request().getHeader("Origin");
        boolean guarded = isGuarded(context.normalizedPath());
        MultiMap headers = context.response().headers();
        if (guarded) {
            headers.add("Vary", "Origin");
        }
        boolean allowed = origin != null && (!guarded || origins.contains(origin));
        if (allowed) {
            headers.set("Access-Control-Allow-Origin", guarded ? origin : "*");
            headers.set("Access-Control-Expose-Headers", EXPOSED);
        }
        if (isPreflight(context)) {
            if (allowed) {
                headers.set("Access-Control-Allow-Methods", METHODS);
                headers.set("Access-Control-Allow-Headers", ALLOWED);
                headers.set("Access-Control-Max-Age", "600");
            }
            context.response().setStatusCode(204).end();
            return;
        }
        context.next();
    }

    private boolean isGuarded(String path) {
        return (site.isDeliveryPrivate() && Site.isDelivery(path))
                || GUARDED.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private static boolean isPreflight(RoutingContext context) {
        return context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().getHeader("Origin") != null
                && context.request().getHeader("Access-Control-Request-Method") != null;
    }
}
