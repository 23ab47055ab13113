package org.masthead.app;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** The running service: says where it is, and waits to be stopped. */
@Singleton
final class Masthead implements QuarkusApplication {

    private final HttpServer server;
    private final Config configuration;

    Masthead(HttpServer server, Config configuration) {
        this.server = server;
        this.configuration = configuration;
    }

    @Override
    public int run(String... arguments) {
        greeting().lines().forEach(Log::info);
        Quarkus.waitForExit();
        return 0;
    }

    private Greeting greeting() {
        return new Greeting(
                configuration
                        .getOptionalValue("masthead.base-url", String.class)
                        .orElse("http://localhost:" + server.getPort()),
                configuration.getValue("masthead.data-dir", Path.class),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    }
}
