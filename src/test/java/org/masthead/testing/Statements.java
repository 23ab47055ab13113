package org.masthead.testing;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The SQL statements that the service has run since they were last forgotten. */
@PersistenceUnitExtension
@ApplicationScoped
public class Statements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final List<String> ALL = new CopyOnWriteArrayList<>();

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
