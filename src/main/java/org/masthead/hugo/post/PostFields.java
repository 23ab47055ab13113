package org.masthead.hugo.post;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.hugo.HugoDate;

/**
 * The fields of a front matter while they are being read: each reading takes its keys out, and what was not taken, or not
 * understood, is left over as metadata.
 */
final class PostFields {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

    private final ZoneId zone;
    private final Map<String, @Nullable Object> fields;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<Warning> warnings = new ArrayList<>();

    PostFields(Map<String, @Nullable Object> fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone;
    }

    Map<String, @Nullable Object> leftOver() {
        var left = new LinkedHashMap<>(fields);
        left.keySet().removeAll(taken);
        return Collections.unmodifiableMap(left);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    void warn(String code, String key, String message) {
        warnings.add(new Warning(code, key, message));
    }

    /** The first of these keys that holds text, a number or a boolean, as text. */
    @Nullable
    String text(String... names) {
        return first(PostFields::scalarOrNull, "text-not-understood", "is no text", names);
    }

    @Nullable
    Boolean flag(String... names) {
        return first(PostFields::flagOrNull, "boolean-not-understood", "is neither true nor false", names);
    }

    @Nullable
    OffsetDateTime date(String... names) {
        return first(
                value -> value instanceof String text
                        ? HugoDate.parse(text, zone).orElse(null)
                        : null,
                "date-not-understood",
                "is no date that could be understood",
                names);
    }

    /** The text without taking it: it also stays in the metadata. */
    String glance(String name) {
        return keys(name).stream()
                .map(key -> scalarOrNull(fields.get(key)))
                .reduce("", (earlier, later) -> later == null ? earlier : later);
    }

    /** Whether one of these keys is there and was not taken, so that its value says nothing we understand. */
    boolean isLeft(String name) {
        return keys(name).stream().anyMatch(key -> !taken.contains(key) && fields.get(key) != null);
    }

    /** Every item of these keys, each once, in order; one value counts as a list of it. */
    <T> List<T> list(Function<Object, Item<T>> reading, String... names) {
        var items = new LinkedHashSet<T>();
        for (String name : names) {
            for (String key : keys(name)) {
                Object value = fields.get(key);
                List<?> values = value instanceof List<?> many ? many : Collections.singletonList(value);
                boolean whole = true;
                for (Object one : values) {
                    Item<T> item = one == null ? Item.none() : reading.apply(one);
                    items.addAll(item.values());
                    whole &= item.whole();
                    if (!item.understood()) {
                        warn("list-not-understood", key, "An item of " + key + " could not be understood.");
                    }
                }
                if (whole) {
                    taken.add(key);
                }
            }
        }
        return List.copyOf(items);
    }

    static @Nullable String scalarOrNull(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    private static @Nullable Boolean flagOrNull(Object value) {
        String text = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(text)) {
            return true;
        }
        return FALSE.contains(text) ? false : null;
    }

    private <T> @Nullable T first(
            Function<Object, @Nullable T> reading, String code, String complaint, String... names) {
        T found = null;
        for (String name : names) {
            for (String key : keys(name)) {
                Object value = fields.get(key);
                T understood = value == null ? null : reading.apply(value);
                if (value == null || (value instanceof String text && text.isBlank())) {
                    taken.add(key);
                } else if (understood == null) {
                    warn(code, key, key + " " + complaint + "; it is kept in the metadata.");
                } else if (found == null) {
                    found = understood;
                    taken.add(key);
                }
            }
        }
        return found;
    }

    /** The keys of that name as written; where they differ by case alone the last comes first, since it counts. */
    private List<String> keys(String name) {
        var keys = new ArrayList<String>();
        for (String key : fields.keySet()) {
            if (key.toLowerCase(Locale.ROOT).equals(name)) {
                keys.add(0, key);
            }
        }
        return keys;
    }

    /**
     * What one item of a list came to.
     *
     * @param whole whether the values say all that the item says
     */
    record Item<T>(List<T> values, boolean understood, boolean whole) {
        static <T> Item<T> none() {
            return new Item<>(List.of(), true, true);
        }

        static <T> Item<T> of(T value) {
            return new Item<>(List.of(value), true, true);
        }

        static <T> Item<T> part(T value) {
            return new Item<>(List.of(value), true, false);
        }

        static <T> Item<T> unknown() {
            return new Item<>(List.of(), false, false);
        }
    }
}
