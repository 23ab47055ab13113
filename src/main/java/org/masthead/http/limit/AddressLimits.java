package org.masthead.http.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.masthead.http.client.ClientAddresses;
import org.masthead.http.limit.Limiter.Standing;
import org.masthead.site.Site;

/** Holds each address to the limits of what anybody may read, before anything is looked up for it. */
@Singleton
final class AddressLimits {

    /** Ahead of what serves images, and behind what tells a browser that it may read the answer. */
    private static final int PRIORITY = 380;

    private static final Pattern SEARCH = Pattern.compile("(?:^|&)(?:q|%71)=");
    private static final Pattern FEED = Pattern.compile("/(?:feed\\.xml|atom\\.xml|feed\\.json|sitemap\\.xml)");

    /** A limit, and the requests it is about. */
    private record Held(Limiter limiter, Predicate<RoutingContext> about) {}

    private final List<Held> limits = new ArrayList<>();

    AddressLimits(LimitConfig config, Clock clock) {
        hold("delivery", config.delivery(), AddressLimits::isDelivery, clock);
        hold("search", config.search(), context -> isDelivery(context) && isSearch(context), clock);
        hold("media", config.media(), context -> isMedia(context) && !asksForVariant(context), clock);
        hold("variants", config.variants(), context -> isMedia(context) && asksForVariant(context), clock);
    }

    private void hold(String name, Limit limit, Predicate<RoutingContext> about, Clock clock) {
        if (limit.requests().isPresent()) {
            limits.add(new Held(new Limiter(name, "Too many requests from your address", limit, clock), about));
        }
    }

    void register(@Observes Filters filters) {
        if (!limits.isEmpty()) {
            filters.register(this::check, PRIORITY);
        }
    }

    private void check(RoutingContext context) {
        String client = ClientKey.of(ClientAddresses.of(context));
        for (Held held : limits) {
            if (held.about().test(context)) {
                Standing standing = held.limiter().take(client);
                HttpServerResponse response = context.response();
                response.headers()
                        .add("RateLimit-Policy", held.limiter().policy())
                        .add("RateLimit", held.limiter().state(standing));
                if (!standing.allowed()) {
                    context.fail(held.limiter().refusal(standing));
                    return;
                }
            }
        }
        context.next();
    }

    private static boolean isDelivery(RoutingContext context) {
        String path = context.normalizedPath();
        return Site.isDelivery(path) || FEED.matcher(path).matches();
    }

    private static boolean isMedia(RoutingContext context) {
        return context.normalizedPath().startsWith("/media/");
    }

    private static boolean asksForVariant(RoutingContext context) {
        return !Objects.requireNonNullElse(context.request().query(), "")
                .replace("&", "")
                .isEmpty();
    }

    private static boolean isSearch(RoutingContext context) {
        return context.normalizedPath().startsWith(Site.DELIVERY + "/search")
                || Optional.ofNullable(context.request().query())
                        .filter(query -> SEARCH.matcher(query).find())
                        .isPresent();
    }
}
