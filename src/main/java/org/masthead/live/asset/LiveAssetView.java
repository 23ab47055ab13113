package org.masthead.live.asset;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.AssetView;
import org.masthead.asset.FocalPointDraft;

/**
 * An asset as readers see it; what it is used for, and where it is filed, is not theirs to know.
 *
 * @param url address of its bytes; it changes with them
 * @param size bytes
 * @param hash SHA-256 of the bytes
 * @param color dominant colour, such as {@code #2a6f97}
 * @param placeholder a tiny picture to show first, as a data URI
 * @param thumbHash the same as a ThumbHash, in base64
 * @param srcset variants of other widths; null for a picture that moves
 */
@Schema(name = "LiveAsset")
public record LiveAssetView(
        UUID id,
        String url,
        String filename,
        String contentType,
        long size,
        int width,
        int height,
        String hash,
        @Schema(nullable = true) @Nullable String alt,
        @Schema(nullable = true) @Nullable String caption,
        @Schema(nullable = true) @Nullable String credit,
        @Schema(nullable = true) @Nullable FocalPointDraft focalPoint,
        String color,
        String placeholder,
        String thumbHash,
        @Schema(nullable = true) @Nullable String srcset,
        @Schema(nullable = true) @Nullable String sizes,
        Instant createdAt) {

    static LiveAssetView of(AssetView asset) {
        return new LiveAssetView(
                asset.id(),
                asset.url(),
                asset.filename(),
                asset.contentType(),
                asset.size(),
                asset.width(),
                asset.height(),
                asset.hash(),
                asset.alt(),
                asset.caption(),
                asset.credit(),
                asset.focalPoint(),
                asset.color(),
                asset.placeholder(),
                asset.thumbHash(),
                asset.srcset(),
                asset.sizes(),
                asset.createdAt());
    }
}
