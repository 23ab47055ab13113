package org.masthead.asset.picture;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A picture as the API shows it; a remote one has neither asset nor sizes.
 *
 * @param srcset variants of other widths, for an {@code img} (HTML §4.8.4); null for one that moves
 * @param sizes how wide it is shown, for the same
 * @param placeholder a tiny picture to show first, as a data URI
 * @param color its dominant colour, such as {@code #2a6f97}
 */
@Schema(description = "A picture; a remote one has neither `assetId` nor sizes.")
public record ImageView(
        @Schema(nullable = true) @Nullable UUID assetId,
        String url,
        @Schema(nullable = true) @Nullable Integer width,
        @Schema(nullable = true) @Nullable Integer height,
        @Schema(nullable = true) @Nullable String srcset,
        @Schema(nullable = true) @Nullable String sizes,
        @Schema(nullable = true) @Nullable String placeholder,
        @Schema(nullable = true) @Nullable String color,
        @Schema(nullable = true) @Nullable String alt,
        @Schema(nullable = true) @Nullable String caption) {

    static ImageView remote(String url, @Nullable String alt, @Nullable String caption) {
        return new ImageView(null, url, null, null, null, null, null, null, alt, caption);
    }

    /** What stands where an asset was; its size is known. */
    static ImageView placeholder(String url, @Nullable String alt, @Nullable String caption) {
        int width = AssetImages.PLACEHOLDER_WIDTH;
        int height = AssetImages.PLACEHOLDER_HEIGHT;
        return new ImageView(null, url, width, height, null, null, null, null, alt, caption);
    }
}
