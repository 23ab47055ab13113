package org.masthead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.EOFException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class FaultsTest {

    /** As the transaction manager tells of it. */
    private static Exception commit(Throwable told) {
        XAException beside = new XAException("Error trying to transactionCommit local transaction");
        beside.initCause(told);
        RollbackException failure = new RollbackException("Could not commit transaction.");
        failure.addSuppressed(beside);
        return new IllegalStateException("Error invoking subclass method", failure);
    }

    @Test
    void aCommitThatTheDatabaseDoesNotAnswerIsToBeTriedAgain() {
        Exception failure = commit(new SQLException("An I/O error occurred", "08006", new EOFException()));

        assertThat(Faults.read(failure).type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void aCommitThatARaceHasLostIsAConflict() {
        Exception failure = commit(new SQLException("violates \"post_slug_key\"", "23505"));

        assertThat(Faults.read(failure).type()).isEqualTo(ProblemType.SLUG_TAKEN);
    }

    @Test
    void aCommitThatFailsForNoKnownReasonIsNotExplainedAway() {
        assertThat(Faults.read(commit(new IllegalStateException())).type()).isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(Faults.read(new RollbackException()).type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    }
}
