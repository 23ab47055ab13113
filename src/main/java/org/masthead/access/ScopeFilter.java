package org.masthead.access;

import io.quarkus.security.ForbiddenException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Site;

/**
 * Holds the admin side to what tokens may, and delivery where it is private: nobody gets in without one, whatever the
 * resource says, and a narrowed key gets no further than its scopes. A scope is the first part of the path below {@link Site#ADMIN} and what the method does
 * to it; what changes the readers' view of a post asks for {@code posts:publish}.
 */
@Singleton
final class ScopeFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> PUBLISHING = Set.of("publish", "unpublish", "schedule");

    private final CurrentCaller callers;
    private final Site site;

    ScopeFilter(CurrentCaller callers, Site site) {
        this.site = site;
        this.callers = callers;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith(Site.ADMIN + "/")) {
            demand(scope(request.getMethod(), path.substring(Site.ADMIN.length() + 1)));
        } else if (site.isDeliveryPrivate() && Site.isDelivery(path)) {
            @Nullable String preview = request.getUriInfo().getQueryParameters().getFirst("preview");
            demand((preview != null && !preview.isEmpty() ? Permission.PREVIEW_READ : Permission.DELIVERY_READ)
                    .scope());
        }
    }

    private void demand(String scope) {
        if (!callers.get().isWithinScopes(scope)) {
            throw new ForbiddenException();
        }
    }

    static boolean isRead(String method) {
        return READS.contains(method);
    }

    static String scope(String method, String path) {
        String[] parts = path.split("/", -1);
        if (READS.contains(method)) {
            return parts[0] + ":read";
        }
        boolean publishes = parts[0].equals("posts") && parts.length == 3 && PUBLISHING.contains(parts[2]);
        return publishes ? Permission.POSTS_PUBLISH.scope() : parts[0] + ":write";
    }
}
