package org.masthead.http.bulk;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemResponses;
import org.masthead.http.problem.ProblemType;

/** Does one thing to many records, a transaction for each, so that one that fails takes no other with it. */
@Singleton
public final class BulkRun {

    /** Records in one call. */
    public static final int MAX_IDS = 500;

    private final BulkTransaction transaction;
    private final ProblemResponses problems;

    BulkRun(BulkTransaction transaction, ProblemResponses problems) {
        this.transaction = transaction;
        this.problems = problems;
    }

    /**
     * What came of it for each record, once.
     *
     * @param collection path that the records are below
     * @param dryRun has it done and taken back
     */
    public BulkView apply(List<UUID> ids, String collection, BulkStep step, boolean dryRun) {
        List<BulkView.Item> items = ids.stream()
                .distinct()
                .map(id -> item(id, collection, step, dryRun))
                .toList();
        return BulkView.of(dryRun, items);
    }

    private BulkView.Item item(UUID id, String collection, BulkStep step, boolean dryRun) {
        try {
            return new BulkView.Item(id, 200, transaction.apply(step, id, dryRun), null);
        } catch (RuntimeException failure) {
            ProblemException refusal = Faults.read(failure);
            String path = collection + "/" + id;
            if (refusal.type() == ProblemType.INTERNAL_ERROR) {
                Log.errorf(failure, "An action on %s failed", path);
            }
            return new BulkView.Item(id, refusal.type().status(), null, problems.problem(refusal, path));
        }
    }
}
