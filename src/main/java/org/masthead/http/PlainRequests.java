package org.masthead.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * Lets through what all behind it read alike. The router leaves parameters of a path ({@code ;x}) out and others do not, so
 * an address with one is none; so they do with a {@code ;} in a query, which is refused. Of what the framework trips over, an {@code Accept} without a media type says nothing, and a
 * {@code Content-Type} that is no media type (RFC 9110 §8.3.1) is refused.
 */
@Singleton
final class PlainRequests {

    /** Behind the id of a request and the headers of every answer, ahead of whoever looks at the path. */
    private static final int PRIORITY = 485;

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (context.request().path().indexOf(';') >= 0) {
            context.fail(ProblemException.notFound());
            return;
        }
        if (Objects.requireNonNullElse(context.request().query(), "").indexOf(';') >= 0) {
            context.fail(new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "A `;` in a query separates nothing; as part of a value it is %3B."));
            return;
        }
        if (context.request().headers().getAll(HttpHeaders.ACCEPT).stream().anyMatch(String::isBlank)) {
            context.request().headers().remove(HttpHeaders.ACCEPT);
        }
        @Nullable String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isMediaType(type)) {
            context.fail(Faults.ofStatus(UNSUPPORTED_MEDIA_TYPE));
            return;
        }
        context.next();
    }

    private static boolean isMediaType(String text) {
        try {
            return !MediaType.valueOf(text).getSubtype().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
