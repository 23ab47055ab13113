package org.masthead.post.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The editorial date of a post: an instant and the offset its author wrote (RFC 3339), years 1 to 9999, to the microsecond.
 */
public record PostDate(OffsetDateTime value) {

    private static final int LAST_YEAR = 9_999;
    private static final int SECONDS_A_MINUTE = 60;

    public PostDate {
        value = value.truncatedTo(ChronoUnit.MICROS);
        if (value.getOffset().getTotalSeconds() % SECONDS_A_MINUTE != 0) {
            value = value.withOffsetSameInstant(ZoneOffset.UTC);
        }
    }

    @JsonCreator
    static PostDate stored(String text) {
        return new PostDate(OffsetDateTime.parse(text));
    }

    /** The date in the database's two columns. */
    public static PostDate of(Instant instant, int offsetMinutes) {
        return new PostDate(instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * SECONDS_A_MINUTE)));
    }

    /** The date a text stands for, one without offset in the zone; empty when it is none. */
    public static Optional<PostDate> parse(String text, ZoneId zone) {
        try {
            OffsetDateTime value;
            if (!text.contains("T") && !text.contains("t")) {
                value = LocalDate.parse(text).atStartOfDay(zone).toOffsetDateTime();
            } else if (text.matches(".*[tT].*([zZ]|[+-]\\d\\d:\\d\\d)")) {
                value = OffsetDateTime.parse(text);
            } else {
                value = LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
            }
            int utcYear = value.withOffsetSameInstant(ZoneOffset.UTC).getYear();
            boolean inRange =
                    value.getYear() >= 1 && value.getYear() <= LAST_YEAR && utcYear >= 1 && utcYear <= LAST_YEAR;
            return inRange ? Optional.of(new PostDate(value)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The instant it is. */
    public Instant instant() {
        return value.toInstant();
    }

    /** Minutes east of UTC. */
    public int offsetMinutes() {
        return value.getOffset().getTotalSeconds() / SECONDS_A_MINUTE;
    }

    @JsonValue
    @Override
    public String toString() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
    }
}
