package org.masthead.access.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.masthead.access.AccessConfig;
import org.masthead.access.Role;
import org.masthead.site.Ids;
import org.masthead.testing.Api;

/** The start, as the first one finds the database and as a later one does. */
@QuarkusTest
class FirstAdminTest {

    private static final Pattern LINE =
            Pattern.compile("Admin password: (\\S{20})  \\(user admin; shown only now\\)\n");

    @Inject
    UserRepository users;

    @Inject
    Passwords passwords;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void theFirstStartMakesUpAPasswordAndShowsItOnce() {
        QuarkusTransaction.begin();
        users.deleteAll();

        String shown = shownBy(() -> start(Optional.empty()));

        Matcher line = LINE.matcher(shown);
        assertThat(line.matches()).as(shown).isTrue();
        User admin = users.findByUsername("admin").orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(passwords.match(line.group(1), Optional.of(admin.account().passwordHash())))
                .isTrue();
        assertThat(shownBy(() -> start(Optional.empty()))).isEmpty();
        assertThat(users.count()).isEqualTo(1);
        QuarkusTransaction.rollback();
    }

    @Test
    void theFirstStartTakesThePasswordThatIsConfigured() {
        QuarkusTransaction.begin();
        users.deleteAll();

        String shown = shownBy(() -> start(Optional.of("short")));

        assertThat(shown).doesNotContain("short");
        User admin = users.findByUsername("admin").orElseThrow();
        assertThat(passwords.match("short", Optional.of(admin.account().passwordHash())))
                .isTrue();
        QuarkusTransaction.rollback();
    }

    @Test
    void theAdministratorOfTheFirstStartCanLogIn() {
        Api.logIn("admin", Api.adminPassword()).then().statusCode(200);
    }

    private void start(Optional<String> password) {
        AccessConfig config = new AccessConfig() {
            @Override
            public Optional<String> adminPassword() {
                return password;
            }

            @Override
            public Settings access() {
                throw new UnsupportedOperationException();
            }
        };
        new FirstAdmin(users, passwords, config, ids, clock).make(new StartupEvent());
    }

    private static String shownBy(Runnable work) {
        PrintStream console = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(console);
        }
        return shown.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
