package org.masthead.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundException.Reason;

/**
 * The one client of addresses that others name. It reaches public hosts, over http and https, and sends nothing that says
 * who asks. Thread-safe; callers bound how much of it goes on at once.
 *
 * <p>It does not log: an address may have a secret in its query.
 */
@Singleton
public final class OutboundClient {

    static final int MAX_REDIRECTS = 5;

    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Connections connections;

    OutboundClient(Connections connections) {
        this.connections = connections;
    }

    /**
     * Gets what is at an address into a file. Follows up to five redirects, from https to http too, each checked as the
     * address was. Blocks: for worker threads, outside of transactions. A body whose server tells no length ends where the
     * connection does, so that a part of one cannot be told from the whole.
     *
     * @param target is written anew; when this throws nothing is there
     * @throws OutboundException when the address gives nothing; all {@link Reason}s
     * @throws IOException when the file cannot be written
     */
    public Download download(URI address, Path target, DownloadLimits limits) throws OutboundException, IOException {
        boolean whole = false;
        try {
            Download download = follow(address, target, limits);
            whole = true;
            return download;
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private Download follow(URI address, Path target, DownloadLimits limits) throws OutboundException, IOException {
        Deadline deadline = Deadline.in(limits.total());
        Destination destination = Destination.of(address);
        String host = destination.host();
        boolean redirected = false;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            try (Exchange exchange = connections.get(destination, limits.accept(), deadline)) {
                redirected = REDIRECTS.contains(exchange.status());
                if (!redirected) {
                    return save(exchange, target, limits.maxBytes());
                }
                String location = exchange.header(HttpHeaders.LOCATION);
                if (location == null) {
                    throw exchange.broken(null);
                }
                destination = destination.redirected(location);
            } catch (OutboundException e) {
                throw redirected && e.reason() == Reason.ADDRESS_REFUSED ? redirectRefused(host, e) : e;
            }
        }
        throw new OutboundException(Reason.TOO_MANY_REDIRECTS, "%s redirects too often.".formatted(host));
    }

    /** Names the host that was asked for, as the other may be one of the inner network that nobody outside knows. */
    private static OutboundException redirectRefused(String host, OutboundException refusal) {
        return new OutboundException(
                Reason.ADDRESS_REFUSED, "%s redirects to an address that may not be fetched.".formatted(host), refusal);
    }

    private static Download save(Exchange exchange, Path target, long maxBytes) throws OutboundException, IOException {
        Destination destination = exchange.destination();
        if (exchange.status() != OK) {
            throw new OutboundException(destination.host(), exchange.status());
        }
        if (isEncoded(exchange.header(HttpHeaders.CONTENT_ENCODING))) {
            throw exchange.broken(null);
        }
        if (exchange.length().orElse(0) > maxBytes) {
            throw tooLarge(destination, maxBytes);
        }
        long size = 0;
        try (OutputStream file = Files.newOutputStream(target)) {
            for (Buffer bytes = exchange.next(); bytes != null; bytes = exchange.next()) {
                size += bytes.length();
                if (size > maxBytes) {
                    throw tooLarge(destination, maxBytes);
                }
                file.write(bytes.getBytes());
            }
        }
        return new Download(destination.address(), exchange.header(HttpHeaders.CONTENT_TYPE), size);
    }

    private static boolean isEncoded(@Nullable String contentEncoding) {
        return contentEncoding != null && !contentEncoding.strip().equalsIgnoreCase("identity");
    }

    private static OutboundException tooLarge(Destination destination, long maxBytes) {
        return new OutboundException(
                Reason.TOO_LARGE, "What %s sends is larger than %d bytes.".formatted(destination.host(), maxBytes));
    }
}
