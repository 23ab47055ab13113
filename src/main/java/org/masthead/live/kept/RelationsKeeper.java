package org.masthead.live.kept;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;

/**
 * Makes anew what is kept of relations after a rename and the like, a second behind it at most where there is little to do.
 * Readers need not wait for it: what is missing, they compute. Any number of nodes may do it at once.
 */
@Singleton
class RelationsKeeper {

    /** Batches in a row, so that what is due otherwise gets its turn. */
    private static final int MOST_AT_ONCE = 50;

    private final RelationsRepository relations;

    RelationsKeeper(RelationsRepository relations) {
        this.relations = relations;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void makeMissing() {
        for (int batches = 0;
                batches < MOST_AT_ONCE && QuarkusTransaction.requiringNew().call(relations::make) > 0;
                batches++) {
            // the condition does it
        }
    }
}
