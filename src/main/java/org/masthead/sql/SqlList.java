package org.masthead.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one list reads from the database: its columns, and the SQL behind each name of its grammar. All text is ours; what a
 * client sends is bound. Immutable.
 *
 * <p>A predicate holds {@code :values} where the filter's values go, or {@code :value} where it takes one.
 */
public final class SqlList {

    /** What a list is sorted by: an expression, its type, and whether it may be null. */
    record Sort(String expression, SortType type, boolean nullable) {

        /** The expression as a column of the statement. */
        String column() {
            return type.column(expression);
        }
    }

    /**
     * What a list is filtered by: a value to compare, or a predicate of its own.
     *
     * @param none the predicate of rows that have no value
     */
    record Filter(
            @Nullable String expression,
            @Nullable String predicate,
            @Nullable String none) {}

    /** Rows of a full-text search that are counted; past them a total is not exact. */
    public static final int MAX_COUNTED = 10_000;

    private final String select;
    private final String from;
    private final String where;
    private final String key;
    private final Optional<String> shown;
    private final Map<String, Filter> filters;
    private final Map<String, Filter> likes;
    private final Map<String, Sort> sorts;
    private final Optional<String> search;
    private final Optional<String> fullText;

    private SqlList(Builder builder) {
        select = builder.select;
        from = builder.from;
        where = builder.where;
        key = builder.key;
        shown = Optional.ofNullable(builder.shown);
        filters = Map.copyOf(builder.filters);
        likes = Map.copyOf(builder.likes);
        sorts = Map.copyOf(builder.sorts);
        search = Optional.ofNullable(builder.search);
        fullText = Optional.ofNullable(builder.fullText);
    }

    private SqlList(SqlList other, String select) {
        this.select = select;
        from = other.from;
        where = other.where;
        key = other.key;
        shown = other.shown;
        filters = other.filters;
        likes = other.likes;
        sorts = other.sorts;
        search = other.search;
        fullText = other.fullText;
    }

    /** The same list with columns more. */
    public SqlList plus(String columns) {
        return new SqlList(this, select + ", " + columns);
    }

    public static Builder from(String from) {
        return new Builder(from);
    }

    /** Its columns. */
    public String select() {
        return select;
    }

    /** Its tables. */
    public String from() {
        return from;
    }

    /** The predicate that always holds. */
    String where() {
        return where;
    }

    /** The columns that tell a row of its tables from others. */
    String key() {
        return key;
    }

    /** The table that its columns are read from, joined with {@code page} by the key; empty where that is its own. */
    Optional<String> shown() {
        return shown;
    }

    Filter filter(String name) {
        return known(filters, name);
    }

    Filter like(String name) {
        return known(likes, name);
    }

    Sort sort(String name) {
        return known(sorts, name);
    }

    /** The predicate of rows that have what {@code q} asks for, where it is full text. */
    Optional<String> fullText() {
        return fullText;
    }

    String search() {
        return search.orElseThrow();
    }

    private static <V> V known(Map<String, V> names, String name) {
        V found = names.get(name);
        if (found == null) {
            throw new IllegalStateException("The grammar allows `" + name + "`, but no SQL stands behind it");
        }
        return found;
    }

    /** Names a list's SQL piece by piece. */
    public static final class Builder {

        private final String from;
        private String select = "";
        private String where = "true";
        private String key = "";
        private @Nullable String shown;
        private final Map<String, Filter> filters = new LinkedHashMap<>();
        private final Map<String, Filter> likes = new LinkedHashMap<>();
        private final Map<String, Sort> sorts = new LinkedHashMap<>();
        private @Nullable String search;
        private @Nullable String fullText;

        private Builder(String from) {
            this.from = from;
        }

        public Builder select(String columns) {
            select = columns;
            return this;
        }

        /** A predicate that holds for every row of the list. */
        public Builder where(String predicate) {
            where = predicate;
            return this;
        }

        /**
         * Finds a page by its keys first, and reads what it shows for its rows alone: passing over others costs little then.
         *
         * @param columns the key
         * @param table what the columns are read from, joined with {@code page}
         */
        public Builder shown(String columns, String table) {
            key = columns;
            shown = table;
            return this;
        }

        /** A name filtered by comparing an expression. */
        public Builder value(String name, String expression) {
            filters.put(name, new Filter(expression, null, expression + " is null"));
            return this;
        }

        /** A name filtered by a predicate of its own, with {@code :values}. */
        public Builder match(String name, String predicate) {
            filters.put(name, new Filter(null, predicate, null));
            return this;
        }

        /** The same, and the predicate of rows that have none of all values. */
        public Builder match(String name, String predicate, String none) {
            filters.put(name, new Filter(null, predicate, none));
            return this;
        }

        /**
         * A name whose {@code _like} is this predicate, with {@code :value} a LIKE pattern of folded text and
         * {@code :grams} the bigrams that a match must have.
         */
        public Builder like(String name, String predicate) {
            likes.put(name, new Filter(null, predicate, null));
            return this;
        }

        /** A name sorted by an expression that is never null. */
        public Builder sort(String name, String expression, SortType type) {
            sorts.put(name, new Sort(expression, type, false));
            return this;
        }

        /** A name sorted by an expression that may be null; nulls come last both ways. */
        public Builder nullableSort(String name, String expression, SortType type) {
            sorts.put(name, new Sort(expression, type, true));
            return this;
        }

        /** What one word of {@code q} means, with {@code :value} a LIKE pattern of folded text. */
        public Builder search(String predicate) {
            search = predicate;
            return this;
        }

        /**
         * What all of {@code q} means, as a predicate with parameters of the list's own. Rows of it are counted up to
         * {@link #MAX_COUNTED}.
         */
        public Builder fullText(String predicate) {
            fullText = predicate;
            return this;
        }

        public SqlList build() {
            return new SqlList(this);
        }
    }
}
