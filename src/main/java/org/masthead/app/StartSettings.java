package org.masthead.app;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;

/**
 * What has to be known before Quarkus starts. Read from the same places as Quarkus's own configuration, but through a
 * copy, since that one is frozen at the first look and must still learn where the embedded database is.
 *
 * @param databaseConfigured whether the user has named a database
 * @param dataFolder where the embedded database and local assets are kept
 */
record StartSettings(boolean databaseConfigured, Path dataFolder) {

    static StartSettings read() {
        SmallRyeConfig configuration = ConfigUtils.configBuilder().build();
        return new StartSettings(
                configuration
                        .getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                        .isPresent(),
                configuration.getOptionalValue("masthead.data-dir", Path.class).orElse(Path.of("data")));
    }
}
