package org.masthead.sql;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.Total;

/** Runs list queries: one statement for a page and its count, and one more where the page is empty. */
@Singleton
public final class ListStatements {

    private final Selects selects;

    ListStatements(Selects selects) {
        this.selects = selects;
    }

    /**
     * The page that a query asks for.
     *
     * @param parameters values of the named parameters in the list's own SQL, such as {@code now}
     * @throws org.masthead.http.problem.ProblemException UNKNOWN_PARAMETER for a cursor whose values are not of the sort
     */
    public <T> ListPage<T> page(SqlList list, ListQuery query, Map<String, Object> parameters, Function<Row, T> view) {
        return page(list, Rows.of(list), query, parameters, view);
    }

    /** The same of rows that are found otherwise. */
    public <T> ListPage<T> page(
            SqlList list, Rows from, ListQuery query, Map<String, Object> parameters, Function<Row, T> view) {
        Conditions conditions = Conditions.of(list, from.where(), query);
        conditions.bind(parameters);
        String counted = from.counted()
                .orElseGet(() ->
                        "(select count(*) from " + from.from() + " where " + conditions.sql() + ")" + Rows.EXACTLY);
        Keyset keyset = new Keyset(list, query);
        boolean isCounted = query.paging().counted();
        List<Row> rows =
                rows(sql(list, from, query, conditions, keyset, isCounted ? ", " + counted : ""), conditions.values());
        Total total = Total.NONE;
        if (isCounted) {
            Row first = rows.isEmpty()
                    ? rows(from.with() + "select " + counted, conditions.values())
                            .get(0)
                    : rows.get(0);
            total = total(first);
        }
        return PageOfRows.of(query, keyset, rows, total, view);
    }

    private static Total total(Row counted) {
        long found = counted.number("found");
        return counted.valueOrNull("cut") == null
                ? Total.of(found)
                : Total.upTo(SqlList.MAX_COUNTED, found, counted.flag("cut"));
    }

    /** Where what a row shows is read from another table, that is done for the rows of the page alone. */
    private static String sql(
            SqlList list, Rows from, ListQuery query, Conditions conditions, Keyset keyset, String counted) {
        String where =
                " from " + from.from() + " where " + conditions.sql() + keyset.predicate(conditions) + " order by "
                        + keyset.order() + " limit " + (query.paging().limit() + 1) + offset(from, query, conditions);
        if (list.shown().isEmpty()) {
            return from.with() + "select " + list.select() + keyset.columns() + counted + where;
        }
        String page = "page as materialized (select " + list.key() + keyset.keys() + where + ")";
        return (from.with().isEmpty() ? "with " : from.with() + ", ") + page + " select " + list.select()
                + keyset.columnsOf("page") + counted + " from page join "
                + list.shown().get() + " order by "
                + keyset.orderOf("page");
    }

    private static String offset(Rows from, ListQuery query, Conditions conditions) {
        if (query.paging().offset() == 0) {
            return "";
        }
        conditions.bind(Map.of("rowOffset", query.paging().offset()));
        return " offset " + from.offset();
    }

    /**
     * The one row for which a filter of the list has this value.
     *
     * @param filter name of a filter, such as {@code id} or {@code slug}
     */
    public <T> Optional<T> one(
            SqlList list, String filter, Object value, Map<String, Object> parameters, Function<Row, T> view) {
        Conditions conditions = Conditions.of(list, filter, value);
        conditions.bind(parameters);
        String sql = "select " + list.select() + " from " + list.from() + " where " + conditions.sql() + " limit 1";
        return rows(sql, conditions.values()).stream().map(view).findFirst();
    }

    /** All rows of the list, in the order of one of its sorts. */
    public <T> List<T> all(SqlList list, String sort, Map<String, Object> parameters, Function<Row, T> view) {
        String sql = "select " + list.select() + " from " + list.from() + " where " + list.where() + " order by "
                + list.sort(sort).expression();
        return rows(sql, parameters).stream().map(view).toList();
    }

    /** The rows of a statement of ours; values are bound where it names them. */
    public List<Row> rows(String sql, Map<String, Object> values) {
        return selects.rows(sql, values);
    }
}
