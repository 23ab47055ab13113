package org.masthead.access.login;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Site;

/**
 * Takes the bearer token (RFC 6750 §2.1) of a request to the admin side, and to delivery where that is private; else
 * tokens mean nothing there. Only a path in
 * its plain form gets an identity, so that every later check of the path sees what was routed.
 */
@Singleton
class BearerMechanism implements HttpAuthenticationMechanism {

    /** Escapes that no router could take for a dot, slash or semicolon. */
    private static final Pattern ESCAPE = Pattern.compile("%(?!2[eEfF]|5[cC]|3[bB]|25)[0-9A-Fa-f]{2}");

    /** What stands for an escape: a name of a resource has none, what is behind it may. */
    private static final String ESCAPED = "!";

    private static final String BELOW = "[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9._~!$&'()*+,=:@/-]*)?";

    /** Without a group that repeats: on a long path that would be a deep recursion. */
    private static final Pattern GUARDED = Pattern.compile("/api/v1/(?:admin|auth)/" + BELOW);

    private static final Pattern ALL = Pattern.compile("/api/v1/" + BELOW);

    private static final String SCHEME = "bearer ";

    private final Site site;

    BearerMechanism(Site site) {
        this.site = site;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        @Nullable String sent = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (sent == null
                || !sent.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                || !isPlain(context.request().path(), site.isDeliveryPrivate())) {
            return Uni.createFrom().nullItem();
        }
        TokenCredential token =
                new TokenCredential(sent.substring(SCHEME.length()).trim(), "bearer");
        return identities.authenticate(new TokenAuthenticationRequest(token));
    }

    /** Whether a path is one that tokens count for, written plainly. */
    static boolean isPlain(String path, boolean deliveryToo) {
        String unescaped = ESCAPE.matcher(path).replaceAll(ESCAPED);
        return (deliveryToo ? ALL : GUARDED).matcher(unescaped).matches()
                && !unescaped.contains("//")
                && !unescaped.contains("/.");
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
