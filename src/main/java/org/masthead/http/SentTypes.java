package org.masthead.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Faults;

/** Refuses a {@code Content-Type} that is no media type (RFC 9110 §8.3.1), which the framework would trip over. */
final class SentTypes {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        @Nullable String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isMediaType(type)) {
            throw Faults.ofStatus(UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isMediaType(String text) {
        try {
            return !MediaType.valueOf(text).getSubtype().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
