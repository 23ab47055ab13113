package org.masthead.sql;

import java.util.Optional;

/**
 * Where the rows of a list come from. A feature that knows a shorter way to them than the list's own tables says it here.
 *
 * @param with common table expressions that it needs, with the {@code with}; or empty
 * @param from tables that have the columns that the list's predicates and sorts name
 * @param where a predicate that holds for every row
 * @param offset how many rows are passed over, as an expression of {@code :rowOffset}
 * @param counted the columns {@code found} and {@code cut}, how many rows there are and whether there may be more; empty
 *     where they are counted one by one
 */
public record Rows(String with, String from, String where, String offset, Optional<String> counted) {

    static final String OFFSET = ":rowOffset";

    /** That all rows are counted. */
    static final String EXACTLY = " as found, cast(null as boolean) as cut";

    /** Those of the list's own tables. */
    static Rows of(SqlList list) {
        return of(list.from(), list.where());
    }

    /** Those of other tables. */
    public static Rows of(String from, String where) {
        return new Rows("", from, where, OFFSET, Optional.empty());
    }

    /** Those of expressions that count them, too. */
    public static Rows of(String with, String from, String counted) {
        return new Rows(with, from, "true", OFFSET, Optional.of(counted));
    }

    /** The same, counted otherwise: by an expression. */
    public Rows counting(String expression) {
        return new Rows(with, from, where, offset, Optional.of(expression + EXACTLY));
    }

    /**
     * The same from a place in their order on.
     *
     * @param expressions common table expressions that say which place that is, with the {@code with}
     * @param predicate holds for the rows that are left
     * @param left how many of those are passed over
     */
    public Rows startingAt(String expressions, String predicate, String left) {
        return new Rows(expressions, from, where + " and " + predicate, left, counted);
    }
}
