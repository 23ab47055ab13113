package org.masthead.live.freshness;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.masthead.event.ContentMoved;

/**
 * The content generation that this node knows of, and whether it would know of a newer one. It is told of its own commits
 * as they are done, of those of other nodes by the {@link Listener}, and by each answer that shows what is newer.
 * Thread-safe.
 */
@Singleton
public class Generation {

    /** How long a word of the database counts: nothing that is older than that is ever served. */
    static final long TRUST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /**
     * One generation between two beginnings of the count: two with one number are not the same, since a database that was
     * put back counts again what it had counted.
     */
    public static final class Known {

        private final long number;

        private Known(long number) {
            this.number = number;
        }

        /** As the database counts. */
        public long number() {
            return number;
        }
    }

    private volatile Known present = new Known(-1);
    private volatile long trustedUntil = System.nanoTime();

    /** What this node knows now. */
    public Known present() {
        return present;
    }

    /** Compares with the clock at each call: a process that was frozen does not trust what it knew when it wakes up. */
    public boolean isTrusted() {
        return System.nanoTime() - trustedUntil < 0;
    }

    /** Moves on to a generation that somebody has seen, if it is newer; answers where that leaves this node. */
    public synchronized Known reached(long number) {
        if (present.number < number) {
            present = new Known(number);
        }
        return present;
    }

    /**
     * Takes the database's word, and trusts it for a while.
     *
     * @param number the generation that it answered
     * @param before what was known when it was asked
     * @param asked when that was, by {@link System#nanoTime()}
     * @return false where the count has been put back, and all that was known is void
     */
    synchronized boolean confirm(long number, Known before, long asked) {
        boolean putBack = number < before.number;
        if (putBack) {
            present = new Known(number);
        } else {
            reached(number);
        }
        trustedUntil = asked + TRUST_NANOS;
        return !putBack;
    }

    /** The database does not answer. */
    public void lose() {
        trustedUntil = System.nanoTime();
    }

    void moved(@Observes ContentMoved commit) {
        reached(commit.generation());
    }
}
