package org.masthead.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartSettingsTest {

    private static final String URL = "quarkus.datasource.jdbc.url";

    @AfterEach
    void clear() {
        System.clearProperty(URL);
        System.clearProperty("masthead.data-dir");
    }

    @Test
    void findsNoDatabaseConfiguredByDefault() {
        StartSettings settings = StartSettings.read();

        assertThat(settings).isEqualTo(new StartSettings(false, Path.of("data")));
    }

    @Test
    void takesAnEmptyUrlForNone() {
        System.setProperty(URL, "");

        StartSettings settings = StartSettings.read();

        assertThat(settings.databaseConfigured()).isFalse();
    }

    @Test
    void findsWhatIsConfigured() {
        System.setProperty(URL, "jdbc:postgresql://database/masthead");
        System.setProperty("masthead.data-dir", "/srv/masthead");

        StartSettings settings = StartSettings.read();

        assertThat(settings).isEqualTo(new StartSettings(true, Path.of("/srv/masthead")));
    }
}
