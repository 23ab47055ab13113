package org.masthead.access.user;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password's Argon2id hash (RFC 9106) with what it was made with, kept as the text that the PHC string format gives it:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}. The work's memory is free again when it is done.
 *
 * @param memoryKib KiB that the work takes
 * @param passes over that memory
 */
@SuppressWarnings("ArrayRecordComponent") // compared by matches alone
record PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {

    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

    /** Hashes a password. */
    static PasswordHash of(byte[] password, int memoryKib, int passes, int lanes, byte[] salt, int length) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return new PasswordHash(memoryKib, passes, lanes, salt, hash);
    }

    /** Reads the text of one; the database holds no others. */
    static PasswordHash parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No hash of a password");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                base64.decode(parts.group(4)),
                base64.decode(parts.group(5)));
    }

    /** Whether it is this password's, found in the same time whatever the password is. */
    boolean matches(byte[] password) {
        PasswordHash other = of(password, memoryKib, passes, lanes, salt, hash.length);
        return MessageDigest.isEqual(hash, other.hash());
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }
}
