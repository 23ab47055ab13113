package org.masthead.http.client;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.net.AddressRange;

/**
 * Tells from which address a request comes: that of the peer, or the one that a trusted proxy names. Each proxy appends its
 * peer to {@code X-Forwarded-For}, so the list is read from its end, and only for as long as trusted proxies wrote it: what
 * stands before them, anybody may have sent.
 */
@Startup
@Singleton
public final class ClientAddresses {

    private static final String KEY = "clientAddress";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String UNKNOWN = "unknown";

    /** Behind the ids of requests, ahead of all that asks. */
    private static final int PRIORITY = 490;

    /** Proxies in a row, at most. */
    private static final int MAX_HOPS = 20;

    private final List<AddressRange> trusted;

    ClientAddresses(ProxyConfig config) {
        trusted = AddressRange.configured(
                "masthead.proxies.trusted", config.trusted().orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::note, PRIORITY);
    }

    private void note(RoutingContext context) {
        context.put(KEY, address(context));
        context.next();
    }

    /** The address that a request comes from, as text: IPv4, or IPv6 without a zone. */
    public static String of(RoutingContext context) {
        @Nullable String address = context.get(KEY);
        return address == null ? UNKNOWN : address;
    }

    private String address(RoutingContext context) {
        @Nullable SocketAddress remote = context.request().remoteAddress();
        if (trusted.isEmpty() && remote != null && remote.hostAddress() != null) {
            return remote.hostAddress();
        }
        Optional<InetAddress> peer = Optional.ofNullable(remote)
                .flatMap(address -> AddressRange.address(String.valueOf(address.hostAddress())));
        if (peer.isEmpty()) {
            return UNKNOWN;
        }
        InetAddress client = peer.get();
        List<String> hops = List.of(String.join(",", context.request().headers().getAll(FORWARDED_FOR))
                .split(",", -1));
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MAX_HOPS); i--) {
            Optional<InetAddress> named = AddressRange.address(hops.get(i).strip());
            if (!AddressRange.isIn(trusted, client) || named.isEmpty()) {
                break;
            }
            client = named.get();
        }
        return client.getHostAddress();
    }
}
