package org.masthead.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.Cursor;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.SortKey;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** The order of a list statement and the place in it where a page begins; nulls come last both ways. */
public final class Keyset {

    private final List<SqlList.Sort> sorts;
    private final List<SortKey> keys;
    private final boolean backward;
    private final ListQuery query;

    public Keyset(SqlList list, ListQuery query) {
        this.query = query;
        this.keys = query.sort();
        this.sorts = keys.stream().map(key -> list.sort(key.field())).toList();
        this.backward = query.paging().backward();
    }

    /** The sort values, as columns {@code k0}, {@code k1}, … behind the list's own. */
    public String columns() {
        return String.join(
                "",
                IntStream.range(0, sorts.size())
                        .mapToObj(i -> ", " + sorts.get(i).column() + " as k" + i)
                        .toList());
    }

    /** The same as they are compared. */
    String keys() {
        return String.join(
                "",
                IntStream.range(0, sorts.size())
                        .mapToObj(i -> ", " + sorts.get(i).expression() + " as k" + i)
                        .toList());
    }

    /** The sort values of rows that have those. */
    String columnsOf(String table) {
        return String.join(
                "",
                IntStream.range(0, sorts.size())
                        .mapToObj(i -> ", " + sorts.get(i).type().column(table + ".k" + i) + " as k" + i)
                        .toList());
    }

    /** What to order by. */
    public String order() {
        return order(i -> sorts.get(i).expression());
    }

    /** The same for rows that have {@link #keys()}. */
    String orderOf(String table) {
        return order(i -> table + ".k" + i);
    }

    private String order(IntFunction<String> expression) {
        return IntStream.range(0, sorts.size())
                .mapToObj(i -> expression.apply(i) + (ascending(i) ? " asc" : " desc") + nulls(i))
                .collect(Collectors.joining(", "));
    }

    private String nulls(int i) {
        return sorts.get(i).nullable() ? (backward ? " nulls first" : " nulls last") : "";
    }

    private boolean ascending(int i) {
        return keys.get(i).descending() == backward;
    }

    /** The sort value of a row as a cursor keeps it. */
    @Nullable
    String written(int i, Row row) {
        @Nullable Object value = row.valueOrNull("k" + i);
        return value == null ? null : sorts.get(i).type().write(value);
    }

    /** {@code and …}: only rows behind the cursor, in the direction of travel; empty without one. */
    public String predicate(Conditions conditions) {
        if (query.paging().cursor().isEmpty()) {
            return "";
        }
        List<@Nullable Object> edge = read(query.paging().cursor().get());
        boolean plain = sorts.stream().noneMatch(SqlList.Sort::nullable)
                && IntStream.range(0, sorts.size()).allMatch(i -> ascending(i) == ascending(0));
        return " and (" + (plain ? rowComparison(edge, conditions) : stepwise(edge, conditions)) + ")";
    }

    private String rowComparison(List<@Nullable Object> edge, Conditions conditions) {
        List<String> expressions = sorts.stream().map(SqlList.Sort::expression).toList();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < edge.size(); i++) {
            values.add(bound(i, present(edge.get(i)), conditions));
        }
        return "(" + String.join(", ", expressions) + ") " + (ascending(0) ? ">" : "<") + " ("
                + String.join(", ", values) + ")";
    }

    /** Behind in the first key, or level with it and behind in the second, and so on. */
    private String stepwise(List<@Nullable Object> edge, Conditions conditions) {
        List<String> alternatives = new ArrayList<>();
        for (int last = 0; last < sorts.size(); last++) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                all.add(level(i, edge.get(i), conditions));
            }
            all.add(behind(last, edge.get(last), conditions));
            alternatives.add("(" + String.join(" and ", all) + ")");
        }
        return String.join(" or ", alternatives);
    }

    private String level(int i, @Nullable Object value, Conditions conditions) {
        String expression = sorts.get(i).expression();
        return value == null ? expression + " is null" : expression + " = " + bound(i, value, conditions);
    }

    private String behind(int i, @Nullable Object value, Conditions conditions) {
        String expression = sorts.get(i).expression();
        if (value == null) {
            return backward ? expression + " is not null" : "false";
        }
        String comparison = expression + (ascending(i) ? " > " : " < ") + bound(i, value, conditions);
        return sorts.get(i).nullable() && !backward ? "(" + comparison + " or " + expression + " is null)" : comparison;
    }

    private String bound(int i, Object value, Conditions conditions) {
        return sorts.get(i).type().comparable(conditions.bind(value));
    }

    private List<@Nullable Object> read(Cursor cursor) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < sorts.size(); i++) {
            @Nullable String text = cursor.values().get(i);
            if (text == null && !sorts.get(i).nullable()) {
                throw forged();
            }
            try {
                values.add(text == null ? null : sorts.get(i).type().read(text));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw forged();
            }
        }
        return values;
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw forged();
        }
        return value;
    }

    private static ProblemException forged() {
        return ProblemException.of(ProblemType.UNKNOWN_PARAMETER, "cursor", "`cursor` is none that this list gave");
    }
}
