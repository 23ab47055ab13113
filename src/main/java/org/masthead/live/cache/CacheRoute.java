package org.masthead.live.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.PageLinks;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.live.cache.Flights.Flight;
import org.masthead.live.freshness.Freshness;
import org.masthead.live.freshness.Generation;
import org.masthead.site.Site;

/**
 * Serves what is kept ready, on the event loop. Of several who ask for the same that is not, the first one's answer is made,
 * and the others wait for it; what is found then is looked at like any other, so that nobody gets what was made before he
 * asked and has been overtaken.
 */
@Singleton
final class CacheRoute {

    /** Behind limits, and what every answer has; ahead of who calls, and of what reads requests. */
    private static final int PRIORITY = 370;

    /** How often one waits: what was made for him may be overtaken before he gets it. */
    private static final int MOST_WAITS = 2;

    /** After so long a wait, there is time to ask the database for oneself: any request ends within 5 s. */
    private static final long SHORT_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final CharSequence LINK = HttpHeaders.createOptimized("Link");

    private final ResponseCache cache;
    private final Forms forms;
    private final Flights flights;
    private final Generation generation;
    private final Freshness freshness;
    private final Site site;
    private final Clock clock;

    CacheRoute(
            ResponseCache cache,
            Forms forms,
            Flights flights,
            Generation generation,
            Freshness freshness,
            Site site,
            Clock clock) {
        this.cache = cache;
        this.forms = forms;
        this.flights = flights;
        this.generation = generation;
        this.freshness = freshness;
        this.site = site;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        if (cache.isOn()) {
            filters.register(this::filter, PRIORITY);
        }
    }

    private void filter(RoutingContext context) {
        if (!PlainRequest.is(context.request())) {
            context.next();
            return;
        }
        @Nullable Form form = forms.of(context);
        String key = form == null ? context.request().uri() : form.key();
        Instant now = clock.instant();
        @Nullable Entry entry = cache.find(key, now);
        if (entry != null) {
            cache.countHit();
            serve(context, entry, form, now);
        } else {
            cache.countMiss();
            make(context, key, form, 0);
        }
    }

    private void make(RoutingContext context, String key, @Nullable Form form, int waits) {
        if (!generation.isTrusted() || context.request().method() != HttpMethod.GET) {
            context.next();
            return;
        }
        @Nullable Flight flight = waits < MOST_WAITS ? flights.underWay(key) : null;
        if (flight != null) {
            context.request().pause();
            long since = System.nanoTime();
            boolean waiting = flight.await(context.vertx(), kept -> {
                if (!kept && isHopeless(since)) {
                    refuse(context);
                } else {
                    goOn(context, key, form, kept, waits + 1);
                }
            });
            if (waiting) {
                return;
            }
            context.request().resume();
        }
        Making.of(key, flights.begin(key)).noteIn(context);
        context.next();
    }

    /**
     * Whether one who has waited since then would only wait again: the database has not answered, neither the one ahead of
     * him nor this node. What it may take him is spent.
     */
    private boolean isHopeless(long since) {
        return !generation.isTrusted() && System.nanoTime() - since > SHORT_WAIT_NANOS;
    }

    private static void refuse(RoutingContext context) {
        if (!context.response().closed() && !context.response().ended()) {
            context.request().resume();
            context.fail(new ProblemException(
                    ProblemType.UNAVAILABLE, "The database does not answer at the moment; try again soon."));
        }
    }

    private void goOn(RoutingContext context, String key, @Nullable Form form, boolean kept, int waits) {
        if (context.response().closed() || context.response().ended()) {
            return;
        }
        context.request().resume();
        Instant now = clock.instant();
        @Nullable Entry entry = kept ? cache.find(key, now) : null;
        if (entry != null) {
            serve(context, entry, form, now);
        } else {
            make(context, key, form, kept ? waits : MOST_WAITS);
        }
    }

    private void serve(RoutingContext context, Entry entry, @Nullable Form form, Instant now) {
        HttpServerResponse response = context.response();
        Variant variant = entry.variant(PlainRequest.acceptsGzip(context.request()));
        MultiMap headers = response.headers();
        boolean isKnown = variant.isKnown(PlainRequest.all(context.request(), HttpHeaders.IF_NONE_MATCH));
        variant.describe(headers, !isKnown);
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, freshness.cacheControl(now, entry.edge()));
        }
        @Nullable ListPage<?> page = entry.page();
        if (page != null) {
            CharSequence link = entry.link(context.request().uri(), () -> link(page, form));
            if (link.length() > 0) {
                headers.set(LINK, link);
            }
        }
        if (isKnown) {
            response.setStatusCode(304).end();
        } else if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(variant.bytes());
        }
    }

    /** Links repeat what was asked: that of a list may be spelt in other ways than it was when its answer was made. */
    private String link(ListPage<?> page, @Nullable Form form) {
        @Nullable ListQuery query = form == null ? null : form.query();
        ListPage<?> asked = query == null
                ? page
                : new ListPage<>(query, page.items(), page.counted(), page.next(), page.previous());
        return PageLinks.of(asked, site.baseUrl());
    }
}
