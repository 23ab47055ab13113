package org.masthead.access.user;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.user.UserRepository.Standing;
import org.masthead.event.AttemptRepository;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.event.Origin;
import org.masthead.http.problem.ProblemException;

/** What a login needs to know of users, and does to them. */
@Singleton
@Transactional
public class UserAccounts {

    /**
     * What a password is checked against.
     *
     * @param id the user
     * @param passwordHash what his password must match; null for one who signs in elsewhere
     * @param tokenEpoch what tokens made now must carry
     */
    public record Account(UUID id, @Nullable String passwordHash, int tokenEpoch) {}

    private final UserRepository users;
    private final Passwords passwords;
    private final EventLog events;
    private final AttemptRepository attempts;
    private final Origin origin;
    private final Clock clock;

    UserAccounts(
            UserRepository users,
            Passwords passwords,
            EventLog events,
            AttemptRepository attempts,
            Origin origin,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.events = events;
        this.attempts = attempts;
        this.origin = origin;
        this.clock = clock;
    }

    /** The account of this name, in any case or width, unless it is disabled. */
    public Optional<Account> findEnabled(String username) {
        return users.findByUsername(username).filter(user -> !user.disabled()).map(User::account);
    }

    /** The user of this name, disabled or not. */
    public Optional<UUID> findId(String username) {
        return users.findByUsername(username).map(User::id);
    }

    /** The account of this id, unless it is disabled. */
    public Optional<Account> findEnabled(UUID id) {
        return users.findByIdOptional(id).filter(user -> !user.disabled()).map(User::account);
    }

    /** The caller that a token stands for; empty once he is disabled, gone, or in a later epoch. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Caller> findCaller(UUID id, int tokenEpoch) {
        return users.findStanding(id)
                .filter(standing -> standing.tokenEpoch() == tokenEpoch)
                .map(Standing::caller);
    }

    /** The caller that a user is now; empty once he is disabled or gone. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Caller> findCaller(UUID id) {
        return users.findStanding(id).map(Standing::caller);
    }

    /** Notes that he has signed in. */
    public void noteLogin(UUID id) {
        users.noteLogin(id, clock.instant());
    }

    /** @throws ProblemException NOT_FOUND */
    public UserView view(UUID id) {
        return users.findByIdOptional(id).map(UserView::of).orElseThrow(ProblemException::notFound);
    }

    /**
     * Sets the caller's own password and ends all his tokens.
     *
     * @throws ProblemException NOT_FOUND
     */
    public UserView changePassword(UUID id, String password) {
        User user = users.findByIdOptional(id).orElseThrow(ProblemException::notFound);
        user.changePassword(passwords.hash(password));
        users.flush();
        events.append("user", id, EventType.UPDATED, null);
        attempts.done("auth.password", "user", origin.actor());
        return UserView.of(user);
    }
}
