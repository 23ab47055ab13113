package org.masthead.sql;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.Total;

/** Runs list queries: one statement for the page, one for the count. Needs a transaction. */
@Singleton
public final class ListStatements {

    private final EntityManager database;

    ListStatements(EntityManager database) {
        this.database = database;
    }

    /**
     * The page that a query asks for.
     *
     * @param parameters values of the named parameters in the list's own SQL, such as {@code now}
     * @throws org.masthead.http.problem.ProblemException UNKNOWN_PARAMETER for a cursor whose values are not of the sort
     */
    public <T> ListPage<T> page(SqlList list, ListQuery query, Map<String, Object> parameters, Function<Row, T> view) {
        Conditions conditions = Conditions.of(list, query);
        conditions.bind(parameters);
        Total total = query.paging().counted() ? Total.of(count(list, conditions)) : Total.NONE;
        return page(list, query, conditions, total, view);
    }

    /**
     * The same of a list that is counted otherwise.
     *
     * @param counted columns {@code found} and {@code cut}: how many rows there are, and whether there may be more
     */
    public <T> ListPage<T> page(
            SqlList list, String counted, ListQuery query, Map<String, Object> parameters, Function<Row, T> view) {
        Conditions conditions = Conditions.of(list, query);
        conditions.bind(parameters);
        Total total = Total.NONE;
        if (query.paging().counted()) {
            Row row =
                    rows(list.with() + "select " + counted, conditions.values()).get(0);
            total = Total.upTo(SqlList.MAX_COUNTED, row.number("found"), row.flag("cut"));
        }
        return page(list, query, conditions, total, view);
    }

    private <T> ListPage<T> page(
            SqlList list, ListQuery query, Conditions conditions, Total total, Function<Row, T> view) {
        Keyset keyset = new Keyset(list, query);
        List<Row> rows = rows(list, query, conditions, keyset);
        return PageOfRows.of(query, keyset, rows, total, view);
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

    private long count(SqlList list, Conditions conditions) {
        String sql = "select count(*) from " + list.from() + " where " + conditions.sql();
        Query statement = database.createNativeQuery(sql);
        bind(statement, sql, conditions.values());
        return ((Number) statement.getSingleResult()).longValue();
    }

    private List<Row> rows(SqlList list, ListQuery query, Conditions conditions, Keyset keyset) {
        String after = keyset.predicate(conditions);
        String sql = list.with() + "select " + list.select() + keyset.columns() + " from " + list.from() + " where "
                + conditions.sql() + after + " order by " + keyset.order() + " limit :rowLimit offset :rowOffset";
        conditions.bind(Map.of(
                "rowLimit",
                query.paging().limit() + 1,
                "rowOffset",
                query.paging().offset()));
        return rows(sql, conditions.values());
    }

    /** The rows of a statement of ours; values are bound where it names them. */
    public List<Row> rows(String sql, Map<String, Object> values) {
        Query statement = database.createNativeQuery(sql, Tuple.class);
        bind(statement, sql, values);
        @SuppressWarnings("unchecked")
        List<Tuple> tuples = statement.getResultList();
        return tuples.stream().map(Row::new).toList();
    }

    /** Hibernate refuses a value for a name that the statement does not have. */
    private static void bind(Query statement, String sql, Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (sql.contains(":" + name)) {
                statement.setParameter(name, value);
            }
        });
    }
}
