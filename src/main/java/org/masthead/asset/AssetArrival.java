package org.masthead.asset;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image that has come in, and is to be an asset.
 *
 * @param sourceHash SHA-256 of the bytes that were sent
 * @param content what was made of them; nothing where an asset of the same bytes was there
 * @param draft what is said of it
 * @param bytes the bytes that are kept, in case a sweep has just taken them from the store
 */
public record AssetArrival(
        String sourceHash,
        Optional<AssetContent> content,
        AssetDraft draft,
        @Nullable Path bytes) {

    /** One that is there. */
    public static AssetArrival ofThere(String sourceHash, AssetDraft draft) {
        return new AssetArrival(sourceHash, Optional.empty(), draft, null);
    }
}
