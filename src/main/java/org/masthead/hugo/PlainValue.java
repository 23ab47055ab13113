package org.masthead.hugo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field may hold: text, a number, a boolean, null, and lists and maps of these, unmodifiable. */
final class PlainValue {
    private static final int LONGEST_NUMBER = 40;

    private PlainValue() {}

    /**
     * The value in plain form; times become their RFC 3339 text.
     *
     * @throws IllegalArgumentException for a value that no front matter can hold
     */
    static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    static Map<String, @Nullable Object> ofMap(Map<?, ?> map) {
        return ofMap(map, 0);
    }

    /**
     * Whether a field that holds {@code present} would say the same with {@code wanted}. A present date without an offset
     * is taken to be at the wanted one's.
     */
    static boolean same(@Nullable Object present, @Nullable Object wanted) {
        if (present instanceof String text && wanted instanceof OffsetDateTime time) {
            return HugoDate.parse(text, time.getOffset()).map(time::equals).orElse(false);
        }
        return equal(present, of(wanted));
    }

    /** Text made of more than letters alone is no number: {@code 007} and {@code 1e5} stay what was written. */
    static @Nullable Number numberOrNull(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        if (text.matches("-?(0|[1-9][0-9]*)")) {
            return shortest(new BigInteger(text));
        }
        return text.matches("-?(0|[1-9][0-9]*)\\.[0-9]+") ? new BigDecimal(text) : null;
    }

    /** A decimal number, or its text where writing it out would take more than {@value #LONGEST_NUMBER} digits. */
    static Object decimal(BigDecimal number, String text) {
        boolean writable = Math.abs((long) number.scale()) <= LONGEST_NUMBER && number.precision() <= LONGEST_NUMBER;
        return writable ? number : text;
    }

    static Number shortest(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    /** @throws MalformedDocumentException for NUL and for half a surrogate pair, which no database text can hold */
    static void check(@Nullable Object value) {
        if (value instanceof String text) {
            checkText(text);
        } else if (value instanceof Collection<?> items) {
            items.forEach(PlainValue::check);
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(PlainValue::check);
            map.values().forEach(PlainValue::check);
        }
    }

    /** For a dialect without null: members and items that are null are left out. */
    static @Nullable Object withoutNulls(@Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream()
                    .filter(java.util.Objects::nonNull)
                    .map(PlainValue::withoutNulls)
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            var kept = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, item) -> {
                if (item != null) {
                    kept.put(String.valueOf(key), withoutNulls(item));
                }
            });
            return kept;
        }
        return value;
    }

    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw MalformedDocumentException.somewhere(
                    MalformedDocumentException.NUL_CHARACTER, "A value of the front matter holds a NUL character.");
        }
        checkSurrogates(text);
    }

    static void checkSurrogates(String text) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw MalformedDocumentException.somewhere(
                    MalformedDocumentException.LONE_SURROGATE, "The text holds half a character (a lone surrogate).");
        }
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        if (depth > HugoDocument.MAX_DEPTH) {
            throw new IllegalArgumentException("The value is nested deeper than " + HugoDocument.MAX_DEPTH + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            return ofMap(map, depth);
        }
        if (value instanceof Collection<?> items) {
            var list = new ArrayList<@Nullable Object>(items.size());
            items.forEach(item -> list.add(of(item, depth + 1)));
            return Collections.unmodifiableList(list);
        }
        if (value instanceof Number number) {
            return ofNumber(number);
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof OffsetDateTime time) {
            return HugoDate.format(time);
        }
        if (value instanceof Temporal || value instanceof Enum<?> || value instanceof java.util.UUID) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "A front matter cannot hold a " + value.getClass().getSimpleName());
    }

    private static Map<String, @Nullable Object> ofMap(Map<?, ?> map, int depth) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), of(item, depth + 1)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object ofNumber(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal(decimal, decimal.toString());
        }
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            return Double.isFinite(real)
                    ? decimal(new BigDecimal(number.toString()), number.toString())
                    : number.toString();
        }
        return shortest(new BigInteger(number.toString()));
    }

    private static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        if (left instanceof java.util.List<?> one && right instanceof java.util.List<?> other) {
            var others = other.iterator();
            return one.size() == other.size() && one.stream().allMatch(item -> equal(item, others.next()));
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.entrySet().stream().allMatch(entry -> equal(entry.getValue(), other.get(entry.getKey())));
        }
        return java.util.Objects.equals(left, right);
    }
}
