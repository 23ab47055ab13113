package org.masthead.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs select statements of ours. In a transaction they see what it has done so far. Outside of one, a statement goes
 * straight to the database, without begin, commit and what Hibernate does for it: delivery reads like that, since one
 * statement is one snapshot, and most of its answers take one.
 */
@Singleton
final class Selects {

    private static final Logger LOG = Logger.getLogger(Selects.class);

    /** Statements whose text is kept apart from the names in it. */
    private static final int MOST_PARSED = 1_000;

    /**
     * Statements at once that PostgreSQL is asked for outside of transactions: more of them take longer in sum. Nobody waits
     * for his turn for longer than a busy moment lasts.
     */
    private static final int AT_ONCE = 3 * Runtime.getRuntime().availableProcessors();

    private static final int LONGEST_WAIT_MILLIS = 20;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final EntityManager database;
    private final AgroalDataSource pool;
    private final TransactionSynchronizationRegistry transactions;
    private final Cache<String, NamedParameters> parsed =
            Caffeine.newBuilder().maximumSize(MOST_PARSED).build();

    Selects(EntityManager database, AgroalDataSource pool, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.pool = pool;
        this.transactions = transactions;
    }

    /** The rows of a statement; values are bound where it names them. */
    List<Row> rows(String sql, Map<String, Object> values) {
        return transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? rowsAtOnce(sql, values)
                : rowsInTransaction(sql, values);
    }

    private List<Row> rowsAtOnce(String sql, Map<String, Object> values) {
        boolean isMyTurn = waitForTurn();
        try {
            return read(sql, values);
        } finally {
            if (isMyTurn) {
                turns.release();
            }
        }
    }

    private boolean waitForTurn() {
        try {
            return turns.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Row> read(String sql, Map<String, Object> values) {
        NamedParameters parameters = parsed.get(sql, NamedParameters::of);
        String positional = parameters.positional(values);
        LOG.debug(positional);
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(positional)) {
            parameters.bind(statement, told(values));
            try (ResultSet found = statement.executeQuery()) {
                RowReader reader = RowReader.of(found.getMetaData());
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(reader.read(found));
                }
                return rows;
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /**
     * Values that are made when they are bound, such as the time: what is shown from a time on that has passed while one waited
     * for a connection is in the snapshot, and what was shown in its place is not.
     */
    private static Map<String, Object> told(Map<String, Object> values) {
        Map<String, Object> told = new HashMap<>(values);
        told.replaceAll((name, value) -> value instanceof Supplier<?> maker ? maker.get() : value);
        return told;
    }

    private List<Row> rowsInTransaction(String sql, Map<String, Object> values) {
        Query statement = database.createNativeQuery(sql, Tuple.class);
        // Hibernate refuses a value for a name that the statement does not have.
        told(values).forEach((name, value) -> {
            if (sql.contains(":" + name)) {
                statement.setParameter(name, value);
            }
        });
        @SuppressWarnings("unchecked")
        List<Tuple> tuples = statement.getResultList();
        return tuples.stream().map(Row::new).toList();
    }
}
