package org.masthead.access.login;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.key.KeyCallers;
import org.masthead.access.key.KeySecret;
import org.masthead.access.oidc.OidcCallers;
import org.masthead.access.user.UserAccounts;

/**
 * Tells whom a bearer token stands for: an API key, or the user of an access token, ours or of the OpenID provider. One
 * statement a request decides it, nothing is cached, so a disabled user or a deleted key is out at once on every node.
 */
@Singleton
class BearerIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    private final KeyCallers keys;
    private final UserAccounts users;
    private final AccessTokens accessTokens;
    private final OidcCallers oidc;

    BearerIdentities(KeyCallers keys, UserAccounts users, AccessTokens accessTokens, OidcCallers oidc) {
        this.keys = keys;
        this.users = users;
        this.accessTokens = accessTokens;
        this.oidc = oidc;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        return context.runBlocking(() -> caller(token)
                .map(BearerIdentities::identity)
                .orElseThrow(() -> new AuthenticationFailedException("The bearer token stands for no one")));
    }

    private Optional<Caller> caller(String token) {
        if (token.startsWith(KeySecret.MARK)) {
            return keys.find(new KeySecret(token));
        }
        return oidc.isFor(token)
                ? oidc.find(token)
                : accessTokens
                        .verify(token)
                        .flatMap(subject -> users.findCaller(subject.userId(), subject.tokenEpoch()));
    }

    /** Its principal is named by the caller's id, which no two callers share; its roles are all that his includes. */
    private static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.id().toString()))
                .addRoles(caller.role().included())
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }
}
