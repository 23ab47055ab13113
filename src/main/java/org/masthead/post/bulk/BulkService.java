package org.masthead.post.bulk;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemResponses;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violations;
import org.masthead.post.bulk.BulkWork.Step;
import org.masthead.site.Site;

/** Does one thing to many posts, a transaction for each, so that one that fails takes no other with it. */
@Singleton
class BulkService {

    private final BulkWork work;
    private final ProblemResponses problems;

    BulkService(BulkWork work, ProblemResponses problems) {
        this.work = work;
        this.problems = problems;
    }

    /** @throws ProblemException MALFORMED_REQUEST, VALIDATION_FAILED; what is wrong with a post is in its item */
    BulkView apply(JsonBody body) {
        Violations wrong = new Violations();
        BulkDraft draft = body.as(BulkDraft.class, BulkDraft.class, wrong);
        Step step = QuarkusTransaction.joiningExisting().call(() -> work.step(draft, body, wrong));
        wrong.throwIfAny();
        boolean dryRun = Boolean.TRUE.equals(draft.dryRun());
        List<BulkView.Item> items = Objects.requireNonNull(draft.ids()).stream()
                .distinct()
                .map(id -> item(id, step, dryRun))
                .toList();
        return BulkView.of(dryRun, items);
    }

    private BulkView.Item item(UUID id, Step step, boolean dryRun) {
        try {
            return new BulkView.Item(id, 200, work.apply(step, id, dryRun), null);
        } catch (RuntimeException failure) {
            ProblemException refusal = Faults.read(failure);
            if (refusal.type() == ProblemType.INTERNAL_ERROR) {
                Log.errorf(failure, "An action on the post %s failed", id);
            }
            String path = Site.ADMIN + "/posts/" + id;
            return new BulkView.Item(id, refusal.type().status(), null, problems.problem(refusal, path));
        }
    }
}
