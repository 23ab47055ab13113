package org.masthead.live.kept;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.http.list.Condition;
import org.masthead.http.list.IdReader;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.Operator;
import org.masthead.sql.Rows;

/**
 * The shortest way to the rows of a list of live posts. Posts of one tag, category or author are taken from its own rows, in
 * the order of their dates; all posts, and those of a locale, are counted by kept counts, which also say in what month a
 * page far behind begins.
 *
 * @param rows where they come from
 * @param query what is left to be asked of them
 * @param values what is bound beside it
 */
public record LiveRows(Rows rows, ListQuery query, Map<String, Object> values) {

    /** Rows that are passed over one by one; a page that begins further behind begins at a month. */
    private static final long FEW = 500;

    private static final String VISIBLE = "l.visible_from <= :now and l.visible_until > :now";

    private static final String ID = "Id";

    /** Names whose one value leads to rows of its own. */
    private static final Set<String> LEADING = Set.of("tag", "tagId", "category", "categoryId", "author", "authorId");

    /** What those rows say themselves. */
    private static final Set<String> NARROW =
            Set.of("id", "slug", "locale", "date", "tag", "tagId", "category", "categoryId", "author", "authorId");

    private static final Set<String> ORDERED = Set.of("date", "id");

    /** How the rows of a query are found best. */
    public static LiveRows of(ListQuery query) {
        Optional<Condition> leading = query.conditions().stream()
                .filter(condition -> LEADING.contains(condition.field()))
                .filter(LiveRows::isOne)
                .findFirst();
        if (leading.isPresent()) {
            return ofRelation(query, leading.get());
        }
        boolean isKept = query.conditions().stream()
                        .allMatch(condition ->
                                condition.field().equals("locale") && condition.operator() == Operator.EQUAL)
                && query.conditions().size() <= 1;
        Rows all = Rows.of("live_post l", VISIBLE);
        return isKept ? ofLocales(query, all) : new LiveRows(all, query, Map.of());
    }

    private static boolean isOne(Condition condition) {
        return condition.operator() == Operator.EQUAL && condition.values().size() == 1;
    }

    private static LiveRows ofRelation(ListQuery query, Condition leading) {
        String kind = leading.field().replace(ID, "");
        ListQuery rest = query.without(leading);
        boolean isNarrow = rest.conditions().stream().map(Condition::field).allMatch(NARROW::contains)
                && ORDERED.containsAll(
                        query.sort().stream().map(key -> key.field()).collect(Collectors.toSet()));
        Map<String, Object> values = new HashMap<>();
        String id = id(kind, leading.values().get(0), values);
        String table = kind.equals("category") ? subtree(id) : "live_post_" + kind;
        String own = kind.equals("category") ? "" : " and d." + kind + "_id = " + id;
        Rows rows = isNarrow
                ? Rows.of(table + " l", VISIBLE + own.replace(" d.", " l."))
                : Rows.of(
                        table + " d join live_post l on l.post_id = d.post_id and l.visible_from = d.visible_from",
                        VISIBLE + own);
        boolean isKept = rest.conditions().isEmpty() && !kind.equals("category");
        return new LiveRows(isKept ? rows.counting(KeptCounts.ofRelation(kind, id)) : rows, rest, values);
    }

    /** An expression for the id that a slug, one that it had before, or an id means. */
    private static String id(String kind, Object value, Map<String, Object> values) {
        if (value instanceof UUID) {
            values.put("leadingId", value);
            return "cast(:leadingId as uuid)";
        }
        String text = value.toString();
        values.put("leading", text);
        String bySlug = "(select owner_id from " + kind + "_slug where slug = :leading)";
        return IdReader.of(text)
                .filter(id -> id.toString().equals(text))
                .map(id -> {
                    values.put("leadingId", id);
                    return "coalesce(" + bySlug + ", cast(:leadingId as uuid))";
                })
                .orElse(bySlug);
    }

    /** A post may be in several categories below one. */
    private static String subtree(String id) {
        return "(select distinct x.post_id, x.visible_from, x.visible_until, x.locale, x.date from live_post_category x"
                + " where x.category_id = any(array(select c.id from category c where c.ancestors && array[" + id
                + "])))";
    }

    private static LiveRows ofLocales(ListQuery query, Rows all) {
        Map<String, Object> values = new HashMap<>();
        query.conditions().forEach(condition -> values.put("locales", condition.values()));
        String predicate = values.isEmpty() ? "true" : "locale in (:locales)";
        boolean isFar = query.paging().offset() > FEW && isByDate(query);
        Rows rows = isFar ? fromMonth(all, query, predicate) : all.counting(KeptCounts.ofPosts(predicate));
        return new LiveRows(rows, query, values);
    }

    private static boolean isByDate(ListQuery query) {
        List<String> fields = query.sort().stream().map(key -> key.field()).toList();
        return fields.equals(List.of("date", "id"))
                && query.sort().get(0).descending() == query.sort().get(1).descending();
    }

    /** From the month that the first row of the page is in: those of months ahead of it are counted, not read. */
    private static Rows fromMonth(Rows rows, ListQuery query, String predicate) {
        boolean latestFirst = query.sort().get(0).descending();
        String order = latestFirst ? "desc" : "asc";
        String back = latestFirst ? "asc" : "desc";
        String months = "with months as (" + KeptCounts.byMonth(predicate)
                + "), places as (select month, sum(cast(posts as integer)) over"
                + " (order by month " + order + ") - posts as ahead from months), start as materialized (select month,"
                + " ahead from places where ahead <= :rowOffset order by month " + back
                + " limit 1)";
        String begins = latestFirst
                ? "l.date < (select (month + interval '1 month') at time zone 'UTC' from start)"
                : "l.date >= (select cast(month as timestamp) at time zone 'UTC' from start)";
        return rows.startingAt(months, begins, "(:rowOffset - coalesce((select ahead from start), 0))")
                .counting("(select coalesce(sum(cast(posts as integer)), 0) from months)");
    }
}
