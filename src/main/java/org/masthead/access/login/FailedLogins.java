package org.masthead.access.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.access.AccessConfig;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.text.Folded;

/**
 * Counts failed logins, for each account and each address, in windows of a minute from the first on. Thread-safe; each
 * node counts its own.
 */
@Singleton
class FailedLogins {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final long MAX_COUNTED = 100_000;

    /** How many failed since when. */
    private record Failures(Instant since, int count) {

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    private final Cache<String, Failures> accounts =
            Caffeine.newBuilder().maximumSize(MAX_COUNTED).build();
    private final Cache<String, Failures> addresses =
            Caffeine.newBuilder().maximumSize(MAX_COUNTED).build();
    private final AccessConfig config;
    private final Clock clock;

    FailedLogins(AccessConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * To be asked before a password is compared, and again when it was right: of many compared at once, those that end
     * behind the last failure allowed tell nothing.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retryAfter} in seconds, where too many have failed
     */
    void check(String username, String address) {
        refuseFrom(addresses.getIfPresent(address), config.access().failedLoginsPerAddress());
        refuseFrom(accounts.getIfPresent(Folded.of(username)), config.access().failedLoginsPerAccount());
    }

    /** @throws ProblemException TOO_MANY_REQUESTS as {@link #check}, if this one is one too many */
    void count(String username, String address) {
        check(username, address);
        count(addresses, address);
        count(accounts, Folded.of(username));
    }

    private void count(Cache<String, Failures> failures, String key) {
        Instant now = clock.instant();
        failures.asMap()
                .merge(
                        key,
                        new Failures(now, 1),
                        (former, first) ->
                                former.isOver(now) ? first : new Failures(former.since(), former.count() + 1));
    }

    private void refuseFrom(@Nullable Failures failures, int limit) {
        Instant now = clock.instant();
        if (failures != null && !failures.isOver(now) && failures.count() >= limit) {
            long seconds = Duration.between(now, failures.since().plus(WINDOW)).toSeconds() + 1;
            throw new ProblemException(
                            ProblemType.TOO_MANY_REQUESTS,
                            "Too many logins have failed; try again in " + seconds + " seconds.")
                    .with(ProblemException.RETRY_AFTER, seconds);
        }
    }
}
