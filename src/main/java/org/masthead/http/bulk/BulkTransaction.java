package org.masthead.http.bulk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transaction of one record among many. */
@Singleton
class BulkTransaction {

    /** Does it, in a transaction of its own; a dry run takes it back. Tells the version since. */
    @Transactional(TxType.REQUIRES_NEW)
    @Nullable
    Long apply(BulkStep step, UUID id, boolean dryRun) {
        @Nullable Long version = step.apply(id);
        if (dryRun) {
            QuarkusTransaction.setRollbackOnly();
        }
        return version;
    }
}
