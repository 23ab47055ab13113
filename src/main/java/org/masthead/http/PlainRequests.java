package org.masthead.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.masthead.http.problem.ProblemException;

/**
 * Lets through what all behind it read alike. The router leaves parameters of a path ({@code ;x}) out and others do not, so
 * an address with one is none; an {@code Accept} without a media type, which the framework trips over, says nothing.
 */
@Singleton
final class PlainRequests {

    /** Behind the id of a request and the headers of every answer, ahead of whoever looks at the path. */
    private static final int PRIORITY = 485;

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (context.request().path().indexOf(';') >= 0) {
            context.fail(ProblemException.notFound());
            return;
        }
        if (context.request().headers().getAll(HttpHeaders.ACCEPT).stream().anyMatch(String::isBlank)) {
            context.request().headers().remove(HttpHeaders.ACCEPT);
        }
        context.next();
    }
}
