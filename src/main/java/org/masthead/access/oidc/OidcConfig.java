package org.masthead.access.oidc;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.access.Role;

/** Whose access tokens count here beside our own, and what they let their bearers do. Bad settings stop the start. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.oidc")
interface OidcConfig {

    /**
     * Address of the OpenID provider, exactly as its tokens name it in {@code iss}; default none, and no tokens but our
     * own count. In production {@code https}, unless it is on this machine.
     */
    Optional<String> issuer();

    /** What a token must name in {@code aud}; demanded with an issuer. Best the name of this API, and of no client. */
    Optional<String> audience();

    /**
     * The claim that lists a user's roles or groups: a string or an array of them; default {@code roles}. Dots lead into
     * objects, as in {@code realm_access.roles}, unless there is a claim with the whole name.
     */
    @WithDefault("roles")
    String roleClaim();

    /** For each role of ours the values of the claim that give it. Of several the highest counts. */
    Map<Role, List<String>> roles();

    /** The role of one whose token gives none; default none, and he is refused. */
    Optional<Role> defaultRole();

    /** The claim that proposes a user name; default {@code preferred_username}. */
    @WithDefault("preferred_username")
    String usernameClaim();

    /** The claim that says what people know him by; default {@code name}. */
    @WithDefault("name")
    String nameClaim();

    /** How far the issuer's clock and ours may be apart; default 30 seconds, at most 5 minutes. */
    @WithDefault("30S")
    Duration clockSkew();
}
