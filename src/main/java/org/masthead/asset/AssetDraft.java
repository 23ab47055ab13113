package org.masthead.asset;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client says of an asset; its bytes come apart. */
@Schema(description = "What is said of an asset; members of a read that are not here are ignored.")
public record AssetDraft(
        @Schema(nullable = true, description = "Made from the type when absent or null. It has no slashes.") @Nullable
        String filename,

        @Schema(nullable = true) @Size(max = 1_000, message = "has at most 1,000 characters") @Nullable
        String alt,

        @Schema(nullable = true) @Size(max = 2_000, message = "has at most 2,000 characters") @Nullable
        String caption,

        @Schema(nullable = true) @Size(max = 500, message = "has at most 500 characters") @Nullable
        String credit,

        @Schema(nullable = true) @Valid @Nullable FocalPointDraft focalPoint,

        @Schema(nullable = true, description = "A path such as `travel/2026`; null for none.") @Nullable
        String folder) {

    /** Nothing said. */
    public static final AssetDraft NOTHING = new AssetDraft(null, null, null, null, null, null);

    /** The draft that would write what is said of an asset. */
    static AssetDraft of(Asset asset) {
        return new AssetDraft(
                asset.filename(), asset.alt(), asset.caption(), asset.credit(), asset.focalPoint(), asset.folder());
    }

    /** The same, called so where it has no name. */
    public AssetDraft named(@Nullable String otherwise) {
        return filename != null ? this : new AssetDraft(otherwise, alt, caption, credit, focalPoint, folder);
    }
}
