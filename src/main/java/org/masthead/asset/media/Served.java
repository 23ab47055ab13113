package org.masthead.asset.media;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageType;

/**
 * A file that answers a request.
 *
 * @param etag strong (RFC 9110 §8.8.3), with its quotes
 * @param disposition what it is called when it is saved, as {@code Content-Disposition} says it (RFC 6266)
 * @param bytes of a small file: to open it again for each request would take longer than to send it
 * @param lasting whether the address will never show anything else
 * @param movedTo address of what stands in its place; all else is nothing then
 */
record Served(
        Path file,
        long size,
        ImageType type,
        String etag,
        String disposition,
        @Nullable Buffer bytes,
        boolean lasting,
        @Nullable String movedTo) {

    /** Bytes of a file that is kept in memory for as long as it is known, at most. */
    private static final int MAX_IN_MEMORY = 256 * 1024;

    /** About what all but its bytes takes. */
    private static final int OVERHEAD = 1024;

    static Served of(Path file, ImageType type, String hash, String filename, boolean lasting) throws IOException {
        long size = Files.size(file);
        return new Served(
                file,
                size,
                type,
                "\"" + hash + "\"",
                disposition(filename),
                size > MAX_IN_MEMORY ? null : Buffer.buffer(Files.readAllBytes(file)),
                lasting,
                null);
    }

    /** About how many bytes of memory it takes. */
    int weight() {
        return OVERHEAD + (bytes == null ? 0 : bytes.length());
    }

    private static String disposition(String filename) {
        String ascii = filename.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "inline; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    static Served moved(String address) {
        return new Served(Path.of(""), 0, ImageType.PNG, "", "", null, false, address);
    }
}
