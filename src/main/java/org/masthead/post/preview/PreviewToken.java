package org.masthead.post.preview;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a preview token says: 32 bytes, and behind them half of their HMAC-SHA-256 (RFC 2104), all in unpadded base64url.
 *
 * @param post the one post it shows
 * @param revision the one revision it shows; 0 for the working copy
 * @param generation of the post's tokens: a revocation starts another
 * @param expiresAt whole seconds
 */
record PreviewToken(UUID post, int revision, int generation, Instant expiresAt) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SAID_BYTES = 32;
    private static final int SIGNATURE_BYTES = 16;

    /** The token as text. */
    String signed(byte[] secret) {
        byte[] said = ByteBuffer.allocate(SAID_BYTES)
                .putLong(post.getMostSignificantBits())
                .putLong(post.getLeastSignificantBits())
                .putInt(revision)
                .putInt(generation)
                .putLong(expiresAt.getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(SAID_BYTES + SIGNATURE_BYTES)
                .put(said)
                .put(signature(said, secret))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a text says that was signed with this secret; empty for any other text. */
    static Optional<PreviewToken> read(String text, byte[] secret) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(text);
            byte[] said = Arrays.copyOf(token, SAID_BYTES);
            byte[] signature = Arrays.copyOfRange(token, Math.min(token.length, SAID_BYTES), token.length);
            if (!MessageDigest.isEqual(signature, signature(said, secret))) {
                return Optional.empty();
            }
            ByteBuffer values = ByteBuffer.wrap(said);
            return Optional.of(new PreviewToken(
                    new UUID(values.getLong(), values.getLong()),
                    values.getInt(),
                    values.getInt(),
                    Instant.ofEpochSecond(values.getLong())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] signature(byte[] said, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(said), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
