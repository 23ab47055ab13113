package org.masthead.outbound;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundException.Reason;

/**
 * Makes connections to guarded destinations: each to an address that was checked and for one exchange alone. Requests carry
 * no credentials and follow no redirect by themselves. Thread-safe; for threads that may block.
 */
@Singleton
class Connections {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** To one host at once; one more waits. The client makes an array of this size for each host. */
    private static final int MAX_CONNECTIONS = 64;

    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final String USER_AGENT = "Masthead";

    private final AddressGuard guard;
    private final HttpClient client;

    @Inject
    Connections(AddressGuard guard, Vertx vertx) {
        this(guard, vertx.createHttpClient(options()));
    }

    Connections(AddressGuard guard, HttpClient client) {
        this.guard = guard;
        this.client = client;
    }

    /** How the client is to be: HTTP/1.1, certificates checked against the trust store of the JVM. */
    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSslHandshakeTimeout(CONNECT.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                // None is kept for the next request.
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setDecompressionSupported(false);
    }

    @PreDestroy
    void stop() {
        client.close();
    }

    /**
     * Sends a GET and waits for the head of the answer.
     *
     * @param accept the media types to ask for
     * @throws OutboundException any but STATUS, TOO_LARGE and TOO_MANY_REDIRECTS
     */
    Exchange get(Destination destination, String accept, Deadline deadline) throws OutboundException {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set(HttpHeaders.HOST, destination.authority())
                .set(HttpHeaders.USER_AGENT, USER_AGENT)
                .set(HttpHeaders.ACCEPT, accept)
                .set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(destination.secure())
                .setHost(destination.host())
                .setPort(destination.port())
                .setURI(destination.target())
                .setHeaders(headers)
                .setFollowRedirects(false);
        HttpClientRequest request = connect(destination, options, deadline);
        return Exchange.begin(destination, request, deadline);
    }

    /** Connects to the first address that lets us. */
    private HttpClientRequest connect(Destination destination, RequestOptions options, Deadline deadline)
            throws OutboundException {
        List<InetAddress> addresses = guard.check(destination, deadline);
        for (InetAddress address : addresses.subList(0, addresses.size() - 1)) {
            try {
                return connect(destination, address, options, deadline);
            } catch (OutboundException e) {
                if (e.reason() != Reason.UNREACHABLE) {
                    throw e;
                }
            }
        }
        return connect(destination, addresses.get(addresses.size() - 1), options, deadline);
    }

    private HttpClientRequest connect(
            Destination destination, InetAddress address, RequestOptions options, Deadline deadline)
            throws OutboundException {
        String host = destination.host();
        // An address and not a name, which the client would resolve once more.
        SocketAddress checked = SocketAddress.inetSocketAddress(new InetSocketAddress(address, destination.port()));
        Future<HttpClientRequest> connecting = client.request(new RequestOptions(options).setServer(checked));
        try {
            return connecting
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(deadline.left(host).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(host, e.getCause());
        } catch (TimeoutException e) {
            connecting.onSuccess(late -> late.connection().close());
            throw Deadline.passed(host);
        } catch (InterruptedException e) {
            connecting.onSuccess(late -> late.connection().close());
            Thread.currentThread().interrupt();
            throw Deadline.passed(host);
        }
    }

    private static OutboundException failure(String host, @Nullable Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof SSLException) {
                return new OutboundException(
                        Reason.TLS, "%s has no certificate that can be trusted.".formatted(host), cause);
            }
        }
        return new OutboundException(Reason.UNREACHABLE, "%s cannot be reached.".formatted(host), cause);
    }
}
