package org.masthead.audit;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.access.RefusedCredential;
import org.masthead.event.Attempt;
import org.masthead.event.Origin;
import org.masthead.event.Origin.Actor;
import org.masthead.http.bulk.BulkView;
import org.masthead.site.Site;

/**
 * Tells of what was refused for who asked, or how often: 401, 403 and 429 of the admin side and of logins, passwords that
 * were wrong, and records that a bulk action was refused for.
 */
@Singleton
final class RefusalFilter {

    /** Ahead of the filter that makes bytes of what is answered. */
    private static final int EARLY = Priorities.USER + 1;

    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REFUSALS = Set.of(401, FORBIDDEN, 429);
    private static final String AUTH = Site.DELIVERY + "/auth/";
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Deeds that have another name in the log of what is done. */
    private static final Map<String, String> NAMES =
            Map.of("post.delete", "post.trash", "post.delete-schedule", "post.unschedule");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,40}");

    private final Refusals refusals;
    private final Origin origin;

    RefusalFilter(Refusals refusals, Origin origin) {
        this.refusals = refusals;
        this.origin = origin;
    }

    @ServerResponseFilter(priority = EARLY)
    public void note(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(Site.ADMIN + "/") && !path.startsWith(AUTH)) {
            return;
        }
        Tried tried = Tried.of(context.request().method(), path);
        if (REFUSALS.contains(response.getStatus()) || RefusedCredential.in(context)) {
            @Nullable UUID object = RefusedCredential.account(context).orElse(tried.object());
            refusals.keep(attempt(tried.action(), tried.type(), object, response.getStatus()));
        } else if (response.getEntity() instanceof BulkView bulk) {
            bulk.items().stream()
                    .filter(item -> item.status() == FORBIDDEN)
                    .map(item -> attempt(tried.action(), tried.type(), item.id(), FORBIDDEN))
                    .forEach(refusals::keep);
        }
    }

    private Attempt attempt(String action, String type, @Nullable UUID object, int status) {
        return new Attempt(action, type, object, false, actor(status), origin.address(), origin.requestId());
    }

    /** Who shows no token that counts, or is refused while it is looked at, is nobody. */
    private Actor actor(int status) {
        if (status == 401) {
            return Actor.ANONYMOUS;
        }
        try {
            return origin.actor();
        } catch (RuntimeException refused) {
            return Actor.ANONYMOUS;
        }
    }

    /**
     * What a request would have done.
     *
     * @param object the one that the address names; null where it names none
     */
    private record Tried(
            String action, String type, @Nullable UUID object) {

        static Tried of(HttpMethod method, String path) {
            String below = path.startsWith(AUTH)
                    ? path.substring(Site.DELIVERY.length() + 1)
                    : path.substring(Site.ADMIN.length() + 1);
            String[] parts = below.split("/", -1);
            String area = singular(parts[0]);
            @Nullable
            UUID object = parts.length > 1 && ID.matcher(parts[1]).matches() ? UUID.fromString(parts[1]) : null;
            String action = area + "." + verb(method, parts);
            return new Tried(NAMES.getOrDefault(action, action), area.equals("auth") ? "user" : area, object);
        }
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
