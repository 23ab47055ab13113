package org.masthead.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.masthead.http.list.Condition;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.Operator;
import org.masthead.text.Bigrams;
import org.masthead.text.Folded;

/** The {@code where} of a list statement, and the values bound in it. */
public final class Conditions {

    /** Words of {@code q} that count. */
    private static final int MAX_WORDS = 16;

    private final List<String> predicates = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The conditions of a query: that of the list, filters, and {@code q}. */
    public static Conditions of(SqlList list, ListQuery query) {
        return of(list, list.where(), query);
    }

    /** The same, where something else than the list says holds for every row. */
    static Conditions of(SqlList list, String where, ListQuery query) {
        Conditions conditions = new Conditions();
        conditions.predicates.add(where);
        query.conditions().forEach(condition -> conditions.predicates.add(conditions.predicate(list, condition)));
        conditions.search(list, query);
        return conditions;
    }

    private void search(SqlList list, ListQuery query) {
        if (list.fullText().isPresent()) {
            query.search().ifPresent(words -> predicates.add(list.fullText().get()));
            return;
        }
        query.search().stream()
                .flatMap(words -> List.of(Folded.of(words).split(" ")).stream())
                .limit(MAX_WORDS)
                .forEach(word -> predicates.add(like(list.search(), word)));
    }

    /** The conditions of a list, and one filter more. */
    static Conditions of(SqlList list, String filter, Object value) {
        Conditions conditions = new Conditions();
        conditions.predicates.add(list.where());
        conditions.predicates.add(conditions.equal(list.filter(filter), List.of(value)));
        return conditions;
    }

    /** The predicate. */
    public String sql() {
        return "(" + String.join(") and (", predicates) + ")";
    }

    /** The values bound in it, by name. */
    public Map<String, Object> values() {
        return values;
    }

    /** Binds values under names of their own. */
    public void bind(Map<String, Object> more) {
        values.putAll(more);
    }

    /** Binds a value under a new name. */
    String bind(Object value) {
        String name = "v" + values.size() + "x";
        values.put(name, value);
        return ":" + name;
    }

    private String predicate(SqlList list, Condition condition) {
        if (condition.operator() == Operator.LIKE) {
            return like(
                    list.like(condition.field()).predicate(),
                    Folded.of(condition.values().get(0).toString()));
        }
        SqlList.Filter filter = list.filter(condition.field());
        return switch (condition.operator()) {
            case EQUAL -> equal(filter, condition.values());
            case NOT -> "(" + equal(filter, condition.values()) + ") is not true";
            case ALL ->
                String.join(
                        " and ",
                        condition.values().stream()
                                .map(value -> equal(filter, List.of(value)))
                                .toList());
            case GREATER -> compare(filter, ">", condition);
            case GREATER_OR_EQUAL -> compare(filter, ">=", condition);
            case LESS -> compare(filter, "<", condition);
            case LESS_OR_EQUAL -> compare(filter, "<=", condition);
            case LIKE -> throw new IllegalStateException("handled above");
        };
    }

    private String equal(SqlList.Filter filter, List<Object> wanted) {
        if (wanted.isEmpty()) {
            return Objects.requireNonNull(filter.none(), "A filter that may ask for no value needs a predicate for it");
        }
        return filter.predicate() != null
                ? filter.predicate().replace(":values", bind(wanted))
                : filter.expression() + " in (" + bind(wanted) + ")";
    }

    private String compare(SqlList.Filter filter, String operator, Condition condition) {
        List<String> each = condition.values().stream()
                .map(value -> filter.expression() + " " + operator + " " + bind(value))
                .toList();
        return String.join(" and ", each);
    }

    private String like(@org.jspecify.annotations.Nullable String predicate, String folded) {
        if (predicate == null) {
            throw new IllegalStateException("A LIKE needs a predicate");
        }
        String bound = predicate.replace(":value", bind(Bigrams.likePattern(folded)));
        return bound.contains(":grams") ? bound.replace(":grams", grams(folded)) : bound;
    }

    private String grams(String folded) {
        List<String> each = Bigrams.of(folded).stream().map(this::bind).toList();
        return "cast(array[" + String.join(", ", each) + "] as text[])";
    }
}
