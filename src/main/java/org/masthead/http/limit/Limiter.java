package org.masthead.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * Holds each of many who ask to one limit: so many requests in each period from his first on. Thread-safe; each node counts
 * its own, and forgets those who have asked for least when there are more than {@value #MOST_KEYS}.
 */
public final class Limiter {

    private static final int MOST_KEYS = 100_000;

    private final String name;
    private final String refusal;
    private final Limit limit;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

    /**
     * What is left to one who asks.
     *
     * @param allowed whether he may
     * @param remaining requests until the period ends
     * @param seconds until it does, rounded up
     */
    public record Standing(boolean allowed, long remaining, long seconds) {}

    /**
     * A limit for whoever asks.
     *
     * @param name its name in the headers {@code RateLimit} and {@code RateLimit-Policy}
     * @param refusal says what was too much, such as {@code Too many logins have failed}
     */
    public Limiter(String name, String refusal, Limit limit, Clock clock) {
        this.name = name;
        this.refusal = refusal;
        this.limit = limit;
        this.time = new ClockMeter(clock);
    }

    /** Counts a request of this one, if it is allowed. */
    public Standing take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return new Standing(probe.isConsumed(), probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()));
    }

    /** What is left to this one, who asks for nothing now. */
    public Standing look(String key) {
        EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
        return new Standing(
                probe.canBeConsumed(), probe.getRemainingTokens(), seconds(probe.getNanosToWaitForRefill()));
    }

    /** The refusal of one who may not, with {@code retryAfter} in seconds. */
    public ProblemException refusal(Standing standing) {
        return new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS, refusal + "; try again in " + standing.seconds() + " seconds.")
                .with(ProblemException.RETRY_AFTER, standing.seconds());
    }

    /** Value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10 §3). */
    public String policy() {
        return "\"" + name + "\";q=" + limit.requests().orElseThrow() + ";w="
                + Math.max(1, limit.period().toSeconds());
    }

    /** Value of {@code RateLimit} (§4 there). */
    public String state(Standing standing) {
        return "\"" + name + "\";r=" + standing.remaining() + ";t=" + standing.seconds();
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                absent -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth
                                .capacity(limit.requests().orElseThrow())
                                .refillIntervally(limit.requests().orElseThrow(), limit.period()))
                        .withCustomTimePrecision(time)
                        .build());
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    /** The time of the service's clock; where that is put back, it goes on from where it was. */
    private static final class ClockMeter implements TimeMeter {

        private final Clock clock;
        private long last;
        private long lost;

        ClockMeter(Clock clock) {
            this.clock = clock;
        }

        @Override
        public synchronized long currentTimeNanos() {
            long now = Duration.between(Instant.EPOCH, clock.instant()).toNanos() + lost;
            if (now < last) {
                lost += last - now;
                now = last;
            }
            last = now;
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
