package org.masthead.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;

/** Reads the audit, with all that this node knows of. */
@Singleton
class AuditService {

    private final AuditRepository entries;
    private final Refusals refusals;

    AuditService(AuditRepository entries, Refusals refusals) {
        this.entries = entries;
        this.refusals = refusals;
    }

    ListPage<AuditView> list(ListQuery query) {
        refusals.awaitKept();
        return QuarkusTransaction.requiringNew().call(() -> entries.page(query));
    }
}
