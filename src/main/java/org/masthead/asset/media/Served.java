package org.masthead.asset.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageType;

/**
 * A file that answers a request.
 *
 * @param etag strong (RFC 9110 §8.8.3), with its quotes
 * @param disposition what it is called when it is saved, as {@code Content-Disposition} says it (RFC 6266)
 * @param lasting whether the address will never show anything else
 * @param movedTo path of what stands in its place; all else is nothing then
 */
record Served(
        Path file,
        long size,
        ImageType type,
        String etag,
        String disposition,
        boolean lasting,
        @Nullable String movedTo) {

    static Served of(Path file, long size, ImageType type, String hash, String filename, boolean lasting) {
        return new Served(file, size, type, "\"" + hash + "\"", disposition(filename), lasting, null);
    }

    private static String disposition(String filename) {
        String ascii = filename.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "inline; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    static Served moved(String path) {
        return new Served(Path.of(""), 0, ImageType.PNG, "", "", false, path);
    }
}
