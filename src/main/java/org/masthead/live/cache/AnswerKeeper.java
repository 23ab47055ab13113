package org.masthead.live.cache;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Representation;
import org.masthead.http.Representation.Prepared;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.PagedAnswer;
import org.masthead.live.freshness.Freshness;
import org.masthead.live.freshness.Generation;
import org.masthead.live.freshness.Generation.Known;
import org.masthead.live.freshness.GenerationRepository;
import org.masthead.live.freshness.Outlook;
import org.masthead.site.Site;

/**
 * Looks at each answer of delivery before it goes out: the generation is read once more. Is it the one that was read first,
 * then all in between was of it, and the answer may be kept; if not, this node moves on to it, so that nobody who has seen
 * what is new gets what is old from here. That holds for every answer that tells of content, kept or not.
 */
@Singleton
public final class AnswerKeeper {

    /** Behind the filter that makes the bytes. */
    private static final int LATE = Priorities.USER - 1;

    /** What tells of content; refusals of a request as such do not. */
    private static final Set<Integer> TELLING = Set.of(200, 304, 308, 404);

    /** Of what is kept, made anew for each answer. */
    private static final Set<String> ANEW =
            Set.of("etag", "link", "content-encoding", "content-length", "content-type", "set-cookie");

    private final ResponseCache cache;
    private final Generation generation;
    private final GenerationRepository generations;
    private final Freshness freshness;
    private final CurrentVertxRequest requests;
    private final Clock clock;

    AnswerKeeper(
            ResponseCache cache,
            Generation generation,
            GenerationRepository generations,
            Freshness freshness,
            CurrentVertxRequest requests,
            Clock clock) {
        this.cache = cache;
        this.generation = generation;
        this.generations = generations;
        this.freshness = freshness;
        this.requests = requests;
        this.clock = clock;
    }

    @ServerResponseFilter(priority = LATE)
    public void look(ContainerRequestContext request, ContainerResponseContext response) {
        if (!cache.isOn()
                || !Site.isDelivery(request.getUriInfo().getPath())
                || Outlook.of(request).isEmpty()
                || !TELLING.contains(response.getStatus())) {
            return;
        }
        Known known = generation.reached(generations.read());
        @Nullable Making making = Making.of(requests.getCurrent());
        Optional<Prepared> prepared = Prepared.of(request);
        Optional<Outlook> outlook = Outlook.of(request)
                .filter(first -> first.generation() == known.number())
                .filter(first -> first.edge().map(clock.instant()::isBefore).orElse(true));
        if (making != null && prepared.isPresent() && outlook.isPresent() && isForAll(response)) {
            cache.keep(making.key(), entry(known, outlook.get(), prepared.get(), response));
            making.done();
        }
    }

    /** Whether it is the same for whoever asks, but for its encoding. */
    private static boolean isForAll(ContainerResponseContext response) {
        MultivaluedMap<String, String> headers = response.getStringHeaders();
        @Nullable String said = headers.getFirst(HttpHeaders.CACHE_CONTROL);
        return said != null
                && said.startsWith("public")
                && !headers.containsKey(HttpHeaders.SET_COOKIE)
                && headers.getOrDefault(HttpHeaders.VARY, List.of()).stream()
                        .allMatch(HttpHeaders.ACCEPT_ENCODING::equalsIgnoreCase);
    }

    private Entry entry(Known known, Outlook outlook, Prepared prepared, ContainerResponseContext response) {
        Map<String, List<String>> headers = headers(response);
        String own = freshness.cacheControl(outlook.now(), outlook.edge());
        headers.computeIfPresent(
                HttpHeaders.CACHE_CONTROL, (name, values) -> values.equals(List.of(own)) ? null : values);
        Variant plain = new Variant(prepared.bytes(), prepared.tag(false), null, headers);
        Variant packed = Representation.isWorthPacking(prepared.bytes().length)
                ? new Variant(Representation.gzip(prepared.bytes()), prepared.tag(true), "gzip", headers)
                : plain;
        @Nullable ListPage<?> page = prepared.answer() instanceof PagedAnswer paged ? withoutItems(paged) : null;
        return new Entry(known, outlook.now(), outlook.edge(), plain, packed, page);
    }

    private static Map<String, List<String>> headers(ContainerResponseContext response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getStringHeaders().forEach((name, values) -> {
            if (!ANEW.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, new ArrayList<>(values));
            }
        });
        return headers;
    }

    private static ListPage<?> withoutItems(PagedAnswer answer) {
        ListPage<?> page = answer.listPage();
        return new ListPage<>(page.query(), List.of(), page.counted(), page.next(), page.previous());
    }
}
