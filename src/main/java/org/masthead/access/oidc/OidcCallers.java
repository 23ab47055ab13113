package org.masthead.access.oidc;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.Role;
import org.masthead.access.user.LinkedUsers;
import org.masthead.access.user.LinkedUsers.Person;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Tells whom an access token of the configured OpenID provider stands for; without one, no token is of it. */
@Startup // so that bad settings stop the start
@Singleton
public final class OidcCallers {

    private final LinkedUsers users;
    private final @Nullable OidcSettings settings;
    private final @Nullable OidcTokens tokens;

    OidcCallers(OidcConfig config, LinkedUsers users, Clock clock) {
        this.users = users;
        settings = OidcSettings.of(config, LaunchMode.current() == LaunchMode.NORMAL)
                .orElse(null);
        tokens = settings == null
                ? null
                : new OidcTokens(settings, new IssuerKeys(new IssuerClient(settings.issuer()), clock), clock);
    }

    /** True when a token says that it is of the provider; whether it is, {@link #find} tells. */
    public boolean isFor(String token) {
        return tokens != null && tokens.nameIssuer(token);
    }

    /**
     * The caller a token stands for; empty where it does not count, or he is disabled. May ask the provider for its keys,
     * so not for a transaction. What he may do is read from the token, each time.
     *
     * @throws ProblemException FORBIDDEN where the token counts and gives no role, UNAVAILABLE where the provider has to
     *     be asked and is away
     */
    public Optional<Caller> find(String token) {
        if (settings == null || tokens == null) {
            return Optional.empty();
        }
        return tokens.verify(token).flatMap(claims -> users.caller(person(settings, claims), role(settings, claims)));
    }

    private static Role role(OidcSettings settings, JwtClaims claims) {
        return settings.roles()
                .role(claims.getClaimsMap())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN,
                        "The token counts, but gives you no role here; ask your administrator."));
    }

    private static Person person(OidcSettings settings, JwtClaims claims) {
        @Nullable String email = text(claims, "email");
        boolean verified = Boolean.TRUE.equals(claims.getClaimValue("email_verified"));
        return new Person(
                settings.issuer(),
                String.valueOf(claims.getClaimValue("sub")),
                text(claims, settings.usernameClaim()),
                text(claims, settings.nameClaim()),
                verified ? email : null);
    }

    private static @Nullable String text(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String text ? text : null;
    }
}
