package org.masthead.author;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of an author elsewhere.
 *
 * @param rel what it is to him, such as {@code github} or {@code me}
 * @param url its address
 */
@Schema(description = "A page of an author elsewhere.")
public record AuthorLink(
        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = 100, message = "has at most 100 characters")
        @Nullable
        String rel,

        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Pattern(regexp = AuthorLink.HTTP, message = "must be an http(s) address")
        @Nullable
        String url) {

    /** An address that is safe to link to. */
    static final String HTTP = "(?i)https?://[^\\s\"<>\\\\]+";
}
