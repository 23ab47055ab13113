package org.masthead.asset.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file (RFC 9110 §14.1.2), in bytes.
 *
 * @param offset of its first byte
 * @param length 0 for a range that cannot be satisfied
 */
record ByteRange(long offset, long length) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The one range that a header asks for; none for what is no such header, or asks for several: all is sent then. */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = RANGE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(range.group(2)));
            return Optional.of(new ByteRange(size - last, last));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(first >= size ? new ByteRange(0, 0) : new ByteRange(first, last - first + 1));
    }

    boolean isSatisfiable() {
        return length > 0;
    }

    /** The value of {@code Content-Range} for a file of this size. */
    String contentRange(long size) {
        return isSatisfiable() ? "bytes " + offset + "-" + (offset + length - 1) + "/" + size : "bytes */" + size;
    }
}
