package org.masthead.audit;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.access.CurrentCaller;
import org.masthead.event.Attempt;
import org.masthead.event.Origin.Actor;
import org.masthead.http.RequestIds;
import org.masthead.http.client.ClientAddresses;
import org.masthead.site.Site;

/** Tells of what was refused for who asked, or how often: 401, 403 and 429 of the admin side and of logins. */
@Singleton
final class RefusalFilter {

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final String AUTH = Site.DELIVERY + "/auth/";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,40}");
    private static final Actor ANONYMOUS = new Actor("anonymous", null, "anonymous");

    private final Refusals refusals;
    private final CurrentCaller callers;

    RefusalFilter(Refusals refusals, CurrentCaller callers) {
        this.refusals = refusals;
        this.callers = callers;
    }

    @ServerResponseFilter
    public void note(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        String path = request.getUriInfo().getPath();
        if (REFUSALS.contains(response.getStatus()) && (path.startsWith(Site.ADMIN + "/") || path.startsWith(AUTH))) {
            refusals.keep(attempt(context.request().method(), path, actor(response.getStatus()), context));
        }
    }

    /** Who shows no token that counts, or is refused while it is looked at, is nobody. */
    private Actor actor(int status) {
        if (status == 401) {
            return ANONYMOUS;
        }
        try {
            return callers.find()
                    .map(caller -> new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.id(), caller.name()))
                    .orElse(ANONYMOUS);
        } catch (RuntimeException refused) {
            return ANONYMOUS;
        }
    }

    private static Attempt attempt(HttpMethod method, String path, Actor actor, RoutingContext context) {
        String below = path.startsWith(AUTH)
                ? path.substring(Site.DELIVERY.length() + 1)
                : path.substring(Site.ADMIN.length() + 1);
        String[] parts = below.split("/", -1);
        String area = singular(parts[0]);
        String type = area.equals("auth") ? "user" : area;
        @Nullable UUID object = parts.length > 1 && ID.matcher(parts[1]).matches() ? UUID.fromString(parts[1]) : null;
        return new Attempt(
                area + "." + verb(method, parts),
                type,
                object,
                false,
                actor,
                ClientAddresses.of(context),
                context.get(RequestIds.HEADER));
    }

    private static String verb(HttpMethod method, String[] parts) {
        String last = parts[parts.length - 1];
        boolean named = parts.length > 1 && WORD.matcher(last).matches();
        return switch (method.name()) {
            case "POST" -> named ? last : "create";
            case "PUT", "PATCH" -> "update";
            case "DELETE" -> named ? "delete-" + last : "delete";
            default -> "read";
        };
    }

    private static String singular(String resource) {
        return switch (resource) {
            case "categories" -> "category";
            case "auth", "audit", "site" -> resource;
            default ->
                WORD.matcher(resource).matches() && resource.endsWith("s")
                        ? resource.substring(0, resource.length() - 1)
                        : "unknown";
        };
    }
}
