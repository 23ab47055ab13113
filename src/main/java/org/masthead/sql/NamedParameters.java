package org.masthead.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a statement, as {@code :name}, by what stands between them. A collection is bound as its elements, separated
 * by commas. Immutable.
 *
 * @param texts one more than there are names
 */
record NamedParameters(List<String> texts, List<String> names) {

    /** A text in quotes, a cast, or a name. */
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|::|:([A-Za-z][A-Za-z0-9]*)");

    static NamedParameters of(String sql) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        int from = 0;
        while (token.find()) {
            if (token.group(1) != null) {
                texts.add(sql.substring(from, token.start()));
                names.add(token.group(1));
                from = token.end();
            }
        }
        texts.add(sql.substring(from));
        return new NamedParameters(List.copyOf(texts), List.copyOf(names));
    }

    /** The statement with question marks in the place of the names. */
    String positional(Map<String, Object> values) {
        StringBuilder sql = new StringBuilder(texts.get(0));
        for (int i = 0; i < names.size(); i++) {
            sql.append(values.get(names.get(i)) instanceof Collection<?> several ? marks(several.size()) : "?")
                    .append(texts.get(i + 1));
        }
        return sql.toString();
    }

    private static String marks(int count) {
        return "?" + ", ?".repeat(Math.max(0, count - 1));
    }

    void bind(PreparedStatement statement, Map<String, Object> values) throws SQLException {
        int next = 1;
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalStateException("No value for :" + name);
            }
            Object value = values.get(name);
            if (value instanceof Collection<?> several) {
                for (Object one : several) {
                    bind(statement, next++, one);
                }
            } else {
                bind(statement, next++, value);
            }
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        statement.setObject(place, value instanceof Instant instant ? Timestamp.from(instant) : value);
    }
}
