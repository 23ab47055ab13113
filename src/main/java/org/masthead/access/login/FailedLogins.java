package org.masthead.access.login;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.masthead.access.AccessConfig;
import org.masthead.http.limit.ClientKey;
import org.masthead.http.limit.Limit;
import org.masthead.http.limit.Limiter;
import org.masthead.http.limit.Limiter.Standing;
import org.masthead.http.problem.ProblemException;
import org.masthead.text.Folded;

/**
 * Counts failed logins, for each account and each address, in windows of a minute. Thread-safe; each node counts its own.
 */
@Singleton
class FailedLogins {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String REFUSAL = "Too many logins have failed";

    private final Limiter accounts;
    private final Limiter addresses;

    FailedLogins(AccessConfig config, Clock clock) {
        accounts = new Limiter("login", REFUSAL, Limit.of(config.access().failedLoginsPerAccount(), WINDOW), clock);
        addresses = new Limiter("login", REFUSAL, Limit.of(config.access().failedLoginsPerAddress(), WINDOW), clock);
    }

    /**
     * To be asked before a password is compared, and again when it was right: of many compared at once, those that end
     * behind the last failure allowed tell nothing.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retryAfter} in seconds, where too many have failed
     */
    void check(String username, String address) {
        refuse(addresses, addresses.look(ClientKey.of(address)));
        refuse(accounts, accounts.look(Folded.of(username)));
    }

    /** @throws ProblemException TOO_MANY_REQUESTS as {@link #check}, if this one is one too many */
    void count(String username, String address) {
        check(username, address);
        refuse(addresses, addresses.take(ClientKey.of(address)));
        refuse(accounts, accounts.take(Folded.of(username)));
    }

    private static void refuse(Limiter limiter, Standing standing) {
        if (!standing.allowed()) {
            throw limiter.refusal(standing);
        }
    }
}
