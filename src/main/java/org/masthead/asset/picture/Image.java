package org.masthead.asset.picture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a record keeps it: an asset, or the address of a remote one, with its words. Exactly one of the first two
 * is there.
 *
 * @param assetId the asset it shows
 * @param src address of the remote picture it shows
 * @param alt what it shows, for those who do not see it; null where the asset's own words count
 * @param caption what stands below it; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Image(
        @Nullable UUID assetId,
        @Nullable String src,
        @Nullable String alt,
        @Nullable String caption) {

    public Image {
        if ((assetId == null) == (src == null)) {
            throw new IllegalArgumentException("a picture is an asset, or it has an address");
        }
    }

    /** An asset. */
    public static Image ofAsset(UUID assetId, @Nullable String alt, @Nullable String caption) {
        return new Image(assetId, null, alt, caption);
    }

    /** A remote picture. */
    public static Image remote(String src, @Nullable String alt, @Nullable String caption) {
        return new Image(null, src, alt, caption);
    }

    /** The draft that would write this picture again: a `src` laid over it outweighs both. */
    public ImageDraft draft() {
        return new ImageDraft(assetId, null, alt, caption, src, null, null, null, null, null, null);
    }
}
