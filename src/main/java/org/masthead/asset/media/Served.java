package org.masthead.asset.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageType;

/**
 * A file that answers a request.
 *
 * @param etag strong (RFC 9110 §8.8.3), with its quotes
 * @param filename what it is called when it is saved
 * @param lasting whether the address will never show anything else
 * @param movedTo path of what stands in its place; all else is nothing then
 */
record Served(
        Path file,
        long size,
        ImageType type,
        String etag,
        String filename,
        boolean lasting,
        @Nullable String movedTo) {

    static Served moved(String path) {
        return new Served(Path.of(""), 0, ImageType.PNG, "", "", false, path);
    }
}
