package org.masthead.post.preview;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a preview link is to show, and for how long.
 *
 * @param revision number of a revision; null for the working copy, as it is when it is looked at
 * @param expiresIn seconds
 */
@Schema(description = "What a preview link is to show, and for how long.")
record PreviewDraft(
        @Schema(nullable = true, description = "A revision; the working copy, as it then is, when absent.") @Nullable
        Integer revision,

        @Schema(nullable = true, description = "Seconds; a day when absent.")
        @Min(value = 1, message = "must be at least 1 second")
        @Max(value = PreviewDraft.MAX_SECONDS, message = "must be at most 2,592,000 seconds (30 days)")
        @Nullable
        Integer expiresIn) {

    static final int MAX_SECONDS = 30 * 24 * 3_600;
    private static final int DEFAULT_SECONDS = 24 * 3_600;

    int seconds() {
        return expiresIn == null ? DEFAULT_SECONDS : expiresIn;
    }
}
