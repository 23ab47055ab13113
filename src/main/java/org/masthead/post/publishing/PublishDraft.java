package org.masthead.post.publishing;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a post is to be shown.
 *
 * @param at from when on; a time gone by means now
 * @param until until when
 */
@Schema(description = "When a post is to be shown; nothing means now. A future `at` and `until` are refused so far.")
record PublishDraft(
        @Schema(nullable = true) @Nullable Instant at,
        @Schema(nullable = true) @Nullable Instant until) {}
