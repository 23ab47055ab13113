package org.masthead.asset.upload;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.AssetDraft;
import org.masthead.asset.FocalPointDraft;

/** An image that is to be fetched from an address. */
@Schema(name = "RemoteAssetDraft", description = "An image to fetch from an address, and what is said of it.")
record RemoteDraft(
        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Nullable
        String url,

        @Schema(nullable = true) @Nullable String filename,

        @Schema(nullable = true) @Size(max = 1_000, message = "has at most 1,000 characters") @Nullable
        String alt,

        @Schema(nullable = true) @Size(max = 2_000, message = "has at most 2,000 characters") @Nullable
        String caption,

        @Schema(nullable = true) @Size(max = 500, message = "has at most 500 characters") @Nullable
        String credit,

        @Schema(nullable = true) @Valid @Nullable FocalPointDraft focalPoint,
        @Schema(nullable = true) @Nullable String folder) {

    String address() {
        return url == null ? "" : url.strip();
    }

    AssetDraft said() {
        return new AssetDraft(filename, alt, caption, credit, focalPoint, folder);
    }
}
