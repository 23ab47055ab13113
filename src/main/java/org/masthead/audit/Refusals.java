package org.masthead.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.event.Attempt;
import org.masthead.event.AttemptRepository;
import org.masthead.http.Workers;
import org.masthead.http.limit.ClientKey;
import org.masthead.http.limit.Limit;
import org.masthead.http.limit.Limiter;
import org.masthead.http.problem.ProblemException;

/**
 * Keeps what was refused, each in a transaction of its own and behind the answer. A caller, or an address, fills it with so many a minute;
 * what is more, or more than can wait, is counted as {@code masthead.audit.dropped} alone.
 */
@Singleton
class Refusals {

    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AttemptRepository attempts;
    private final Limiter limiter;
    private final Counter dropped;
    private final Workers writer = new Workers("audit", 1, MOST_WAITING, "Too much waits to be kept.");

    Refusals(AttemptRepository attempts, AuditConfig config, MeterRegistry metrics, Clock clock) {
        this.attempts = attempts;
        this.limiter = new Limiter(
                "audit", "Too many refusals", Limit.of(config.refusalsPerMinute(), Duration.ofMinutes(1)), clock);
        this.dropped = metrics.counter("masthead.audit.dropped");
    }

    void stop(@Observes ShutdownEvent event) {
        awaitKept();
        writer.stop();
    }

    void keep(Attempt refused) {
        if (!limiter.take(bucket(refused)).allowed()) {
            dropped.increment();
            return;
        }
        try {
            writer.submit(() -> write(refused));
        } catch (ProblemException full) {
            dropped.increment();
        }
    }

    /** Whoever is known has a bucket of his own, and guesses have another than what else strangers try. */
    static String bucket(Attempt refused) {
        @Nullable UUID actor = refused.actor().id();
        String address = ClientKey.of(Objects.requireNonNullElse(refused.address(), ""));
        return actor != null ? actor.toString() : (refused.action().equals("auth.login") ? "login " : "") + address;
    }

    private boolean write(Attempt refused) {
        try {
            QuarkusTransaction.requiringNew().run(() -> attempts.append(refused));
            return true;
        } catch (RuntimeException failure) {
            dropped.increment();
            Log.warnf("A refusal could not be kept: %s", failure.getMessage());
            return false;
        }
    }

    /** Waits until those that were told of before are kept, for a while. */
    void awaitKept() {
        try {
            writer.submit(() -> true).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            Log.debugf("Refusals are still being kept: %s", late.getMessage());
        }
    }
}
