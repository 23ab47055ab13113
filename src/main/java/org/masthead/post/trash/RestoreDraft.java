package org.masthead.post.trash;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a post comes out of the trash.
 *
 * @param slug another slug than the one it had
 */
@Schema(description = "How a post comes out of the trash.")
record RestoreDraft(
        @Schema(nullable = true, description = "Another slug than the one it had; that one when absent.") @Nullable
        String slug) {}
