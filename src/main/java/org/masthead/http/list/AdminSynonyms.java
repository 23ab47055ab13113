package org.masthead.http.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.masthead.http.problem.Violation;

/**
 * The words that stock admin tools have for our grammar: {@code ra-data-simple-rest} sends JSON in {@code sort},
 * {@code range} and {@code filter}; {@code ra-data-json-server} and Refine send {@code _sort _order _start _end}.
 */
final class AdminSynonyms {

    /** Our name for a start that need not be a multiple of the limit; no client sends it. */
    static final String OFFSET = "_offset";

    /** What a filter for records without a value is called. */
    static final String NULL = "null";

    /** An id that no record has (RFC 9562 §5.9): asked for none, a list has none. */
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> IGNORED = Set.of("_embed", "embed");

    private final Map<String, List<String>> ours = new LinkedHashMap<>();
    private final List<Violation> wrong;

    private AdminSynonyms(List<Violation> wrong) {
        this.wrong = wrong;
    }

    /** The parameters in our words. */
    static Map<String, List<String>> translate(Map<String, List<String>> sent, List<Violation> wrong) {
        AdminSynonyms synonyms = new AdminSynonyms(wrong);
        sent.forEach((name, values) -> synonyms.take(name, values));
        synonyms.order(sent);
        synonyms.window(sent);
        return synonyms.ours;
    }

    private void take(String name, List<String> values) {
        String first = values.isEmpty() ? "" : values.get(0);
        switch (name) {
            case "filter" -> filter(first);
            case "range" -> range(first);
            case "sort" -> {
                if (first.startsWith("[")) {
                    sortArray(first);
                } else {
                    put(name, values);
                }
            }
            case "_sort", "_order", "_start", "_end" -> {
                // read together below
            }
            case OFFSET -> reject(OFFSET, "unknown parameter `" + OFFSET + "`");
            default -> {
                if (name.matches("ids?\\[\\d*]") || name.equals("ids")) {
                    put("id", values);
                } else if (!IGNORED.contains(name)) {
                    put(name, values);
                }
            }
        }
    }

    private void filter(String text) {
        JsonNode filter = json(text);
        if (filter == null || !filter.isObject()) {
            reject("filter", "`filter` must be a JSON object");
            return;
        }
        filter.properties().forEach(member -> filterBy(member.getKey(), member.getValue()));
    }

    private void filterBy(String name, JsonNode value) {
        boolean nested = value.isObject()
                || StreamSupport.stream(value.spliterator(), false).anyMatch(one -> !one.isValueNode() || one.isNull());
        if (nested) {
            reject("filter", "`" + name + "` in `filter` must be a value, or an array of values");
        } else if (value.isArray() && value.isEmpty() && name.equals("id")) {
            put(name, List.of(NO_ID));
        } else {
            put(name, texts(value));
        }
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.isNull() ? NULL : value.asText());
    }

    private void range(String text) {
        JsonNode range = json(text);
        if (range == null
                || range.size() != 2
                || !range.get(0).isInt()
                || !range.get(1).isInt()) {
            reject("range", "`range` must be a JSON array of two whole numbers, such as [0,24]");
            return;
        }
        span(range.get(0).intValue(), range.get(1).longValue() + 1, "range");
    }

    private void sortArray(String text) {
        JsonNode sort = json(text);
        if (sort == null
                || sort.size() != 2
                || !sort.get(0).isTextual()
                || !sort.get(1).isTextual()) {
            reject("sort", "`sort` must be a list of keys, or a JSON array such as [\"title\",\"ASC\"]");
            return;
        }
        key(sort.get(0).textValue(), sort.get(1).textValue(), "sort");
    }

    private void order(Map<String, List<String>> sent) {
        List<String> fields = ListParser.split(sent.getOrDefault("_sort", List.of()));
        List<String> orders = ListParser.split(sent.getOrDefault("_order", List.of()));
        for (int i = 0; i < fields.size(); i++) {
            key(fields.get(i), i < orders.size() ? orders.get(i) : "asc", "_order");
        }
    }

    private void key(String field, String order, String parameter) {
        switch (order.toLowerCase(Locale.ROOT)) {
            case "asc" -> put("sort", List.of(field));
            case "desc" -> put("sort", List.of("-" + field));
            default -> reject(parameter, "the order must be asc or desc");
        }
    }

    private void window(Map<String, List<String>> sent) {
        if (!sent.containsKey("_start") && !sent.containsKey("_end")) {
            return;
        }
        try {
            long start =
                    Long.parseLong(sent.getOrDefault("_start", List.of("0")).get(0));
            long end = sent.containsKey("_end")
                    ? Long.parseLong(sent.get("_end").get(0))
                    : start + ListGrammar.DEFAULT_LIMIT;
            span(start, end, "_end");
        } catch (NumberFormatException e) {
            reject("_start", "`_start` and `_end` must be whole numbers");
        }
    }

    private void span(long start, long end, String parameter) {
        if (start < 0 || end <= start || end - start > ListGrammar.Surface.ADMIN.maxLimit()) {
            reject(
                    parameter,
                    "`" + parameter + "` must span 1 to " + ListGrammar.Surface.ADMIN.maxLimit() + " records");
            return;
        }
        put(OFFSET, List.of(String.valueOf(start)));
        put("limit", List.of(String.valueOf(end - start)));
    }

    private void put(String name, List<String> values) {
        ours.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values);
    }

    private static @org.jspecify.annotations.Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void reject(String name, String message) {
        wrong.add(new Violation(name, "malformed", message));
    }
}
