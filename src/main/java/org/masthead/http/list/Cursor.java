package org.masthead.http.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an order: the sort values of the row at a page's edge, as unpadded base64url.
 *
 * @param order the order it is a place in
 * @param backward true when it leads to the rows before it
 * @param values the row's sort values as text, {@code null} where it has none; the last is its id
 */
public record Cursor(String order, boolean backward, List<@Nullable String> values) {

    private static final int MAX_LENGTH = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cursor that a client sent back, or empty when it is none of ours. */
    static Optional<Cursor> decode(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (!node.isArray()
                    || node.size() < 3
                    || !node.get(0).isTextual()
                    || !node.get(1).isBoolean()) {
                return Optional.empty();
            }
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 2; i < node.size(); i++) {
                if (!node.get(i).isTextual() && !node.get(i).isNull()) {
                    return Optional.empty();
                }
                if (node.get(i).isTextual() && !FieldType.isStorable(node.get(i).textValue())) {
                    return Optional.empty();
                }
                values.add(node.get(i).textValue());
            }
            return Optional.of(new Cursor(node.get(0).textValue(), node.get(1).booleanValue(), values));
        } catch (IllegalArgumentException | java.io.IOException e) {
            return Optional.empty();
        }
    }

    /** What a client sends back as {@code cursor}. */
    public String encode() {
        ArrayNode node = JSON.createArrayNode().add(order).add(backward);
        values.forEach(node::add);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
