package org.masthead.live.near;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.live.LivePostView;

/**
 * The posts beside one in the order of dates, in its locale.
 *
 * @param previous the older, or null
 * @param next the newer, or null
 */
public record Neighbours(
        @Schema(nullable = true) @Nullable LivePostView previous,
        @Schema(nullable = true) @Nullable LivePostView next) {}
