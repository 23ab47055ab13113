package org.masthead.category;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageDraft;
import org.masthead.http.json.JsonBody;

/** A category as a client writes it. */
@Schema(description = "A category as a client writes it; members of a read that are not here are ignored.")
record CategoryDraft(
        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = Category.MAX_NAME_LENGTH, message = "has at most 200 characters")
        @Nullable
        String name,

        @Schema(nullable = true, description = "Made from the name when absent or null.") @Nullable
        String slug,

        @Schema(nullable = true) @Size(max = 2_000, message = "has at most 2,000 characters") @Nullable
        String description,

        @Schema(nullable = true) @Valid @Nullable ImageDraft image,

        @Schema(nullable = true, type = SchemaType.OBJECT) @Nullable
        ObjectNode metadata,

        @Schema(nullable = true, description = "The category it stands below; null for a root.") @Nullable
        UUID parentId,

        @Schema(nullable = true, description = "Place among its siblings, from 0; last when absent or null.")
        @Min(value = 0, message = "must not be negative")
        @Nullable
        Integer position) {

    /** A root with nothing but a name, the last. */
    static CategoryDraft named(String name) {
        return new CategoryDraft(name, null, null, null, null, null, null);
    }

    /** The draft that would write a category as it is. */
    static CategoryDraft of(Category category) {
        return new CategoryDraft(
                category.name(),
                category.slug(),
                category.description(),
                category.image() == null ? null : category.image().draft(),
                category.metadata(),
                category.parentId(),
                category.position());
    }

    /** Where it is to stand; below another parent last, unless the body says where. */
    CategoryPlace place(Category category, JsonBody body) {
        boolean stays = Objects.equals(parentId, category.parentId());
        return new CategoryPlace(parentId, stays || body.has("position") ? position : null);
    }
}
