package org.masthead.post.revision;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.sql.ListStatements;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/** Lists the revisions of a post. Needs a transaction. */
@Singleton
class RevisionRepository {

    private static final SqlList LIST = SqlList.from("post_revision r join post p on p.id = r.post_id")
            .select("r.number, r.at, r.by_id, r.by_name, r.kind, r.note")
            .where("r.post_id = :post and (:everyones or p.created_by = :caller)")
            .value("number", "r.number")
            .value("kind", "r.kind")
            .sort("id", "r.number", SortType.NUMBER)
            .sort("number", "r.number", SortType.NUMBER)
            .build();

    private final ListStatements lists;

    RevisionRepository(ListStatements lists) {
        this.lists = lists;
    }

    /**
     * Revisions of a post that a caller may meet; of one that he may not there are none.
     *
     * @param everyones whether he may meet the posts of others
     */
    ListPage<RevisionView> page(UUID post, ListQuery query, UUID caller, boolean everyones) {
        return lists.page(
                LIST, query, Map.of("post", post, "caller", caller, "everyones", everyones), RevisionView::of);
    }

    Optional<RevisionView> find(UUID post, int number) {
        return lists.one(
                LIST, "number", number, Map.of("post", post, "caller", post, "everyones", true), RevisionView::of);
    }
}
