package org.masthead.post.bulk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.masthead.http.bulk.BulkRun;
import org.masthead.http.bulk.BulkStep;
import org.masthead.http.bulk.BulkView;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.Violations;
import org.masthead.site.Site;

/** Does one thing to many posts. */
@Singleton
class BulkService {

    private final BulkWork work;
    private final BulkRun run;

    BulkService(BulkWork work, BulkRun run) {
        this.work = work;
        this.run = run;
    }

    /** @throws ProblemException MALFORMED_REQUEST, VALIDATION_FAILED; what is wrong with a post is in its item */
    BulkView apply(JsonBody body) {
        Violations wrong = new Violations();
        BulkDraft draft = body.as(BulkDraft.class, BulkDraft.class, wrong);
        BulkStep step = QuarkusTransaction.joiningExisting().call(() -> work.step(draft, body, wrong));
        wrong.throwIfAny();
        boolean dryRun = Boolean.TRUE.equals(draft.dryRun());
        return run.apply(Objects.requireNonNull(draft.ids()), Site.ADMIN + "/posts", step, dryRun);
    }
}
