package org.masthead.access.user;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * Hashes passwords and compares them: Argon2id (RFC 9106) with 19 MiB and two passes, which is OWASP's first choice for a
 * server. Passwords are hashed whole, in Unicode's form NFKC, so that keyboards that compose letters differently agree.
 *
 * <p>Thread-safe. As many run at once as there are cores, and as an eighth of the heap holds the memory of: each needs a core
 * and its memory to itself.
 */
@Singleton
public final class Passwords {

    /** Characters a password has at least. */
    public static final int MIN_LENGTH = 8;

    /** Characters a password has at most: what is hashed at a stranger's wish must have an end. */
    public static final int MAX_LENGTH = 1_000;

    /** The rule of length, as a refusal says it. */
    public static final String LENGTH = "has {min} to {max} characters";

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int MADE_UP_BYTES = 15;
    private static final int LONGEST_WAIT_SECONDS = 3;
    private static final int OF_HEAP = 8;

    /** Compared with where there is no hash: as long in the making as any, and of no password that anybody knows. */
    private static final PasswordHash NOBODY =
            new PasswordHash(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);

    private final SecureRandom random = new SecureRandom();
    private final Semaphore cores = new Semaphore(atOnce(Runtime.getRuntime()));

    /** @throws ProblemException UNAVAILABLE where too many are being hashed already */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> PasswordHash.of(bytes(password), MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES)
                .toString());
    }

    /**
     * True when the password is the one hashed. Without a hash the answer is false, after the same work.
     *
     * @throws ProblemException UNAVAILABLE where too many are being hashed already
     */
    public boolean match(String password, Optional<String> hash) {
        PasswordHash compared = hash.map(PasswordHash::parse).orElse(NOBODY);
        boolean same = inTurn(() -> compared.matches(bytes(password)));
        return same && hash.isPresent();
    }

    /** A password that nobody guesses, for the user to change. */
    String makeUp() {
        byte[] bytes = new byte[MADE_UP_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!cores.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }

    private static int atOnce(Runtime machine) {
        long heap = machine.maxMemory() / (OF_HEAP * MEMORY_KIB * 1024L);
        return (int) Math.max(1, Math.min(machine.availableProcessors(), heap));
    }

    private static ProblemException busy() {
        return new ProblemException(ProblemType.UNAVAILABLE, "Too many sign in at once; try again soon.");
    }
}
