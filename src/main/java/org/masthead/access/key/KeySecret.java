package org.masthead.access.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret of an API key: {@code mh_} and 256 random bits, so that scanners know it and nobody guesses it. That is also
 * why a plain SHA-256 is enough to keep of it.
 *
 * @param text what a program shows
 */
public record KeySecret(String text) {

    /** What every key begins with, and no other token. */
    public static final String MARK = "mh_";

    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN_LENGTH = 11;

    static KeySecret random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new KeySecret(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Its first characters, by which people tell keys apart. */
    String prefix() {
        return text.substring(0, SHOWN_LENGTH);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return MARK + "…";
    }
}
