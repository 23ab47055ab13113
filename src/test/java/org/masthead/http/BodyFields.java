package org.masthead.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strings that JSON bodies of the API may hold, found in its OpenAPI document. */
final class BodyFields {

    private static final Set<String> WRITES = Set.of("post", "put", "patch");
    private static final String JSON = "application/json";
    private static final int MAX_DEPTH = 6;

    /** What an object must say beside the member that is tried, by the name of the member it stands in. */
    private static final Map<String, Map<String, String>> BESIDE = Map.of(
            "images", Map.of("src", "https://example.org/a.png"),
            "image", Map.of("src", "https://example.org/a.png"),
            "avatar", Map.of("src", "https://example.org/a.png"),
            "links", Map.of("rel", "me", "url", "https://example.org/"));

    private final JsonNode document;

    BodyFields(JsonNode document) {
        this.document = document;
    }

    /**
     * A string of an operation's body, or an object whose members are free.
     *
     * @param at JSON Pointer (RFC 6901)
     * @param bound whether the document leaves it a choice of values or a format that no odd text has
     * @param free whether it is an object of any members
     */
    record Field(
            String method, String path, String operation, JsonNode example, String at, boolean bound, boolean free) {

        /** A valid body with this value there. */
        ObjectNode body(JsonNode value) {
            ObjectNode body = example.isObject() ? example.deepCopy() : JsonNodeFactory.instance.objectNode();
            put(body, at.substring(1).split("/"), 0, "", value);
            return body;
        }

        private static JsonNode put(JsonNode present, String[] steps, int index, String name, JsonNode value) {
            if (index == steps.length) {
                return value;
            }
            String step = steps[index];
            if (step.equals("0")) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                JsonNode first = present.path(0);
                return array.add(put(first, steps, index + 1, name, value));
            }
            ObjectNode object = present.isObject() ? (ObjectNode) present : JsonNodeFactory.instance.objectNode();
            BESIDE.getOrDefault(name, Map.of()).forEach((member, text) -> {
                if (!object.has(member)) {
                    object.put(member, text);
                }
            });
            object.set(step, put(object.path(step), steps, index + 1, step, value));
            return object;
        }

        @Override
        public String toString() {
            return operation + " " + at;
        }
    }

    /** All of the operations whose paths start so. */
    List<Field> below(String... prefixes) {
        List<Field> fields = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (WRITES.contains(operation.getKey())
                            && List.of(prefixes).stream().anyMatch(path.getKey()::startsWith)) {
                        collect(operation.getKey(), path.getKey(), operation.getValue(), fields);
                    }
                }));
        return fields;
    }

    /** Operations that take a body, but none of JSON. */
    List<String> otherBodies() {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    JsonNode content = operation.path("requestBody").path("content");
                    if (!content.isEmpty() && !content.has(JSON)) {
                        operations.add(operation.path("operationId").asText());
                    }
                }));
        return operations;
    }

    private void collect(String method, String path, JsonNode operation, List<Field> fields) {
        JsonNode media = operation.path("requestBody").path("content").path(JSON);
        if (media.has("schema")) {
            Field root = new Field(
                    method.toUpperCase(java.util.Locale.ROOT),
                    path,
                    operation.path("operationId").asText(),
                    media.path("example"),
                    "",
                    false,
                    false);
            walk(media.path("schema"), root, 0, fields);
        }
    }

    private void walk(JsonNode written, Field at, int depth, List<Field> fields) {
        JsonNode schema = resolved(written);
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(choice).forEach(each -> walk(each, at, depth, fields));
        }
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("Deeper than expected: " + at);
        }
        if (schema.has("enum") || is(schema, "string")) {
            boolean bound = schema.has("enum")
                    || Set.of("uuid", "date-time")
                            .contains(schema.path("format").asText());
            fields.add(with(at, at.at(), bound, false));
        } else if (schema.has("properties")) {
            schema.path("properties")
                    .properties()
                    .forEach(member -> walk(
                            member.getValue(),
                            with(at, at.at() + "/" + member.getKey(), false, false),
                            depth + 1,
                            fields));
        } else if (is(schema, "array")) {
            walk(schema.path("items"), with(at, at.at() + "/0", false, false), depth + 1, fields);
        } else if (is(schema, "object")) {
            fields.add(with(at, at.at(), false, true));
        }
    }

    private static Field with(Field field, String at, boolean bound, boolean free) {
        return new Field(field.method(), field.path(), field.operation(), field.example(), at, bound, free);
    }

    private static boolean is(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        if (types.isTextual()) {
            return types.asText().equals(type);
        }
        for (JsonNode each : types) {
            if (each.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
