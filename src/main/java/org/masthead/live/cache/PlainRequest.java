package org.masthead.live.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Representation;
import org.masthead.site.Site;

/** Tells requests whose answer depends on nothing but their address, and on whether they take gzip. */
final class PlainRequest {

    private static final String BELOW = Site.DELIVERY + "/";

    /** Values of {@code Accept} that get JSON, as they are sent most often; whoever sends another is asked no further. */
    private static final Set<String> JSON = Set.of(
            "*/*",
            "application/json",
            "application/json, */*",
            "application/json, */*;q=0.5",
            "application/json, text/plain, */*",
            "application/json, text/javascript, */*; q=0.01");

    /** Values of {@code Accept-Encoding}, as they are sent most often. */
    private static final Set<String> GZIP =
            Set.of("gzip", "gzip, deflate", "gzip,deflate", "gzip, deflate, br", "gzip, br", "gzip, deflate, br, zstd");

    private PlainRequest() {}

    static boolean is(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && request.uri().startsWith(BELOW)
                && !headers.contains(HttpHeaders.AUTHORIZATION)
                && !headers.contains(HttpHeaders.CONTENT_LENGTH)
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && acceptsJson(headers);
    }

    private static boolean acceptsJson(MultiMap headers) {
        @Nullable String accept = headers.get(HttpHeaders.ACCEPT);
        return accept == null
                || (JSON.contains(accept) && headers.getAll(HttpHeaders.ACCEPT).size() == 1);
    }

    static boolean acceptsGzip(HttpServerRequest request) {
        @Nullable String accepted = all(request, HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && (GZIP.contains(accepted) || Representation.acceptsGzip(accepted));
    }

    /** The values of a header that may stand there several times, as one list; null without any. */
    static @Nullable String all(HttpServerRequest request, CharSequence name) {
        @Nullable String first = request.headers().get(name);
        if (first == null) {
            return null;
        }
        List<String> values = request.headers().getAll(name);
        return values.size() == 1 ? first : String.join(",", values);
    }
}
