package org.masthead.asset;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImage;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageView;
import org.masthead.http.Versioned;
import org.masthead.sql.Row;

/**
 * An asset as the admin API shows it.
 *
 * @param url address of its bytes; it changes with them
 * @param size bytes that are kept
 * @param hash SHA-256 of the bytes that are kept
 * @param color dominant colour, such as {@code #2a6f97}
 * @param placeholder a tiny picture to show first, as a data URI
 * @param thumbHash the same as a ThumbHash, in base64
 * @param srcset variants of other widths; null for a picture that moves
 * @param usageCount places where it is used
 */
@Schema(name = "Asset")
public record AssetView(
        UUID id,
        long version,
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
        @Schema(nullable = true) @Nullable String folder,
        String color,
        String placeholder,
        String thumbHash,
        @Schema(nullable = true) @Nullable String srcset,
        @Schema(nullable = true) @Nullable String sizes,
        long usageCount,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /** The asset in a row of {@link AssetRepository}. */
    static AssetView of(Row row, AssetImages images) {
        AssetImage image = new AssetImage(
                row.uuid("id"),
                row.text("hash"),
                row.text("filename"),
                (int) row.number("width"),
                (int) row.number("height"),
                (int) row.number("frames"),
                row.textOrNull("alt"),
                row.textOrNull("caption"),
                row.text("color"),
                row.text("placeholder"),
                decimal(row, "focal_x"),
                decimal(row, "focal_y"));
        ImageView picture = images.picture(image);
        return new AssetView(
                image.id(),
                row.number("version"),
                picture.url(),
                image.filename(),
                row.text("content_type"),
                row.number("size"),
                image.width(),
                image.height(),
                image.hash(),
                image.alt(),
                image.caption(),
                row.textOrNull("credit"),
                image.focalX() == null ? null : new FocalPointDraft(image.focalX(), image.focalY()),
                row.text("folder").isEmpty() ? null : row.text("folder"),
                image.color(),
                image.placeholder(),
                row.text("thumb_hash"),
                picture.srcset(),
                picture.sizes(),
                row.number("usage_count"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static @Nullable Double decimal(Row row, String column) {
        @Nullable Number number = row.numberOrNull(column);
        return number == null ? null : number.doubleValue();
    }
}
