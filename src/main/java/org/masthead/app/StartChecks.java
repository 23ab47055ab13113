package org.masthead.app;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start with settings that would let others in, and says all that is wrong with them at once. A password that
 * everybody knows may do on one's own machine: what counts as one is told by the base URL.
 */
@Singleton
final class StartChecks {

    /** Ahead of what makes the first user. */
    private static final int FIRST = 1;

    /** As for the passwords of all users. */
    private static final int SHORTEST_PASSWORD = 8;

    private static final Set<String> KNOWN_PASSWORDS = Set.of(
            "admin",
            "administrator",
            "changeme",
            "change-me",
            "default",
            "letmein",
            "masthead",
            "password",
            "passw0rd",
            "postgres",
            "qwerty",
            "secret",
            "test",
            "12345678",
            "123456789",
            "correct horse battery",
            "correct horse battery staple");

    private final Config config;

    StartChecks(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        List<String> wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(
                    "Masthead does not start with these settings:\n- " + String.join("\n- ", wrong));
        }
    }

    /** What is wrong with the settings, a sentence each. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        Optional<String> baseUrl = text("masthead.base-url");
        boolean own = baseUrl.isEmpty() || isOfThisMachine(baseUrl.get());
        text("masthead.admin-password")
                .filter(password -> !own && isWeak(password))
                .ifPresent(
                        password -> wrong.add("masthead.admin-password is one that everybody tries first, or has fewer"
                                + " than " + SHORTEST_PASSWORD
                                + " characters, and masthead.base-url says that others reach this"
                                + " service; give it another."));
        texts("masthead.cors.origins").forEach(origin -> checkOrigin(origin, wrong));
        if (text("masthead.oidc.issuer").isPresent() && !own && !isSafe(baseUrl.orElse(""))) {
            wrong.add("masthead.base-url begins with http:// and masthead.oidc.issuer is set; tokens of others must not"
                    + " cross the network in the clear, so it has to begin with https://.");
        }
        return wrong;
    }

    private static boolean isWeak(String password) {
        return password.length() < SHORTEST_PASSWORD
                || KNOWN_PASSWORDS.contains(password.strip().toLowerCase(Locale.ROOT));
    }

    private static void checkOrigin(String origin, List<String> wrong) {
        if (origin.equals("*")) {
            wrong.add("masthead.cors.origins has *, which would let every page use the admin API with its visitors'"
                    + " credentials; list the origins of your admin tools.");
        } else if (!origin.matches("https?://[^/?#\\s*]+")) {
            wrong.add("masthead.cors.origins has " + origin
                    + ", which is no origin; one is a scheme and a host, such as https://admin.example.org.");
        }
    }

    private static boolean isSafe(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private static boolean isOfThisMachine(String url) {
        try {
            String host = String.valueOf(URI.create(url.strip()).getHost());
            return host.equals("localhost")
                    || host.endsWith(".localhost")
                    || host.equals("[::1]")
                    || host.matches("127(\\.\\d{1,3}){3}");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    private List<String> texts(String key) {
        return config.getOptionalValues(key, String.class).orElse(List.of());
    }
}
