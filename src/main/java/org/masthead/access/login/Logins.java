package org.masthead.access.login;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.AccessConfig;
import org.masthead.access.RefusedCredential;
import org.masthead.access.user.UserAccounts;
import org.masthead.access.user.UserAccounts.Account;
import org.masthead.event.AttemptRepository;
import org.masthead.event.Origin.Actor;
import org.masthead.site.Ids;

/** Begins logins, goes on with them, and ends them; each call is a transaction, whatever is answered. */
@Singleton
@Transactional
class Logins {

    private final LoginRepository logins;
    private final AttemptRepository attempts;
    private final RefusedCredential refused;
    private final UserAccounts users;
    private final AccessTokens accessTokens;
    private final AccessConfig config;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Logins(
            LoginRepository logins,
            AttemptRepository attempts,
            RefusedCredential refused,
            UserAccounts users,
            AccessTokens accessTokens,
            AccessConfig config,
            Ids ids,
            Clock clock) {
        this.logins = logins;
        this.attempts = attempts;
        this.refused = refused;
        this.users = users;
        this.accessTokens = accessTokens;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tokens for one who has shown his password. */
    TokenView begin(Account account) {
        Instant now = clock.instant();
        logins.deleteExpired(account.id(), now);
        users.noteLogin(account.id());
        Login login = new Login(ids.next(), account.id(), account.tokenEpoch(), now);
        TokenView tokens = tokens(login, now);
        logins.persist(login);
        noteDone("login", account.id());
        return tokens;
    }

    /**
     * Tokens in exchange for the newest refresh token of a login. An older one was used by someone before: the login
     * ends, whoever that was (RFC 9700 §4.14.2).
     */
    Optional<TokenView> goOn(RefreshToken token) {
        Instant now = clock.instant();
        Optional<Login> login = logins.lock(token.loginId());
        Optional<Login> valid = login.filter(found -> found.isNewest(token) && !found.isExpired(now))
                .filter(found ->
                        users.findCaller(found.userId(), found.tokenEpoch()).isPresent());
        if (valid.isEmpty()) {
            login.ifPresent(found -> end(found, token));
        }
        return valid.map(found -> tokens(found, now));
    }

    private void end(Login login, RefreshToken shown) {
        if (!login.isNewest(shown)) {
            Log.warnf("A refresh token of user %s was used twice; its login has ended", login.userId());
        }
        refused.note(Optional.of(login.userId()));
        logins.delete(login);
    }

    /** Ends the login that a refresh token, new or old, belongs to. */
    void end(RefreshToken token) {
        logins.lock(token.loginId()).ifPresent(login -> {
            logins.delete(login);
            noteDone("logout", login.userId());
        });
    }

    private void noteDone(String what, UUID user) {
        attempts.done(
                "auth." + what, "user", new Actor("user", user, users.view(user).name()));
    }

    private TokenView tokens(Login login, Instant now) {
        RefreshToken next = RefreshToken.random(login.id(), random);
        login.continueBy(next, now.plus(config.access().refreshTokenLifetime()));
        String accessToken = accessTokens.sign(users.view(login.userId()), login.tokenEpoch());
        return TokenView.bearer(accessToken, accessTokens.lifetime(), next.text());
    }
}
