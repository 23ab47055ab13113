package org.masthead.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.masthead.http.problem.ProblemException;

/** Answers for addresses that hold a NUL: nothing is called so, and the database could not be asked. */
@Singleton
public final class PathText {

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().indexOf('\0') >= 0) {
            throw ProblemException.notFound();
        }
    }
}
