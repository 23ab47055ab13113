package org.masthead.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps a JSON object as text: {@code jsonb} would sort its members and re-write its numbers. */
@Converter
public final class JsonObjectColumn implements AttributeConverter<ObjectNode, String> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** What most columns hold. */
    private static final String EMPTY = "{}";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ObjectNode object) {
        return object == null ? null : object.toString();
    }

    @Override
    public @Nullable ObjectNode convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : parse(text);
    }

    /** The object that a column holds. */
    public static ObjectNode parse(String text) {
        try {
            return text.equals(EMPTY) ? empty() : (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An object without members. */
    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }
}
