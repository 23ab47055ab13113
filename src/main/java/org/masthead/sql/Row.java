package org.masthead.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a list query, its columns read by name. */
public final class Row {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tuple tuple;

    public Row(Tuple tuple) {
        this.tuple = tuple;
    }

    /** The text of a column that always has one. */
    public String text(String column) {
        return (String) value(column);
    }

    public @Nullable String textOrNull(String column) {
        return (String) tuple.get(column);
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

    public UUID uuid(String column) {
        return (UUID) value(column);
    }

    public @Nullable UUID uuidOrNull(String column) {
        return (UUID) tuple.get(column);
    }

    public long number(String column) {
        return ((Number) value(column)).longValue();
    }

    public @Nullable Number numberOrNull(String column) {
        return (Number) tuple.get(column);
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
        Object value = tuple.get(column);
        return value == null ? null : toInstant(value);
    }

    @Nullable
    Object valueOrNull(String column) {
        return tuple.get(column);
    }

    private Object value(String column) {
        Object value = tuple.get(column);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }

    static Instant toInstant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }
}
