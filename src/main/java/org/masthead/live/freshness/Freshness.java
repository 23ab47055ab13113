package org.masthead.live.freshness;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says for how long answers may be shared: a browser asks each time, a CDN now and then, and never serves what it has past
 * the next time at which a post comes or goes. It is purged by key before that.
 */
@Singleton
public final class Freshness {

    /** Ahead of the filter that gives what has no {@code Cache-Control} the careful one. */
    private static final int EARLY = Priorities.USER + 1;

    private final Outlooks outlooks;
    private final DeliveryConfig config;
    private final Clock clock;

    Freshness(Outlooks outlooks, DeliveryConfig config, Clock clock) {
        this.outlooks = outlooks;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Reads the time and the edge ahead of all that the answer is made of: what passes in between shortens, and never
     * lengthens. A cache counts from when it asked (RFC 9111 §4.2.3), so the time that an answer takes is no matter.
     */
    @CutAtNextEdge
    @ServerRequestFilter
    public void lookAhead(ContainerRequestContext request) {
        outlooks.at(clock.instant()).noteIn(request);
    }

    /** {@code Cache-Control} of an answer that holds from now on until the edge. */
    public String cacheControl(Instant now, Optional<Instant> edge) {
        long left = edge.map(end -> Duration.between(now, end).toSeconds()).orElse(Long.MAX_VALUE);
        long fresh = Math.min(config.sharedMaxAge().toSeconds(), left);
        long stale = Math.min(config.staleWhileRevalidate().toSeconds(), left - fresh);
        return "public, max-age=0, s-maxage=" + fresh + ", stale-while-revalidate=" + stale;
    }

    @CutAtNextEdge
    @ServerResponseFilter(priority = EARLY)
    public void apply(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            Outlook.of(request)
                    .ifPresent(outlook -> response.getHeaders()
                            .putSingle(HttpHeaders.CACHE_CONTROL, cacheControl(outlook.now(), outlook.edge())));
        }
    }
}
