package org.masthead.asset.picture;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What takes the place of an asset: another one, or the placeholder.
 *
 * @param asset the other one, if it is one
 * @param path path of its bytes
 * @param address the same, absolute
 */
public record Substitute(Optional<UUID> asset, String path, String address) {

    /** A picture that shows this where it showed the asset that goes; its own words stay. */
    public Image in(Image image, UUID gone) {
        if (!gone.equals(image.assetId())) {
            return image;
        }
        return asset.map(id -> Image.ofAsset(id, image.alt(), image.caption()))
                .orElseGet(() -> Image.remote(address, image.alt(), image.caption()));
    }

    /** A text that names this where it named the asset that goes. */
    public String in(String text, UUID gone) {
        return MediaAddress.replace(text, Set.of(gone), path);
    }
}
