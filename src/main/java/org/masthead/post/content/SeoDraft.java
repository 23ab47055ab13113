package org.masthead.post.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageDraft;

/** What a post says to search engines, as a client writes it. */
public record SeoDraft(
        @Schema(nullable = true) @Size(max = 300, message = "has at most 300 characters") @Nullable
        String title,

        @Schema(nullable = true) @Size(max = 1_000, message = "has at most 1,000 characters") @Nullable
        String description,

        @Schema(nullable = true)
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Pattern(regexp = "(?i)https?://.+", message = "must be an http(s) address")
        @Nullable
        String canonicalUrl,

        @Schema(nullable = true) @Nullable Boolean noindex,
        @Schema(nullable = true) @Valid @Nullable ImageDraft image) {

    /** A description alone, as imported documents have it. */
    public static SeoDraft description(String description) {
        return new SeoDraft(null, description, null, null, null);
    }
}
