package org.masthead.sql;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.Cursor;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.SortKey;
import org.masthead.http.page.ListPage;

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
        OptionalLong total = query.paging().counted() ? OptionalLong.of(count(list, conditions)) : OptionalLong.empty();
        Keyset keyset = new Keyset(list, query);
        List<Row> rows = rows(list, query, conditions, keyset);
        boolean more = rows.size() > query.paging().limit();
        List<Row> shown = new ArrayList<>(more ? rows.subList(0, query.paging().limit()) : rows);
        if (query.paging().backward()) {
            Collections.reverse(shown);
        }
        boolean started = query.paging().cursor().isPresent() || query.paging().offset() > 0;
        boolean after = query.paging().backward() || more;
        boolean before = query.paging().backward() ? more : started;
        return new ListPage<>(
                query,
                shown.stream().map(view).toList(),
                total,
                after ? edge(keyset, query, shown, false) : Optional.empty(),
                before ? edge(keyset, query, shown, true) : Optional.empty());
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
        Query statement = database.createNativeQuery(sql, Tuple.class);
        bind(statement, sql, conditions.values());
        @SuppressWarnings("unchecked")
        List<Tuple> tuples = statement.getResultList();
        return tuples.stream().map(Row::new).map(view).findFirst();
    }

    /** All rows of the list, in the order of one of its sorts. */
    public <T> List<T> all(SqlList list, String sort, Map<String, Object> parameters, Function<Row, T> view) {
        String sql = "select " + list.select() + " from " + list.from() + " where " + list.where() + " order by "
                + list.sort(sort).expression();
        Query statement = database.createNativeQuery(sql, Tuple.class);
        bind(statement, sql, parameters);
        @SuppressWarnings("unchecked")
        List<Tuple> tuples = statement.getResultList();
        return tuples.stream().map(Row::new).map(view).toList();
    }

    private long count(SqlList list, Conditions conditions) {
        String sql = "select count(*) from " + list.from() + " where " + conditions.sql();
        Query statement = database.createNativeQuery(sql);
        bind(statement, sql, conditions.values());
        return ((Number) statement.getSingleResult()).longValue();
    }

    private List<Row> rows(SqlList list, ListQuery query, Conditions conditions, Keyset keyset) {
        String after = keyset.predicate(conditions);
        String sql = "select " + list.select() + keyset.columns() + " from " + list.from() + " where "
                + conditions.sql() + after + " order by " + keyset.order() + " limit :rowLimit offset :rowOffset";
        conditions.bind(Map.of(
                "rowLimit",
                query.paging().limit() + 1,
                "rowOffset",
                query.paging().offset()));
        Query statement = database.createNativeQuery(sql, Tuple.class);
        bind(statement, sql, conditions.values());
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

    private static Optional<Cursor> edge(Keyset keyset, ListQuery query, List<Row> rows, boolean backward) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row row = rows.get(backward ? 0 : rows.size() - 1);
        List<@Nullable String> values = new ArrayList<>();
        List<SortKey> sort = query.sort();
        for (int i = 0; i < sort.size(); i++) {
            values.add(keyset.written(i, row));
        }
        return Optional.of(new Cursor(query.order(), backward, values));
    }
}
