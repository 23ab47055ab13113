package org.masthead.hugo;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ways people write a date in a front matter: RFC 3339 and its looser relatives, RFC 1123, RFC 850 and
 * {@code January 2, 2006}. Years 1 to 9999; a two-digit year from 69 on is of the last century, as in Go.
 */
public final class HugoDate {
    private static final String CLOCK =
            "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d{0,20})?)?"
                    + "(?:\\s*(?<offset>[Zz]|UTC|GMT|UT|[+-]\\d{2}(?::?\\d{2})?)(?:\\s+\\(?[A-Z]{2,5}\\)?)?)?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(
                    "(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})(?:(?:[Tt]|\\s{1,9})" + CLOCK + ")?"),
            Pattern.compile("(?:[A-Za-z]{3,9},?\\s{1,9})?(?<day>\\d{1,2})[\\s-](?<month>[A-Za-z]{3,9})[\\s-]"
                    + "(?<year>\\d{4}|\\d{2})(?:,?\\s{1,9}" + CLOCK + ")?"),
            Pattern.compile("(?<month>[A-Za-z]{3,9})\\s{1,9}(?<day>\\d{1,2}),?\\s{1,9}(?<year>\\d{4})" + "(?:,?\\s{1,9}"
                    + CLOCK + ")?"));
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);
    private static final int LONGEST = 80;
    private static final int FIRST_YEAR_OF_LAST_CENTURY = 69;

    private HugoDate() {}

    /** The time with the offset its author wrote, else with the zone's at that time; empty if it is no date. */
    public static Optional<OffsetDateTime> parse(String text, ZoneId zone) {
        String trimmed = text.strip();
        if (trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        return FORMS.stream()
                .map(form -> form.matcher(trimmed))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(match -> time(match, zone));
    }

    /** Whether a key by its name holds a date, so that text in it that is one need not be quoted. */
    static boolean isDateKey(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.endsWith("date") || name.equals("lastmod");
    }

    /** RFC 3339 with the time's own offset; {@code Z} for UTC, a fraction only where there is one. */
    static String format(OffsetDateTime time) {
        return RFC_3339.format(time);
    }

    private static Optional<OffsetDateTime> time(Matcher match, ZoneId zone) {
        try {
            int year = year(match.group("year"));
            if (year == 0) {
                return Optional.empty();
            }
            var local = LocalDateTime.of(
                    year,
                    month(match.group("month")),
                    Integer.parseInt(match.group("day")),
                    number(match.group("hour")),
                    number(match.group("minute")),
                    number(match.group("second")),
                    nanoseconds(match.group("fraction")));
            String offset = match.group("offset");
            return Optional.of(
                    offset == null ? local.atZone(zone).toOffsetDateTime() : OffsetDateTime.of(local, offset(offset)));
        } catch (DateTimeException e) {
            return Optional.empty(); // 30 February, hour 25: it looked like a date, but there is none
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return year >= FIRST_YEAR_OF_LAST_CENTURY ? 1900 + year : 2000 + year;
    }

    private static int month(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        return MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanoseconds(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static ZoneOffset offset(String text) {
        return Character.isLetter(text.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(text);
    }
}
