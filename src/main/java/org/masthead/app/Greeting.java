package org.masthead.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the console shows when the service is ready.
 *
 * @param baseUrl the service's own address
 * @param dataFolder where it keeps what is not in a configured database
 * @param startTime from the start of the JVM until ready
 */
record Greeting(String baseUrl, Path dataFolder, Duration startTime) {

    List<String> lines() {
        String address = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        return List.of(
                String.format(Locale.ROOT, "Masthead is ready after %.1f s", startTime.toMillis() / 1000.0),
                "API            %s/api/v1".formatted(address),
                "Documentation  %s/docs".formatted(address),
                "Data folder    %s".formatted(dataFolder.toAbsolutePath().normalize()));
    }
}
