package org.masthead.access.oidc;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * The issuer's keys as this node last read them. They are read again when an hour old, and at once for a token that names
 * a key not among them; for such tokens no more than once in 10 seconds, since anyone can make them up. While the issuer
 * is away the keys of before go on counting, for a day.
 *
 * <p>Thread-safe. One thread reads; others use what is there, or wait for it a moment if that does not help them.
 */
final class IssuerKeys {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /** What was read, and when. */
    private record Known(List<PublicJsonWebKey> keys, Instant at) {

        boolean isWithin(Duration age, Instant now) {
            return IssuerKeys.isWithin(age, at, now);
        }
    }

    /** Why keys are read; each reason has a pause of its own, so that neither keeps the other from reading. */
    private enum Reason {
        AGE,
        UNKNOWN_KEY
    }

    private final IssuerClient issuer;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final @Nullable Instant[] read = new Instant[Reason.values().length];
    /** Requests with keys that nobody knows which wait for a reading of them; strangers send as many as they like. */
    private static final int MOST_WAITING = 2;

    private volatile @Nullable Known known;

    IssuerKeys(IssuerClient issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The one key that a token can be signed with.
     *
     * @param name its {@code kid}; null where the token names none, and there must be no other key of its type
     * @param type its {@code kty}
     * @param algorithm the token's {@code alg}
     * @throws ProblemException UNAVAILABLE where no keys are known at all
     */
    Optional<PublicKey> find(@Nullable String name, String type, String algorithm) {
        Instant now = clock.instant();
        @Nullable Known before = known;
        boolean fresh = before != null && before.isWithin(FRESH, now);
        if (!fresh) {
            boolean usable = before != null && before.isWithin(USABLE, now);
            read(before, Reason.AGE, usable ? Duration.ZERO : LONGEST_WAIT);
        }
        Optional<PublicKey> key = select(name, type, algorithm);
        if (fresh && key.isEmpty()) {
            read(before, Reason.UNKNOWN_KEY, LONGEST_WAIT);
            return select(name, type, algorithm);
        }
        return key;
    }

    private Optional<PublicKey> select(@Nullable String name, String type, String algorithm) {
        Known now = known;
        if (now == null || !now.isWithin(USABLE, clock.instant())) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "The issuer of the token cannot be asked for its keys; try again soon.");
        }
        List<PublicJsonWebKey> fitting = now.keys().stream()
                .filter(key -> name == null || name.equals(key.getKeyId()))
                .filter(key -> type.equals(key.getKeyType()))
                .filter(key -> key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm()))
                .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
                .filter(key -> key.getKeyOps() == null || key.getKeyOps().contains("verify"))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0).getPublicKey()) : Optional.empty();
    }

    /** Reads the keys anew, unless another thread has since {@code before} was known, or the last time was just now. */
    private void read(@Nullable Known before, Reason reason, Duration wait) {
        boolean crowded = reason == Reason.UNKNOWN_KEY && reading.getQueueLength() >= MOST_WAITING;
        if (crowded || !lock(wait)) {
            return;
        }
        try {
            Instant now = clock.instant();
            @Nullable Instant last = read[reason.ordinal()];
            if (known != before || (last != null && isWithin(PAUSE, last, now))) {
                return;
            }
            read[reason.ordinal()] = now;
            known = new Known(issuer.keys(), now);
        } catch (IOException away) {
            Log.warnf("The keys of the OpenID provider could not be read. %s", away.getMessage());
        } finally {
            reading.unlock();
        }
    }

    private boolean lock(Duration wait) {
        try {
            return reading.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** False as well for what lies ahead: the clock was put back. */
    private static boolean isWithin(Duration age, Instant then, Instant now) {
        return !now.isBefore(then) && now.isBefore(then.plus(age));
    }
}
