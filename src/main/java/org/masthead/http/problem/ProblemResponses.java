package org.masthead.http.problem;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.masthead.site.Site;

/** Turns every failure of a resource into a problem response; logs what is ours to mend, once. */
@Singleton
public final class ProblemResponses {

    /** Seconds after which a client may try again what was UNAVAILABLE. */
    static final String RETRY_AFTER = "2";

    private final Site site;

    ProblemResponses(Site site) {
        this.site = site;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(ProblemException refusal, UriInfo uri) {
        return respond(refusal, path(uri));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unauthenticated(UnauthorizedException refusal, UriInfo uri) {
        return respond(Faults.ofStatus(401), path(uri));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> badCredentials(AuthenticationFailedException refusal, UriInfo uri) {
        return respond(
                new ProblemException(ProblemType.UNAUTHENTICATED, "The bearer token is not valid, or no longer so."),
                path(uri));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException refusal, UriInfo uri) {
        return respond(Faults.ofStatus(403), path(uri));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> framework(WebApplicationException refusal, UriInfo uri) {
        RestResponse<Problem> response = respond(Faults.read(refusal), path(uri));
        Object allow = refusal.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
        }
        return response;
    }

    @ServerExceptionMapper
    public RestResponse<Problem> failed(Throwable failure, UriInfo uri, RoutingContext context) {
        ProblemException problem = Faults.read(failure);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            Log.errorf(failure, "%s %s failed", context.request().method(), path(uri));
        } else {
            Log.debugf(failure, "%s %s refused", context.request().method(), path(uri));
        }
        return respond(problem, path(uri));
    }

    /** The problem as it goes over the wire, for a request of this path. */
    public Problem problem(ProblemException refusal, String path) {
        return Problem.of(refusal, site.address("/problems/" + refusal.type().slug()), path);
    }

    /** As it was sent: decoded, it would be no URI reference. */
    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }

    private RestResponse<Problem> respond(ProblemException refusal, String path) {
        ResponseBuilder<Problem> response = ResponseBuilder.<Problem>create(
                        refusal.type().status())
                .entity(problem(refusal, path))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        retryAfter(refusal).ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    /** Seconds after which to try again, where that may help. */
    static Optional<String> retryAfter(ProblemException refusal) {
        return refusal.type() == ProblemType.UNAVAILABLE || refusal.members().containsKey(ProblemException.RETRY_AFTER)
                ? Optional.of(String.valueOf(refusal.members().getOrDefault(ProblemException.RETRY_AFTER, RETRY_AFTER)))
                : Optional.empty();
    }
}
