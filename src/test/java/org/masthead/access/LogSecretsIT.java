package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Looks through all that the run of the other tests has logged, so it runs behind them: tokens, keys, passwords and their
 * hashes stand in none of it, whatever was refused or failed.
 */
class LogSecretsIT {

    private static final Path LOG = Path.of("target", "tests.log");

    private static final List<Pattern> SECRETS = Stream.of(
                    // The administrator's password in tests, which each run logs in with.
                    "only for tests of this service",
                    // API keys and refresh tokens, which begin so, behind their mark.
                    "\\bmhr?_[A-Za-z0-9_-]{12,}",
                    // JSON Web Tokens.
                    "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+",
                    "(?i)bearer [A-Za-z0-9._-]{16,}",
                    "\\$argon2",
                    "[?&]preview=[A-Za-z0-9_-]{16,}",
                    // What the walk for leaks hides.
                    "zqcanary(?:body|copy|trash|password|@)")
            .map(Pattern::compile)
            .toList();

    @Test
    void noSecretIsLogged() throws IOException {
        List<String> lines = Files.readAllLines(LOG, StandardCharsets.UTF_8);

        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines.stream()
                        .filter(line -> SECRETS.stream()
                                .anyMatch(secret -> secret.matcher(line).find())))
                .isEmpty();
    }
}
