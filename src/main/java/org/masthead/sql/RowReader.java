package org.masthead.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one result. */
final class RowReader {

    private final Map<String, Integer> places = new HashMap<>();
    private final boolean[] times;

    private RowReader(ResultSetMetaData columns) throws SQLException {
        times = new boolean[columns.getColumnCount()];
        for (int i = 0; i < times.length; i++) {
            places.put(columns.getColumnLabel(i + 1), i);
            times[i] = columns.getColumnType(i + 1) == Types.TIMESTAMP;
        }
    }

    static RowReader of(ResultSetMetaData columns) throws SQLException {
        return new RowReader(columns);
    }

    Row read(ResultSet found) throws SQLException {
        @Nullable Object[] values = new Object[times.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = times[i] ? time(found.getTimestamp(i + 1)) : found.getObject(i + 1);
        }
        return new Row(places, values);
    }

    /** As Hibernate writes and reads it: a date before 1582 goes through the calendar of its day, there and back. */
    private static @Nullable Instant time(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
