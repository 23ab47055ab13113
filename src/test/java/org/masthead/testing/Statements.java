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

    /** Those so far, in order. */
    public static List<String> all() {
        return List.copyOf(ALL);
    }
}
