package org.masthead.asset.storage;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of bytes: of an original, or of a variant that was made of it.
 *
 * @param hash SHA-256 of the original, in 64 lower-case hexadecimal digits
 * @param variant what was made of it, such as {@code 800x0-inside-q80.webp}; null for the original
 */
public record BlobKey(String hash, @Nullable String variant) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern VARIANT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    public BlobKey {
        if (!isHash(hash) || (variant != null && !VARIANT.matcher(variant).matches())) {
            throw new IllegalArgumentException("no name of bytes: " + hash + ", " + variant);
        }
    }

    /** The name of an original. */
    public static BlobKey original(String hash) {
        return new BlobKey(hash, null);
    }

    /** The name of what was made of an original. */
    public static BlobKey variant(String hash, String variant) {
        return new BlobKey(hash, variant);
    }

    /** The name as a path of four parts: {@code ab/cd/{hash}/original}. */
    public String path() {
        return folder(hash) + "/" + (variant == null ? "original" : variant);
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** Where all of a hash is. */
    static String folder(String hash) {
        return hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
    }
}
