package org.masthead.http.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list request, checked against its grammar.
 *
 * @param grammar what it was checked against
 * @param conditions filters that all hold
 * @param search words of {@code q}, or empty
 * @param sort the order, ending in {@code id}
 * @param paging which part of the order
 * @param fields members asked for, or empty for all
 * @param include relations asked for
 * @param formats forms of the text asked for, by the members that hold them
 * @param path path of the request, for links
 * @param parameters the request's parameters but for those that page
 */
public record ListQuery(
        ListGrammar grammar,
        List<Condition> conditions,
        Optional<String> search,
        List<SortKey> sort,
        Paging paging,
        Set<String> fields,
        Set<String> include,
        Set<String> formats,
        String path,
        Map<String, List<String>> parameters) {

    /** The same query with conditions that the service adds. */
    public ListQuery and(List<Condition> more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(more);
        return new ListQuery(grammar, all, search, sort, paging, fields, include, formats, path, parameters);
    }

    /** The same query, of rows that are known to meet this one of its conditions. */
    public ListQuery without(Condition met) {
        return new ListQuery(
                grammar,
                conditions.stream().filter(condition -> condition != met).toList(),
                search,
                sort,
                paging,
                fields,
                include,
                formats,
                path,
                parameters);
    }

    /** The same query, of rows that are known to meet its conditions. */
    public ListQuery withoutConditions() {
        return new ListQuery(
                grammar, List.of(), Optional.empty(), sort, paging, fields, include, formats, path, parameters);
    }

    /** True when the answer shows this relation. */
    public boolean shows(String member) {
        if (!fields.isEmpty()) {
            return fields.contains(member) || formats.contains(member);
        }
        return !grammar.relations().contains(member) || include.contains(member);
    }

    /** True when the client names this member, which lists do not carry of themselves. */
    public boolean asksFor(String member) {
        return fields.contains(member) || formats.contains(member);
    }

    /** The value of one of the grammar's options, when the client gave one. */
    public Optional<String> option(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The names that the client lists in one of the grammar's choices. */
    public Set<String> choices(String name) {
        return Set.copyOf(ListParser.split(parameters.getOrDefault(name, List.of())));
    }

    /** The order as text, which a cursor repeats to be told from one of another order. */
    public String order() {
        return String.join(",", sort.stream().map(SortKey::toString).toList());
    }
}
