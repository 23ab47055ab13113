package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;

/** What an operator may set, and what stops the start. */
class OidcSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "issuer", "https://login.example.org/realms/news",
            "audience", "masthead",
            "roles.editor", "editors");

    private static OidcConfig config(Map<String, String> values) {
        Map<String, String> properties = new HashMap<>();
        values.forEach((name, value) -> properties.put("masthead.oidc." + name, value));
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(OidcConfig.class)
                .build()
                .getConfigMapping(OidcConfig.class);
    }

    private static Map<String, String> but(String name, String value) {
        Map<String, String> values = new HashMap<>(GOOD);
        values.put(name, value);
        return values;
    }

    private static void assertRefused(Map<String, String> values, String words) {
        assertThatThrownBy(() -> OidcSettings.of(config(values), true))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words);
    }

    @Test
    void areOffWithoutAnIssuer() {
        assertThat(OidcSettings.of(config(Map.of()), true)).isEmpty();
        assertThat(OidcSettings.of(config(Map.of("issuer", "", "roles.admin", "admins")), true))
                .isEmpty();
    }

    @Test
    void areReadFromEnvironmentVariables() {
        OidcConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(
                        Map.of(
                                "MASTHEAD_OIDC_ISSUER", "https://login.example.org",
                                "MASTHEAD_OIDC_AUDIENCE", "masthead",
                                "MASTHEAD_OIDC_ROLE_CLAIM", "groups",
                                "MASTHEAD_OIDC_DEFAULT_ROLE", "reader",
                                "MASTHEAD_OIDC_ROLES_EDITOR", "CMS Editors,/staff/editors",
                                "MASTHEAD_OIDC_ROLES_ADMIN", "Admins"),
                        300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(OidcConfig.class)
                .build()
                .getConfigMapping(OidcConfig.class);

        OidcSettings settings = OidcSettings.of(config, true).orElseThrow();

        assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.roles().role(Map.of("groups", List.of("/staff/editors"))))
                .contains(Role.EDITOR);
        assertThat(settings.roles().role(Map.of("groups", "Admins"))).contains(Role.ADMIN);
        assertThat(settings.roles().role(Map.of())).contains(Role.READER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.org",
                "/realms/news",
                "ftp://login.example.org",
                "https:///news",
                "https://user:secret@login.example.org",
                "https://login.example.org/?realm=news",
                "https://login.example.org/#news",
                "https://login example.org",
                "masthead"
            })
    void refuseAnIssuerThatIsNoAddress(String issuer) {
        assertRefused(but("issuer", issuer), "masthead.oidc.issuer");
    }

    @Test
    void refuseAnIssuerWithoutTlsInProductionAlone() {
        assertRefused(but("issuer", "http://login.example.org"), "not https");
        assertThat(OidcSettings.of(config(but("issuer", "http://login.example.org")), false))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8180/realms/news", "http://127.0.0.1", "http://[::1]:8180"})
    void takeAnIssuerOnThisMachineWithoutTls(String issuer) {
        assertThat(OidcSettings.of(config(but("issuer", issuer)), true)).isPresent();
    }

    @Test
    void refuseToTakeTokensForAnyAudience() {
        assertRefused(but("audience", ""), "masthead.oidc.audience");
        assertRefused(but("audience", " "), "masthead.oidc.audience");
    }

    @Test
    void refuseToLetNobodyIn() {
        Map<String, String> values = new HashMap<>(GOOD);
        values.remove("roles.editor");

        assertRefused(values, "masthead.oidc.roles");
    }

    @Test
    void refuseAValueThatGivesTwoRoles() {
        assertRefused(but("roles.admin", "editors"), "\"editors\"");
    }

    @ParameterizedTest
    @CsvSource({"roles.king, kings", "default-role, king"})
    void refuseARoleThatIsNone(String name, String value) {
        assertThatThrownBy(() -> config(but(name, value))).hasMessageContaining("king");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "301S"})
    void refuseAClockThatIsFarOff(String skew) {
        assertRefused(but("clock-skew", skew), "masthead.oidc.clock-skew");
    }

    @Test
    void findRolesByTheNameOfAClaimBeforeItsPath() {
        Map<String, Role> roles = Map.of("a", Role.ADMIN, "r", Role.READER);
        RoleClaim named = new RoleClaim("https://example.org/roles", roles, Optional.empty());
        RoleClaim path = new RoleClaim("resource_access.cms.roles", roles, Optional.empty());

        assertThat(named.role(Map.of("https://example.org/roles", List.of("r"))))
                .contains(Role.READER);
        assertThat(path.role(Map.of("resource_access", Map.of("cms", Map.of("roles", List.of("r", 7, "a"))))))
                .contains(Role.ADMIN);
        assertThat(path.role(Map.of("resource_access", Map.of("other", Map.of("roles", List.of("a"))))))
                .isEmpty();
        assertThat(path.role(Map.of("resource_access.cms.roles", "r"))).contains(Role.READER);
        assertThat(path.role(Map.of("resource_access", List.of("a")))).isEmpty();
    }
}
