package org.masthead.access;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.masthead.http.limit.Limit;
import org.masthead.http.limit.Limiter;
import org.masthead.http.limit.Limiter.Standing;
import org.masthead.http.problem.ProblemException;
import org.masthead.site.Site;

/** Holds each caller to a number of writes on the admin side. */
@Singleton
final class WriteLimit {

    private final Limiter limiter;
    private final CurrentCaller callers;

    WriteLimit(AccessConfig config, CurrentCaller callers, Clock clock) {
        this.callers = callers;
        this.limiter = new Limiter(
                "admin-writes",
                "Too many writes",
                Limit.of(config.access().adminWritesPerSecond(), Duration.ofSeconds(1)),
                clock);
    }

    /** @throws ProblemException TOO_MANY_REQUESTS */
    @ServerRequestFilter(priority = AFTER_SCOPES)
    public void check(ContainerRequestContext request, RoutingContext context) {
        if (ScopeFilter.isRead(request.getMethod())
                || !request.getUriInfo().getPath().startsWith(Site.ADMIN + "/")) {
            return;
        }
        Standing standing = limiter.take(callers.get().id().toString());
        MultiMap headers = context.response().headers();
        headers.set("RateLimit-Policy", limiter.policy()).set("RateLimit", limiter.state(standing));
        if (!standing.allowed()) {
            throw limiter.refusal(standing);
        }
    }

    private static final int AFTER_SCOPES = jakarta.ws.rs.Priorities.USER + 1;
}
