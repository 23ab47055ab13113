package org.masthead.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundException.Reason;

/**
 * Lets through the destinations whose every address may be reached. It resolves a name once and hands the addresses on:
 * whoever resolves it again may be told others. Thread-safe.
 */
@Singleton
class AddressGuard {

    /** Looking up a name blocks, and cannot be stopped. */
    private static final int LOOKUPS = 8;

    private static final int WAITING = 100;
    private static final int IDLE_SECONDS = 30;

    private final AddressRules rules;
    private final NameResolver resolver;
    private final ThreadPoolExecutor lookups;

    @Inject
    AddressGuard(AddressRules rules) {
        this(rules, host -> List.of(InetAddress.getAllByName(host)));
    }

    AddressGuard(AddressRules rules, NameResolver resolver) {
        this.rules = rules;
        this.resolver = resolver;
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS, LOOKUPS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "outbound-lookup");
                    thread.setDaemon(true);
                    return thread;
                });
        lookups.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        lookups.shutdownNow();
    }

    /**
     * The addresses a connection to this destination may be made to, at least one. When one of them may not be reached none
     * is: a name that mixes them is no honest one.
     *
     * @throws OutboundException ADDRESS_REFUSED, UNKNOWN_HOST, or TIMEOUT
     */
    List<InetAddress> check(Destination destination, Deadline deadline) throws OutboundException {
        List<InetAddress> addresses = resolve(destination.host(), deadline);
        if (!addresses.stream().allMatch(rules::permit)) {
            throw new OutboundException(
                    Reason.ADDRESS_REFUSED, "%s is not a public address.".formatted(destination.host()));
        }
        return addresses;
    }

    private List<InetAddress> resolve(String host, Deadline deadline) throws OutboundException {
        try {
            Future<List<InetAddress>> lookup = lookups.submit(() -> resolver.resolve(host));
            try {
                List<InetAddress> addresses = lookup.get(deadline.left(host).toMillis(), TimeUnit.MILLISECONDS);
                if (addresses.isEmpty()) {
                    throw unknown(host, null);
                }
                return addresses;
            } finally {
                lookup.cancel(true);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw unknown(host, e.getCause());
            }
            throw new IllegalStateException("looking up a name failed", e.getCause());
        } catch (TimeoutException | RejectedExecutionException e) {
            throw Deadline.passed(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Deadline.passed(host);
        }
    }

    private static OutboundException unknown(String host, @Nullable Throwable cause) {
        return new OutboundException(Reason.UNKNOWN_HOST, "There is no host %s.".formatted(host), cause);
    }
}
