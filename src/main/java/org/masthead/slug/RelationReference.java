package org.masthead.slug;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.FromText;

/**
 * A tag, category or author as the writer of a post names it: by id, or by name, which a bare string is too. Where an id
 * stands, it counts; what a read shows beside may be sent back and is ignored.
 */
@FromText("name")
@Schema(description = "A tag, category or author: its name, `{id}` or `{name}`; where an id stands, it counts.")
public record RelationReference(
        @Schema(nullable = true) @Nullable UUID id,

        @Schema(nullable = true, description = "Matched by name, then by slug, else created.")
        @Nullable
        @Size(max = RelationReference.MAX_NAME_LENGTH, message = "has at most 200 characters")
        String name,

        @Schema(hidden = true) @Nullable JsonNode slug,
        @Schema(hidden = true) @Nullable JsonNode path) {

    /** Characters of a name. */
    static final int MAX_NAME_LENGTH = 200;

    /** The record with this id. */
    public static RelationReference of(UUID id) {
        return new RelationReference(id, null, null, null);
    }

    /** The record with this name, or one that is to be made. */
    public static RelationReference named(String name) {
        return new RelationReference(null, name, null, null);
    }
}
