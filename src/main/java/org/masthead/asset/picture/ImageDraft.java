package org.masthead.asset.picture;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An image as a client writes it: an asset, or the address of a remote picture. What a read shows beside may be sent back
 * and is ignored, but for {@code url}, which counts as {@code src} where no asset is named.
 */
@Schema(description = "A picture: an asset by its id, or a remote one by its address.")
public record ImageDraft(
        @Schema(nullable = true) @Nullable UUID assetId,

        @Schema(nullable = true)
        @Nullable
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Pattern(regexp = "(?i)(https?://|/(?!/)).+", message = "must be an http(s) address or a path")
        String src,

        @Schema(nullable = true) @Nullable @Size(max = 1_000, message = "has at most 1,000 characters")
        String alt,

        @Schema(nullable = true) @Nullable @Size(max = 2_000, message = "has at most 2,000 characters")
        String caption,

        @Schema(nullable = true, description = "Counts as `src` where neither `src` nor `assetId` is given.")
        @Nullable
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Pattern(regexp = "(?i)(https?://|/(?!/)).+", message = "must be an http(s) address or a path")
        String url,

        @Schema(hidden = true) @Nullable JsonNode width,
        @Schema(hidden = true) @Nullable JsonNode height,
        @Schema(hidden = true) @Nullable JsonNode srcset,
        @Schema(hidden = true) @Nullable JsonNode sizes,
        @Schema(hidden = true) @Nullable JsonNode placeholder,
        @Schema(hidden = true) @Nullable JsonNode color) {

    /** The address it gives, if it gives one. */
    @Nullable
    String address() {
        return src == null ? url : src;
    }

    /**
     * The asset it means: the one it names, or the one whose bytes have its address. A `src` outweighs the id, which a patch
     * may have laid it over.
     */
    Optional<UUID> asset() {
        if (assetId != null && src == null) {
            return Optional.of(assetId);
        }
        return Optional.ofNullable(address()).flatMap(MediaAddress::assetOf);
    }

    /** A remote picture. */
    public static ImageDraft remote(String src, @Nullable String alt, @Nullable String caption) {
        return new ImageDraft(null, src, alt, caption, null, null, null, null, null, null, null);
    }
}
