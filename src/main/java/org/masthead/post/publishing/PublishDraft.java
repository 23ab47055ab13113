package org.masthead.post.publishing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a post is to be shown, as a client writes it.
 *
 * @param at from when on; a time gone by means now
 * @param until until when
 */
@Schema(description = "When a post is to be shown; nothing means now. Without offset a time is in the site's zone.")
public record PublishDraft(
        @Schema(nullable = true, format = "date-time", description = "From when on; now when absent or gone by.")
        @Nullable
        String at,

        @Schema(
                nullable = true,
                format = "date-time",
                description = "Until when. Absent, an end that is due already stays; null takes it away.")
        @Nullable
        String until) {}
