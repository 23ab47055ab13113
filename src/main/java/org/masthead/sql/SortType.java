package org.masthead.sql;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** What a sort expression gives, and how a cursor writes it. */
public enum SortType {
    BYTES,
    TEXT,
    INSTANT,
    NUMBER,
    UUID,
    BOOLEAN,
    /** An array of whole numbers, from 0. */
    INTEGERS;

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final String ARRAY = "\\{\\d{1,9}(,\\d{1,9}){0,99}}";

    /** The expression as a column of the statement. */
    String column(String expression) {
        return this == INTEGERS ? "cast(" + expression + " as text)" : expression;
    }

    /** A bound value as the expression compares with it. */
    String comparable(String parameter) {
        return this == INTEGERS ? "cast(" + parameter + " as integer[])" : parameter;
    }

    String write(Object value) {
        return switch (this) {
            case BYTES -> HexFormat.of().formatHex((byte[]) value);
            case INSTANT -> Row.toInstant(value).toString();
            case NUMBER -> String.valueOf(((Number) value).longValue());
            case TEXT, UUID, BOOLEAN, INTEGERS -> value.toString();
        };
    }

    /** @throws RuntimeException for a text that {@link #write} never makes */
    Object read(String text) {
        return switch (this) {
            case BYTES -> HexFormat.of().parseHex(text);
            case TEXT -> text;
            case INSTANT -> {
                Instant instant = Instant.parse(text);
                if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                    throw new IllegalArgumentException("no time that the database keeps");
                }
                yield instant;
            }
            case NUMBER -> Long.valueOf(text);
            case UUID -> java.util.UUID.fromString(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGERS -> {
                if (!text.matches(ARRAY)) {
                    throw new IllegalArgumentException("no array of whole numbers");
                }
                yield text;
            }
        };
    }
}
