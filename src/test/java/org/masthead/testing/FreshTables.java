package org.masthead.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Empties all tables before each test, but for users, their logins and keys, the position of the log, what migrations have
 * filled, and what triggers keep: {@code @ExtendWith(FreshTables.class)}, behind {@code @QuarkusTest}.
 */
public final class FreshTables implements BeforeEachCallback {

    /**
     * The last made come first, so that none is emptied ahead of those that refer to it; those of assets last, since tables
     * that are older came to refer to them.
     */
    private static final String DELETIONS = """
            select string_agg(format('delete from %I;', relname), ' ' order by relname like 'asset%', oid desc) from pg_class
            where relkind = 'r' and relnamespace = cast(current_schema() as regnamespace)
              and relname not in ('flyway_schema_history', 'log_position', 'category_tree', 'preview_key',
                                  'app_user', 'api_key', 'signing_key', 'refresh_token',
                                  'event', 'attempt',
                                  'live_relations', 'live_month', 'live_count')""";

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("truncate event, attempt");
            statement.execute(deletions(statement));
            connection.commit();
        }
        Database.moveContent();
    }

    private static String deletions(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(DELETIONS)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
