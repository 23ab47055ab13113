package org.masthead.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {

    private static StartChecks with(Map<String, String> settings) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder();
        settings.forEach(config::withDefaultValue);
        return new StartChecks(config.build());
    }

    @Test
    void whatANewcomerHasIsFine() {
        assertThat(with(Map.of()).wrong()).isEmpty();
        assertThat(with(Map.of("masthead.admin-password", "correct horse battery"))
                        .wrong())
                .isEmpty();
    }

    @Test
    void aPasswordThatAllKnowIsRefusedWhereOthersReachIt() {
        StartChecks checks =
                with(Map.of("masthead.admin-password", "Admin", "masthead.base-url", "https://cms.example.org"));

        assertThat(checks.wrong())
                .singleElement()
                .asString()
                .startsWith("masthead.admin-password ")
                .doesNotContain("Admin");
    }

    @ParameterizedTest
    @CsvSource({
        "seven77, https://cms.example.org",
        "password, http://127.example.com",
        "password, http://127.0.0.1.example.com"
    })
    void aWeakOneIsRefusedWhereverOthersReachIt(String password, String baseUrl) {
        assertThat(with(Map.of("masthead.admin-password", password, "masthead.base-url", baseUrl))
                        .wrong())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:9000", "http://cms.localhost"})
    void onOnesOwnMachineItMayDo(String baseUrl) {
        assertThat(with(Map.of("masthead.admin-password", "admin", "masthead.base-url", baseUrl))
                        .wrong())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example.org", "admin.example.org", "https://admin.example.org/", "null"})
    void whatIsNoOriginIsRefused(String origin) {
        assertThat(with(Map.of("masthead.cors.origins", "https://a.example.org," + origin))
                        .wrong())
                .singleElement()
                .asString()
                .contains("masthead.cors.origins has " + origin);
    }

    @Test
    void tokensOfOthersDoNotCrossTheNetworkInTheClear() {
        Map<String, String> settings =
                Map.of("masthead.base-url", "http://cms.example.org", "masthead.oidc.issuer", "https://id.example.org");

        assertThat(with(settings).wrong()).singleElement().asString().contains("https://");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        StartChecks checks = with(Map.of(
                "masthead.admin-password", "password",
                "masthead.base-url", "http://cms.example.org",
                "masthead.cors.origins", "*"));

        assertThatThrownBy(() -> checks.check(new StartupEvent()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("masthead.admin-password")
                .hasMessageContaining("masthead.cors.origins");
    }
}
