package org.masthead.post.picture;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.AssetView;

/**
 * What came of a remote picture of a post.
 *
 * @param src its address, as the post had it
 * @param assetId the asset it is now
 * @param outcome whether it is one now
 * @param message why not
 */
@Schema(name = "LocalisedPicture")
public record LocalisedPicture(
        String src,
        @Schema(nullable = true) @Nullable UUID assetId,
        Outcome outcome,
        @Schema(nullable = true) @Nullable String message) {

    /** What came of it. */
    @Schema(name = "LocaliseOutcome")
    public enum Outcome {
        /** It is an asset now, and the post shows that. */
        @JsonProperty("localised")
        LOCALISED,
        /** Nothing is at its address, or no picture that can be kept. */
        @JsonProperty("dead")
        DEAD,
        /** There was no time or no room for it; ask again. */
        @JsonProperty("postponed")
        POSTPONED
    }

    static LocalisedPicture of(String src, AssetView asset) {
        return new LocalisedPicture(src, asset.id(), Outcome.LOCALISED, null);
    }

    static LocalisedPicture dead(String src, String message) {
        return new LocalisedPicture(src, null, Outcome.DEAD, message);
    }

    static LocalisedPicture postponed(String src) {
        return new LocalisedPicture(src, null, Outcome.POSTPONED, "It was not fetched in this request; ask again.");
    }

    /** The asset, where it is one now. */
    Optional<UUID> asset() {
        return Optional.ofNullable(assetId);
    }
}
