package org.masthead.http.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.Paging;

/** The {@code Link} header of a page (RFC 8288): by cursor, or by page where the client counts pages. */
public final class PageLinks {

    private static final Set<String> PAGING = Set.of("cursor", "page", "range", "_start", "_end");

    private PageLinks() {}

    /** The header's value, empty when there is no other page. */
    public static String of(ListPage<?> page, String baseUrl) {
        ListQuery query = page.query();
        Paging paging = query.paging();
        List<String> links = new ArrayList<>();
        if (paging.byPage()) {
            long number = paging.offset() / paging.limit() + 1;
            page.next().ifPresent(c -> links.add(link(query, baseUrl, "page", String.valueOf(number + 1), "next")));
            if (number > 1) {
                links.add(link(query, baseUrl, "page", String.valueOf(number - 1), "prev"));
            }
            links.add(link(query, baseUrl, "page", "1", "first"));
            page.total().ifPresent(total -> {
                long last = Math.max(1, (total + paging.limit() - 1) / paging.limit());
                links.add(link(query, baseUrl, "page", String.valueOf(last), "last"));
            });
        } else {
            page.next().ifPresent(cursor -> links.add(link(query, baseUrl, "cursor", cursor.encode(), "next")));
            page.previous().ifPresent(cursor -> links.add(link(query, baseUrl, "cursor", cursor.encode(), "prev")));
        }
        return String.join(", ", links);
    }

    private static String link(ListQuery query, String baseUrl, String name, String value, String rel) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query.parameters());
        parameters.keySet().removeAll(PAGING);
        if (query.parameters().keySet().stream().anyMatch(p -> p.equals("range") || p.equals("_end"))) {
            parameters.put("limit", List.of(String.valueOf(query.paging().limit())));
        }
        parameters.put(name, List.of(value));
        StringBuilder address = new StringBuilder(baseUrl).append(query.path());
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String one : parameter.getValue()) {
                address.append(separator)
                        .append(encode(parameter.getKey()))
                        .append('=')
                        .append(encode(one));
                separator = '&';
            }
        }
        return "<" + address + ">; rel=\"" + rel + "\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
