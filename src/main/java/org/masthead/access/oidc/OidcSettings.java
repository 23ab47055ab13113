package org.masthead.access.oidc;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.access.Role;

/**
 * What {@link OidcConfig} says, made sure to make sense.
 *
 * @param issuer what {@code iss} must be, and the address below which the discovery document is
 * @param audience what {@code aud} must hold
 * @param roles which role a token gives
 * @param usernameClaim where a user name is proposed
 * @param nameClaim where his name is
 * @param clockSkew how far clocks may be apart
 */
record OidcSettings(
        String issuer, String audience, RoleClaim roles, String usernameClaim, String nameClaim, Duration clockSkew) {

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * The settings, if there is an issuer.
     *
     * @param production whether an issuer without TLS is refused, if it is on another machine
     * @throws ConfigurationException where a setting is missing or makes no sense
     */
    static Optional<OidcSettings> of(OidcConfig config, boolean production) {
        if (config.issuer().isEmpty()) {
            return Optional.empty();
        }
        String issuer = config.issuer().get();
        checkIssuer(issuer, production);
        String audience = config.audience()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "masthead.oidc.audience is missing: without it, tokens meant for any other service of the"
                                + " issuer would count here"));
        Duration skew = config.clockSkew();
        if (skew.isNegative() || skew.compareTo(LARGEST_SKEW) > 0) {
            throw new ConfigurationException("masthead.oidc.clock-skew: %s is not from 0 to 5 minutes".formatted(skew));
        }
        RoleClaim roles = new RoleClaim(config.roleClaim(), values(config.roles()), config.defaultRole());
        return Optional.of(new OidcSettings(issuer, audience, roles, config.usernameClaim(), config.nameClaim(), skew));
    }

    private static void checkIssuer(String issuer, boolean production) {
        URI address = address(issuer)
                .orElseThrow(() -> new ConfigurationException(
                        "masthead.oidc.issuer: \"%s\" is no absolute http or https address without query and fragment"
                                .formatted(issuer)));
        if (production && !isSecure(address) && !LOOPBACK.contains(address.getHost())) {
            throw new ConfigurationException(
                    "masthead.oidc.issuer: \"%s\" is not https; whoever is between could make himself an administrator"
                            .formatted(issuer));
        }
    }

    private static Map<String, Role> values(Map<Role, List<String>> roles) {
        Map<String, Role> values = new HashMap<>();
        roles.forEach((role, some) -> some.forEach(value -> {
            if (values.put(value, role) != null) {
                throw new ConfigurationException(
                        "masthead.oidc.roles: \"%s\" is given to two roles, or twice to one".formatted(value));
            }
        }));
        if (values.isEmpty()) {
            throw new ConfigurationException(
                    "masthead.oidc.roles maps nothing: set masthead.oidc.roles.reader, .author, .editor or .admin to"
                            + " the values of the role claim that give that role");
        }
        return values;
    }

    /** The address a text is, if it is one that can be asked: absolute, http or https, with nothing but a path. */
    static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            boolean plain = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            boolean http = "http".equals(address.getScheme()) || isSecure(address);
            return plain && http ? Optional.of(address) : Optional.empty();
        } catch (java.net.URISyntaxException none) {
            return Optional.empty();
        }
    }

    static boolean isSecure(URI address) {
        return "https".equals(address.getScheme());
    }
}
