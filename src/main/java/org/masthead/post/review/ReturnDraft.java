package org.masthead.post.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an editor says of a post that goes back to its author.
 *
 * @param note kept as the note of a revision
 */
@Schema(description = "What an editor says of a post that goes back to its author.")
record ReturnDraft(
        @Schema(nullable = true, maxLength = 500, description = "Kept as the note of a revision.") @Nullable
        String note) {}
