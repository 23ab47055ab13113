package org.masthead.slug;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Tags, categories or authors as a post shows them, ready to be sent: most answers pass them on as they are kept, and nobody
 * reads them in between.
 *
 * @param json an array of {@link RelationView} or {@link CategoryRelationView}, without white space, each {@code id} first
 */
public record RelationsJson(@JsonValue @JsonRawValue String json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands ahead of an id, and nowhere else: in a text, the quotation marks would be escaped. */
    private static final String BEFORE_ID = "{\"id\":\"";

    private static final int ID_LENGTH = 36;

    /** These records. */
    public static RelationsJson of(List<?> relations) {
        try {
            return new RelationsJson(JSON.writeValueAsString(relations));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Their ids, in their order. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int at = json.indexOf(BEFORE_ID); at >= 0; at = json.indexOf(BEFORE_ID, at + ID_LENGTH)) {
            int id = at + BEFORE_ID.length();
            ids.add(json.substring(id, id + ID_LENGTH));
        }
        return ids;
    }

    /** The records. */
    public <T> List<T> read(Class<T[]> type) {
        try {
            return List.of(JSON.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
