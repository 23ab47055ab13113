package org.masthead.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Violations;

/** Reads one JSON value as the Java type a member has, without coercion. */
final class Scalars {

    private static final int CANONICAL_UUID_LENGTH = 36;

    private Scalars() {}

    static @Nullable Object read(JsonNode node, Class<?> type, String path, Violations into) {
        if (type == JsonNode.class) {
            return node;
        }
        if (type == ObjectNode.class) {
            return node.isObject() ? node : wrongType(node, "an object", path, into);
        }
        if (type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : wrongType(node, "true or false", path, into);
        }
        if (type == Integer.class && node.isIntegralNumber() && !node.canConvertToInt()) {
            into.add(path, "range", "`" + path + "` is out of range");
            return null;
        }
        if (type == Integer.class) {
            return node.canConvertToInt() && node.isIntegralNumber()
                    ? node.intValue()
                    : wrongType(node, "a whole number", path, into);
        }
        if (type == Long.class) {
            return node.canConvertToLong() && node.isIntegralNumber()
                    ? node.longValue()
                    : wrongType(node, "a whole number", path, into);
        }
        if (type == Double.class) {
            return node.isNumber() && Double.isFinite(node.doubleValue())
                    ? node.doubleValue()
                    : wrongType(node, "a number", path, into);
        }
        if (!node.isTextual()) {
            return wrongType(node, "a string", path, into);
        }
        return text(node.textValue(), type, path, into);
    }

    private static @Nullable Object text(String text, Class<?> type, String path, Violations into) {
        if (type == String.class) {
            return text;
        }
        if (type == UUID.class) {
            return uuid(text, path, into);
        }
        if (type == Instant.class) {
            return instant(text, path, into);
        }
        throw new IllegalStateException("No reading of JSON as " + type);
    }

    private static @Nullable UUID uuid(String text, String path, Violations into) {
        try {
            if (text.length() == CANONICAL_UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // said below, as for a wrong length
        }
        into.add(path, "format", "`" + path + "` must be a UUID");
        return null;
    }

    private static @Nullable Instant instant(String text, String path, Violations into) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            into.add(path, "format", "`" + path + "` must be a time such as 2026-01-31T12:00:00Z (RFC 3339)");
            return null;
        }
    }

    static @Nullable Object wrongType(JsonNode node, String expected, String path, Violations into) {
        into.addMalformed(path, "type", "`" + path + "` must be " + expected + ", not " + kind(node));
        return null;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a string";
            case NULL, MISSING -> "null";
        };
    }
}
