package org.masthead.access.user;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.masthead.access.AccessConfig;
import org.masthead.access.Role;
import org.masthead.site.Ids;

/** Makes the user {@code admin} at the first start, when there is no user yet. */
@Singleton
class FirstAdmin {

    private static final String USERNAME = "admin";

    private final UserRepository users;
    private final Passwords passwords;
    private final AccessConfig config;
    private final Ids ids;
    private final Clock clock;

    FirstAdmin(UserRepository users, Passwords passwords, AccessConfig config, Ids ids, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void make(@Observes StartupEvent start) {
        users.lockTable();
        if (users.count() > 0) {
            return;
        }
        Optional<String> given = config.adminPassword().filter(password -> !password.isBlank());
        String password = given.orElseGet(passwords::makeUp);
        warnIfShort(password);
        UserDraft draft = new UserDraft(USERNAME, "Administrator", null, Role.ADMIN, false, null, null);
        users.persistAndFlush(new User(ids.next(), draft, passwords.hash(password), clock.instant()));
        if (given.isEmpty()) {
            // Not to the log: logs are kept and read by others.
            System.out.println("Admin password: " + password + "  (user " + USERNAME + "; shown only now)");
        }
    }

    private static void warnIfShort(String password) {
        if (password.length() < Passwords.MIN_LENGTH) {
            Log.warnf("MASTHEAD_ADMIN_PASSWORD has fewer than %d characters; change it", Passwords.MIN_LENGTH);
        }
    }
}
