package org.masthead.live.freshness;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.masthead.event.EventLog;
import org.masthead.sql.ListStatements;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;

/** The content generation as the database has it: read once, or listened to on a connection beside the pool. */
@Singleton
public class GenerationRepository {

    private static final String READ = "select generation from log_position";

    private final ListStatements statements;
    private final AgroalDataSource pool;

    GenerationRepository(ListStatements statements, AgroalDataSource pool) {
        this.statements = statements;
        this.pool = pool;
    }

    /** The generation that is committed now. */
    public long read() {
        return statements.rows(READ, Map.of()).get(0).number("generation");
    }

    /**
     * A connection that is told of each new generation from now on.
     *
     * @param seconds how long the database may take for anything
     */
    Listening listen(int seconds) throws SQLException {
        AgroalConnectionFactoryConfiguration settings =
                pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        Properties properties = new Properties();
        properties.putAll(settings.jdbcProperties());
        if (settings.principal() instanceof NamePrincipal user) {
            PGProperty.USER.set(properties, user.getName());
        }
        settings.credentials().stream()
                .filter(SimplePassword.class::isInstance)
                .findFirst()
                .ifPresent(password -> PGProperty.PASSWORD.set(properties, ((SimplePassword) password).getWord()));
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
        PGProperty.APPLICATION_NAME.set(properties, Listening.NAME);
        @Nullable Connection connection = new Driver().connect(settings.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("No PostgreSQL at the address of the datasource");
        }
        return new Listening(connection);
    }

    /** One connection that listens. Not thread-safe. */
    static final class Listening implements AutoCloseable {

        /** How the database's operator sees it. */
        static final String NAME = "masthead listener";

        private final Connection connection;
        private final PreparedStatement read;

        private Listening(Connection connection) throws SQLException {
            this.connection = connection;
            try (Statement listen = connection.createStatement()) {
                listen.execute("listen " + EventLog.CHANNEL);
                read = connection.prepareStatement(READ);
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        }

        long generation() throws SQLException {
            try (ResultSet rows = read.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }

        /** Hands on what comes in, until this point of {@link System#nanoTime()}. */
        void hear(long until, LongConsumer generations) throws SQLException {
            PGConnection told = connection.unwrap(PGConnection.class);
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            while (left > 0) {
                PGNotification @Nullable [] notifications = told.getNotifications((int) left);
                if (notifications != null) {
                    Arrays.stream(notifications)
                            .map(PGNotification::getParameter)
                            .filter(text -> text.matches("\\d{1,18}"))
                            .mapToLong(Long::parseLong)
                            .forEach(generations);
                }
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
