package org.masthead.tag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageDraft;

/** A tag as a client writes it. */
@Schema(description = "A tag as a client writes it; members of a read that are not here are ignored.")
record TagDraft(
        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = Tag.MAX_NAME_LENGTH, message = "has at most 200 characters")
        @Nullable
        String name,

        @Schema(nullable = true, description = "Made from the name when absent or null.") @Nullable
        String slug,

        @Schema(nullable = true) @Size(max = 2_000, message = "has at most 2,000 characters") @Nullable
        String description,

        @Schema(nullable = true) @Valid @Nullable ImageDraft image,

        @Schema(nullable = true, type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) @Nullable
        ObjectNode metadata) {

    /** The draft that would write a tag as it is. */
    static TagDraft of(Tag tag) {
        return new TagDraft(
                tag.name(),
                tag.slug(),
                tag.description(),
                tag.image() == null ? null : tag.image().draft(),
                tag.metadata());
    }
}
