package org.masthead.audit;

import jakarta.inject.Singleton;
import java.util.Map;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.sql.ListStatements;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/** All queries of the audit: changes, logins and refusals in one view. Needs a transaction. */
@Singleton
class AuditRepository {

    private static final SqlList LIST = SqlList.from("audit a")
            .select("""
                    a.id, a.at, a.action, a.object_type, a.object_id, a.outcome, a.actor_kind, a.actor_id, a.actor_name,
                    a.address, a.request_id""")
            .value("actorId", "a.actor_id")
            .value("action", "a.action")
            .value("objectType", "a.object_type")
            .value("objectId", "a.object_id")
            .value("outcome", "a.outcome")
            .value("at", "a.at")
            .sort("at", "a.at", SortType.INSTANT)
            .sort("id", "a.id", SortType.UUID)
            .build();

    private final ListStatements lists;

    AuditRepository(ListStatements lists) {
        this.lists = lists;
    }

    ListPage<AuditView> page(ListQuery query) {
        return lists.page(LIST, query, Map.of(), AuditView::of);
    }
}
