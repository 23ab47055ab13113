package org.masthead.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.masthead.site.Site;

/**
 * What every answer forbids browsers, whatever is in it: to guess its type, to frame it, to run anything of it, and to tell
 * others its address. The page of the documentation alone runs scripts, its own. What serves images says more.
 */
@Singleton
final class SecurityHeaders {

    /** Ahead of all that may end a request. */
    private static final int PRIORITY = 495;

    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_PAGE = "default-src 'self'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000";

    private final boolean https;

    SecurityHeaders(Site site) {
        this.https = site.baseUrl().startsWith("https://");
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, PRIORITY);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set(TYPE_OPTIONS, "nosniff")
                .set(FRAME_OPTIONS, "DENY")
                .set(REFERRER_POLICY, "no-referrer")
                .set(SECURITY_POLICY, isDocumentation(context.normalizedPath()) ? OWN_PAGE : NOTHING);
        if (https) {
            headers.set(TRANSPORT, A_YEAR);
        }
        context.next();
    }

    private static boolean isDocumentation(String path) {
        return path.equals("/docs") || path.startsWith("/docs/");
    }
}
