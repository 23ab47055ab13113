package org.masthead.testing;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The SQL statements that the service has run since they were last forgotten. */
@PersistenceUnitExtension
@ApplicationScoped
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final List<String> ALL = new CopyOnWriteArrayList<>();

    /** Those that go straight to the database are logged. */
    private static final Handler LOGGED = new Handler() {

        @Override
        public void publish(LogRecord statement) {
            ALL.add(statement.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    void listen(@Observes StartupEvent start) {
        Logger logger = Logger.getLogger("org.masthead.sql.Selects");
        logger.setLevel(Level.FINE);
        logger.setUseParentHandlers(false);
        logger.addHandler(LOGGED);
    }

    void hearNoMore(@Observes ShutdownEvent end) {
        Logger.getLogger("org.masthead.sql.Selects").removeHandler(LOGGED);
    }

    @Override
    public String inspect(String sql) {
        // Refusals are kept behind the answer, at whatever time.
        if (!sql.contains("insert into attempt")) {
            ALL.add(sql);
        }
        return sql;
    }

    public static void forget() {
        ALL.clear();
    }

    /**
     * Those so far that an answer was made by: without the look at the generation behind it, which a node that keeps no
     * answers does not take.
     */
    public static List<String> ofTheAnswer() {
        return ALL.stream()
                .filter(sql -> !sql.equals("select generation from log_position"))
                .toList();
    }

    /** Those so far, in order. */
    public static List<String> all() {
        return List.copyOf(ALL);
    }
}
