package org.masthead.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.masthead.http.Representation.Prepared;
import org.masthead.http.list.ListGrammar.Surface;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.PageLinks;
import org.masthead.http.page.PagedAnswer;
import org.masthead.http.page.TextList;
import org.masthead.site.Site;

/**
 * What every successful answer has in common: its bytes, ETag, {@code If-None-Match}, gzip, list headers, and
 * {@code Prefer: return=minimal} (RFC 7240).
 */
@Singleton
public final class ResponseConventions {

    private static final String NO_STORE = "private, no-store";
    private static final int FIRST_REFUSAL = 400;

    /** For delivery's answers that do not say how long they hold: whoever keeps one asks each time. */
    private static final String ASK_EACH_TIME = "public, no-cache";

    private final Representation representation;
    private final Site site;

    ResponseConventions(Representation representation, Site site) {
        this.representation = representation;
        this.site = site;
    }

    @ServerResponseFilter
    public void apply(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        boolean delivery = Site.isDelivery(request.getUriInfo().getPath());
        if (!delivery || site.isDeliveryPrivate()) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, NO_STORE);
        } else if (response.getStatus() < FIRST_REFUSAL && !headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        }
        Object entity = response.getEntity();
        boolean isJson = MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
        if (entity instanceof byte[]) {
            // A replayed answer: without this, the writer of the method's return type would have the bytes.
            response.setEntity(entity, null, response.getMediaType());
            return;
        }
        if (entity == null
                || response.getStatus() >= 300
                || !(isJson || entity instanceof TextDocument || entity instanceof TextList)) {
            return;
        }
        if (entity instanceof PagedAnswer answer) {
            addListHeaders(answer, headers);
        }
        byte[] bytes = bytes(entity);
        Prepared prepared = new Prepared(entity, bytes, Representation.checksum(bytes));
        prepared.noteIn(request);
        boolean packed = Representation.isWorthPacking(bytes.length)
                && Representation.acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        String tag = entity instanceof Versioned versioned && !delivery
                ? "\"" + versioned.version() + "-" + prepared.tag(packed).substring(1)
                : prepared.tag(packed);
        headers.putSingle(HttpHeaders.ETAG, tag);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (isRead(request)) {
            if (Representation.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatus(304);
                response.setEntity(null);
                return;
            }
        } else if (prefersMinimal(request)) {
            headers.putSingle("Preference-Applied", "return=minimal");
            response.setStatus(response.getStatus() == 200 ? 204 : response.getStatus());
            response.setEntity(null);
            return;
        }
        if (packed) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        MediaType type = isJson ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
        response.setEntity(packed ? Representation.gzip(bytes) : bytes, null, type);
    }

    private byte[] bytes(Object entity) {
        if (entity instanceof TextDocument document) {
            return document.bytes();
        }
        return entity instanceof TextList list ? list.bytes() : representation.bytes(entity);
    }

    private void addListHeaders(PagedAnswer answer, MultivaluedMap<String, Object> headers) {
        ListPage<?> page = answer.listPage();
        String links = PageLinks.of(page, site.baseUrl());
        if (!links.isEmpty()) {
            headers.putSingle(HttpHeaders.LINK, links);
        }
        if (page.query().grammar().surface() == Surface.ADMIN) {
            String total =
                    page.total().isPresent() ? String.valueOf(page.total().getAsLong()) : "*";
            long first = page.query().paging().offset();
            String range = page.items().isEmpty()
                    ? "*"
                    : first + "-" + (first + page.items().size() - 1);
            headers.putSingle("Content-Range", page.query().grammar().resource() + " " + range + "/" + total);
            page.total().ifPresent(count -> headers.putSingle("X-Total-Count", count));
        }
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean prefersMinimal(ContainerRequestContext request) {
        List<String> preferences = request.getHeaders().getOrDefault("Prefer", List.of());
        return preferences.stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .anyMatch(preference -> preference.trim().equalsIgnoreCase("return=minimal"));
    }
}
