package org.masthead.asset.image;

import java.util.Arrays;
import java.util.Optional;

/** A type of image files that may be kept; told by the first bytes, never by a name or a header. */
public enum ImageType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    AVIF("image/avif", "avif");

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The type of this media type, such as {@code image/png}, if there is one. */
    public static Optional<ImageType> ofContentType(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(contentType))
                .findFirst();
    }

    /** The media type (RFC 6838), such as {@code image/jpeg}. */
    public String contentType() {
        return contentType;
    }

    /** How names of such files end, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether files of it are kept as they are: AVIF, which browsers of some age do not show, becomes WebP. */
    public boolean isKept() {
        return this != AVIF;
    }

    /** Whether its pixels can be transparent. */
    public boolean hasTransparency() {
        return this != JPEG;
    }
}
