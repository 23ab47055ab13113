package org.masthead.author;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageDraft;

/** An author as a client writes him. */
@Schema(description = "An author as a client writes him; members of a read that are not here are ignored.")
record AuthorDraft(
        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = Author.MAX_NAME_LENGTH, message = "has at most 200 characters")
        @Nullable
        String name,

        @Schema(nullable = true, description = "Made from the name when absent or null.") @Nullable
        String slug,

        @Schema(nullable = true) @Size(max = 5_000, message = "has at most 5,000 characters") @Nullable
        String bio,

        @Schema(nullable = true) @Valid @Nullable ImageDraft avatar,

        @Schema(nullable = true)
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Pattern(regexp = AuthorLink.HTTP, message = "must be an http(s) address")
        @Nullable
        String url,

        @Schema(nullable = true) @Size(max = 50, message = "has at most 50 elements") @Nullable
        List<@Valid AuthorLink> links,

        @Schema(nullable = true, type = SchemaType.OBJECT) @Nullable
        ObjectNode metadata) {

    /** One with nothing but a name. */
    static AuthorDraft named(String name) {
        return new AuthorDraft(name, null, null, null, null, null, null);
    }

    /** The draft that would write an author as he is. */
    static AuthorDraft of(Author author) {
        return new AuthorDraft(
                author.name(),
                author.slug(),
                author.bio(),
                author.avatar() == null ? null : author.avatar().draft(),
                author.url(),
                author.links(),
                author.metadata());
    }
}
