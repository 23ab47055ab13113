package org.masthead.asset.media;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.http.Workers;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * Serves {@code /media/{id}/{hash}/{filename}} on the event loop: small files from memory, others by {@code sendfile}. What
 * an address shows never changes, so an answer is known for some seconds without asking the database; that is also how long
 * a deleted asset may still be seen.
 */
@Singleton
class MediaRoute {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);
    private static final int MAX_KNOWN_BYTES = 32 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_NOW = "public, no-cache";

    /** Images that are looked for at a time, in the database and a store that may be slow. */
    private static final int FINDERS = 8;

    private static final int MAX_WAITING = 256;

    /** Ahead of what finds out who calls, and of what looks for a resource: neither has anything to say here. */
    private static final int PRIORITY = 350;

    private static final String BELOW = MediaAddress.PATH + "/";

    private static final CharSequence DISPOSITION = HttpHeaders.createOptimized("content-disposition");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("cross-origin-resource-policy");
    private static final CharSequence SECURITY_POLICY = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");

    private final MediaFiles files;
    private final Placeholder placeholder;
    private final Workers finders = new Workers(
            "media", FINDERS, MAX_WAITING, "More images are being looked for than this service takes; try again soon.");
    private final AsyncCache<MediaRequest, Served> known = Caffeine.newBuilder()
            .maximumWeight(MAX_KNOWN_BYTES)
            .weigher((MediaRequest request, Served served) -> served.weight())
            .expireAfterWrite(KNOWN_FOR)
            .buildAsync();

    MediaRoute(MediaFiles files, Placeholder placeholder) {
        this.files = files;
        this.placeholder = placeholder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    void stop(@Observes ShutdownEvent event) {
        finders.stop();
    }

    private void filter(RoutingContext context) {
        if (context.normalizedPath().startsWith(BELOW)) {
            handle(context);
        } else {
            context.next();
        }
    }

    private void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            fail(context, new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Images are read, by GET or HEAD."));
            return;
        }
        if (context.request().path().equals(Placeholder.PATH)) {
            placeholder.answer(context.response());
            return;
        }
        try {
            answer(context, MediaRequest.of(context.request()));
        } catch (ProblemException refusal) {
            fail(context, refusal);
        }
    }

    private void answer(RoutingContext context, MediaRequest request) {
        CompletableFuture<Served> found = known.get(request, (asked, executor) -> find(asked));
        if (found.isDone() && !found.isCompletedExceptionally()) {
            serve(context, request, found.join());
            return;
        }
        context.request().pause();
        Future.fromCompletionStage(
                        found.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
                        context.vertx().getOrCreateContext())
                .onSuccess(served -> serve(context, request, served))
                .onFailure(failure -> fail(context, failure));
    }

    private CompletableFuture<Served> find(MediaRequest request) {
        return finders.submit(() -> files.find(request)).thenCompose(making -> making);
    }

    private static void fail(RoutingContext context, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Throwable told = cause instanceof TimeoutException
                ? new ProblemException(ProblemType.UNAVAILABLE, "The image is not ready yet; try again soon.")
                : cause;
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.fail(told);
    }

    private static void serve(RoutingContext context, MediaRequest request, Served served) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*").set(RESOURCE_POLICY, "cross-origin");
        if (served.movedTo() != null) {
            @Nullable String query = context.request().query();
            headers.set(HttpHeaders.LOCATION, served.movedTo() + (query == null ? "" : "?" + query))
                    .set(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
            response.setStatusCode(308).end();
            return;
        }
        describe(headers, served);
        if (request.query().filter(MediaQuery::isNegotiated).isPresent()) {
            headers.set(HttpHeaders.VARY, "Accept");
        }
        if (isKnown(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), served.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        send(context, served);
    }

    private static void describe(MultiMap headers, Served served) {
        headers.set(HttpHeaders.ETAG, served.etag())
                .set(HttpHeaders.CACHE_CONTROL, served.lasting() ? FOR_EVER : FOR_NOW)
                .set(HttpHeaders.CONTENT_TYPE, served.type().contentType())
                .set(HttpHeaders.ACCEPT_RANGES, "bytes")
                .set(DISPOSITION, served.disposition())
                .set(SECURITY_POLICY, "default-src 'none'; sandbox")
                .set(TYPE_OPTIONS, "nosniff");
    }

    /** RFC 9110 §13.1.2, which compares weakly. */
    private static boolean isKnown(@Nullable String tags, String etag) {
        return tags != null
                && (tags.strip().equals("*")
                        || Arrays.stream(tags.split(",", -1))
                                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                                .anyMatch(etag::equals));
    }

    /** The part that a GET asks for (RFC 9110 §14.2), if it has the rest. */
    private static Optional<ByteRange> range(HttpServerRequest request, Served served) {
        @Nullable String ifRange = request.getHeader("If-Range");
        return request.method().equals(HttpMethod.HEAD) || ifRange != null && !ifRange.equals(served.etag())
                ? Optional.empty()
                : ByteRange.of(request.getHeader("Range"), served.size());
    }

    private static void send(RoutingContext context, Served served) {
        HttpServerResponse response = context.response();
        Optional<ByteRange> range = range(context.request(), served);
        long offset = range.map(ByteRange::offset).orElse(0L);
        long length = range.map(ByteRange::length).orElse(served.size());
        range.ifPresent(part -> response.putHeader("Content-Range", part.contentRange(served.size()))
                .setStatusCode(part.isSatisfiable() ? 206 : 416));
        if (length == 0) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
            return;
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(length))
                    .end();
            return;
        }
        @Nullable Buffer bytes = served.bytes();
        if (bytes != null) {
            response.end(length == bytes.length() ? bytes : bytes.slice((int) offset, (int) (offset + length)));
            return;
        }
        response.sendFile(served.file().toString(), offset, length).onFailure(failure -> {
            if (!response.headWritten() && !response.closed()) {
                fail(context, ProblemException.notFound());
            }
        });
    }
}
