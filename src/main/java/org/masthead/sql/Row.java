package org.masthead.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a list query, its columns read by name. */
public final class Row {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<String, @Nullable Object> columns;

    /** A row that Hibernate has read. */
    public Row(Tuple tuple) {
        columns = tuple::get;
    }

    /**
     * A row of plain values.
     *
     * @param places of the columns by their names
     */
    Row(Map<String, Integer> places, @Nullable Object[] values) {
        columns = column -> {
            Integer place = places.get(column);
            if (place == null) {
                throw new IllegalArgumentException("No column " + column);
            }
            return values[place];
        };
    }

    /** The text of a column that always has one. */
    public String text(String column) {
        return (String) value(column);
    }

    public @Nullable String textOrNull(String column) {
        return (String) columns.apply(column);
    }

    /** The texts of a JSON array in a column; none where it is null. */
    public List<String> texts(String column) {
        String array = textOrNull(column);
        try {
            return array == null ? List.of() : List.of(JSON.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] bytes(String column) {
        return (byte[]) value(column);
    }

    public UUID uuid(String column) {
        return (UUID) value(column);
    }

    public @Nullable UUID uuidOrNull(String column) {
        return (UUID) columns.apply(column);
    }

    public long number(String column) {
        return ((Number) value(column)).longValue();
    }

    public @Nullable Number numberOrNull(String column) {
        return (Number) columns.apply(column);
    }

    public double decimal(String column) {
        return ((Number) value(column)).doubleValue();
    }

    public boolean flag(String column) {
        return (Boolean) value(column);
    }

    public Instant instant(String column) {
        return toInstant(value(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Object value = columns.apply(column);
        return value == null ? null : toInstant(value);
    }

    @Nullable
    Object valueOrNull(String column) {
        return columns.apply(column);
    }

    private Object value(String column) {
        Object value = columns.apply(column);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }

    static Instant toInstant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }
}
