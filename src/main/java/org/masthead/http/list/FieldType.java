package org.masthead.http.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What the values of a filter are. */
public enum FieldType {
    TEXT("text"),
    LOCALE("a BCP 47 tag"),
    UUID("a UUID"),
    BOOLEAN("true or false"),
    INTEGER("a whole number"),
    INSTANT("a time such as 2026-01-31T12:00:00Z, or a date");

    private final String expected;

    FieldType(String expected) {
        this.expected = expected;
    }

    /** What a value must be, for people. */
    public String expected() {
        return expected;
    }

    /** The value a text stands for, or empty when it is of another type; a time without offset is in the zone. */
    Optional<Object> parse(String text, ZoneId zone) {
        try {
            return switch (this) {
                case TEXT -> isStorable(text) ? Optional.of(text) : Optional.empty();
                case LOCALE -> LocaleReader.canonical(text).map(Function.identity());
                case UUID -> IdReader.of(text).map(Function.identity());
                case BOOLEAN ->
                    text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
                case INTEGER -> Optional.of(Long.valueOf(text));
                case INSTANT -> Optional.of(instant(text, zone));
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** False for NUL, which PostgreSQL does not keep, and for half of a surrogate pair, which UTF-8 does not have. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Years 1 to 9999 are what the API's times may be. */
    private static Instant instant(String text, ZoneId zone) {
        // A space stands where a client did not escape the plus of an offset.
        String time = text.replace(' ', '+');
        Instant instant;
        if (!time.contains("T")) {
            instant = LocalDate.parse(time).atStartOfDay(zone).toInstant();
        } else if (time.matches(".*T.*([zZ]|[+-]\\d\\d:\\d\\d)")) {
            instant = OffsetDateTime.parse(time).toInstant();
        } else {
            instant = LocalDateTime.parse(time).atZone(zone).toInstant();
        }
        if (instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                || instant.isAfter(Instant.parse("9999-12-31T23:59:59.999999Z"))) {
            throw new DateTimeException("year out of range");
        }
        return instant;
    }
}
