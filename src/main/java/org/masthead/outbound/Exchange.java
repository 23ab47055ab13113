package org.masthead.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundException.Reason;

/**
 * A request that was sent, and its answer as the one thread that waits for it reads it. The server is held back while that
 * thread has enough to do. Closing it closes the connection.
 */
final class Exchange implements AutoCloseable {

    /** Pieces, of 8 KB at most, that are asked for before they are read. */
    private static final int AHEAD = 8;

    private static final int MAX_INTERIM = 10;

    /** What the event loop tells the reader: a piece of the body, a failure, or with neither the end. */
    private record Piece(@Nullable Buffer bytes, @Nullable Throwable failure) {}

    private final Destination destination;
    private final HttpClientRequest request;
    private final Deadline deadline;
    private final CompletableFuture<HttpClientResponse> head = new CompletableFuture<>();
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicInteger interim = new AtomicInteger();

    private Exchange(Destination destination, HttpClientRequest request, Deadline deadline) {
        this.destination = destination;
        this.request = request;
        this.deadline = deadline;
    }

    /** Sends a request and waits for the head of its answer. */
    static Exchange begin(Destination destination, HttpClientRequest request, Deadline deadline)
            throws OutboundException {
        Exchange exchange = new Exchange(destination, request, deadline);
        boolean answered = false;
        try {
            exchange.send();
            exchange.head();
            answered = true;
            return exchange;
        } finally {
            if (!answered) {
                exchange.close();
            }
        }
    }

    private void send() {
        request.continueHandler(next -> countInterim());
        request.earlyHintsHandler(next -> countInterim());
        // Without these two, what a server does wrong is an error in the log, in words of the server's.
        request.exceptionHandler(head::completeExceptionally);
        request.connection().exceptionHandler(head::completeExceptionally);
        request.response().onSuccess(this::receive).onFailure(head::completeExceptionally);
        request.end();
    }

    /** Ends a flood of answers that are not the answer (RFC 9110 §15.2). */
    private void countInterim() {
        if (interim.incrementAndGet() > MAX_INTERIM) {
            request.connection().close();
        }
    }

    /** On the event loop, in the same turn as the head: nothing of the body is lost. */
    private void receive(HttpClientResponse response) {
        response.pause();
        response.handler(bytes -> pieces.add(new Piece(bytes, null)));
        response.exceptionHandler(failure -> pieces.add(new Piece(null, failure)));
        response.endHandler(end -> pieces.add(new Piece(null, null)));
        response.fetch(AHEAD);
        head.complete(response);
    }

    private HttpClientResponse head() throws OutboundException {
        try {
            return head.get(deadline.left(destination.host()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw broken(e.getCause());
        } catch (TimeoutException e) {
            throw Deadline.passed(destination.host());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Deadline.passed(destination.host());
        }
    }

    /** Where this went. */
    Destination destination() {
        return destination;
    }

    /** The status code of the answer. */
    int status() throws OutboundException {
        return head().statusCode();
    }

    /** A header of the answer, its values one after the other; null without it. */
    @Nullable
    String header(CharSequence name) throws OutboundException {
        var values = head().headers().getAll(name);
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** The length of the body in bytes, where the server tells it. */
    OptionalLong length() throws OutboundException {
        String length = header("Content-Length");
        try {
            return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length.strip()));
        } catch (NumberFormatException e) {
            throw broken(e);
        }
    }

    /**
     * The next piece of the body; null at its end.
     *
     * @throws OutboundException BROKEN_ANSWER when the body ends too early, or TIMEOUT
     */
    @Nullable
    Buffer next() throws OutboundException {
        try {
            Piece piece = pieces.poll(deadline.left(destination.host()).toMillis(), TimeUnit.MILLISECONDS);
            if (piece == null) {
                throw Deadline.passed(destination.host());
            }
            if (piece.failure() != null) {
                throw broken(piece.failure());
            }
            if (piece.bytes() != null) {
                head().fetch(1);
            }
            return piece.bytes();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Deadline.passed(destination.host());
        }
    }

    /** Says that the answer is not one of HTTP, or only a part. */
    OutboundException broken(@Nullable Throwable cause) {
        return new OutboundException(
                Reason.BROKEN_ANSWER, "%s did not answer as a web server does.".formatted(destination.host()), cause);
    }

    @Override
    public void close() {
        request.connection().close();
    }
}
