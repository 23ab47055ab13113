package org.masthead.access.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a client shows for its next access token: the id of its login and 256 random bits. It counts once; what it is
 * exchanged for carries the same login's id, so that one shown twice tells of a theft.
 *
 * @param loginId the login it goes on with
 * @param text what the client shows
 */
record RefreshToken(UUID loginId, String text) {

    private static final String MARK = "mhr_";
    private static final int ID_BYTES = 16;
    private static final int RANDOM_BYTES = 32;

    static RefreshToken random(UUID loginId, SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        byte[] all = ByteBuffer.allocate(ID_BYTES + RANDOM_BYTES)
                .putLong(loginId.getMostSignificantBits())
                .putLong(loginId.getLeastSignificantBits())
                .put(bytes)
                .array();
        return new RefreshToken(
                loginId, MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** The token a client has shown, if it looks like one. */
    static Optional<RefreshToken> parse(String text) {
        if (!text.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text.substring(MARK.length()));
            if (all.length != ID_BYTES + RANDOM_BYTES) {
                return Optional.empty();
            }
            ByteBuffer id = ByteBuffer.wrap(all);
            return Optional.of(new RefreshToken(new UUID(id.getLong(), id.getLong()), text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
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
