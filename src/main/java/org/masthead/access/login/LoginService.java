package org.masthead.access.login;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.RefusedCredential;
import org.masthead.access.user.Passwords;
import org.masthead.access.user.UserAccounts;
import org.masthead.access.user.UserAccounts.Account;
import org.masthead.access.user.UserView;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * Signs in and out. No transaction spans a method: hashing takes long for a connection to wait, and a refresh that is
 * refused must still end its login.
 */
@Singleton
class LoginService {

    private final UserAccounts users;
    private final Passwords passwords;
    private final Logins logins;
    private final FailedLogins failures;
    private final RefusedCredential refusedCredential;
    private final CurrentCaller callers;

    LoginService(
            UserAccounts users,
            Passwords passwords,
            Logins logins,
            FailedLogins failures,
            RefusedCredential refusedCredential,
            CurrentCaller callers) {
        this.users = users;
        this.passwords = passwords;
        this.logins = logins;
        this.failures = failures;
        this.refusedCredential = refusedCredential;
        this.callers = callers;
    }

    /**
     * Tokens for a user name and its password; who is unknown or disabled gets the answer to a wrong password, after the
     * same work.
     *
     * @throws ProblemException UNAUTHENTICATED, TOO_MANY_REQUESTS
     */
    TokenView logIn(LoginDraft credentials, String address) {
        String username = credentials.givenUsername();
        failures.check(username, address);
        Optional<Account> account = users.findEnabled(username);
        if (!passwords.match(credentials.givenPassword(), account.map(Account::passwordHash))) {
            refusedCredential.note(users.findId(username));
            failures.count(username, address);
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The user name or the password is wrong.");
        }
        failures.check(username, address);
        return logins.begin(account.orElseThrow());
    }

    /** @throws ProblemException UNAUTHENTICATED for a token that does not count */
    TokenView refresh(String refreshToken) {
        return RefreshToken.parse(refreshToken)
                .flatMap(logins::goOn)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED, "The refresh token is not valid, or no longer so; log in again."));
    }

    /** Ends the login; a token that is none of ours, or is past, is nothing to end. */
    void logOut(String refreshToken) {
        RefreshToken.parse(refreshToken).ifPresent(logins::end);
    }

    /**
     * Sets the caller's password and ends all his tokens.
     *
     * @throws ProblemException VALIDATION_FAILED for a wrong current password, TOO_MANY_REQUESTS, FORBIDDEN for a key
     *     or one who signs in elsewhere
     */
    UserView changePassword(PasswordDraft change, String address) {
        Caller caller = callers.get();
        if (caller.kind() != Caller.Kind.USER) {
            throw new ProblemException(ProblemType.FORBIDDEN, "An API key has no password.");
        }
        UserView user = users.view(caller.id());
        if (user.issuer() != null) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "You have no password here; change the one you have at " + user.issuer() + ".");
        }
        failures.check(user.username(), address);
        Optional<Account> account = users.findEnabled(user.id());
        if (!passwords.match(change.givenCurrent(), account.map(Account::passwordHash))) {
            refusedCredential.note(Optional.of(user.id()));
            failures.count(user.username(), address);
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED, "currentPassword", "`currentPassword` is not the current password");
        }
        return users.changePassword(user.id(), change.givenNew());
    }

    /** Who calls, and all he may do. */
    MeView me() {
        Caller caller = callers.get();
        return caller.kind() == Caller.Kind.USER ? MeView.of(users.view(caller.id()), caller) : MeView.of(caller);
    }
}
