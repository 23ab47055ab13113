package org.masthead.asset;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A picture as the API shows it; a remote one has neither asset nor sizes. */
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

    public static @Nullable ImageView of(@Nullable Image image) {
        return image == null
                ? null
                : new ImageView(null, image.src(), null, null, null, null, null, null, image.alt(), image.caption());
    }
}
