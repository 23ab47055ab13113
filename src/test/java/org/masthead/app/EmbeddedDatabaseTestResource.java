package org.masthead.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives every {@code @QuarkusTest} the embedded database of {@code target/test-database}: the one the service uses, but
 * for {@code fsync}. Kept from run to run, and emptied at the start of each, so that migrations run anew.
 */
@WithTestResource(value = EmbeddedDatabaseTestResource.class, scope = TestResourceScope.GLOBAL)
public final class EmbeddedDatabaseTestResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        EmbeddedDatabase started = EmbeddedDatabase.start(Path.of("target", "test-database"), Durability.MEMORY);
        database = started;
        empty(started);
        return started.datasourceProperties();
    }

    private static void empty(EmbeddedDatabase database) {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot empty the test database", failure);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
