package org.masthead.asset;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.masthead.sql.Row;

/** Tells where assets are used. Needs a transaction. */
@Singleton
class AssetUseRepository {

    private static final String USES = "select u.* from (" + AssetUse.rowsOf("cast(:asset as uuid)") + ") u";

    private static final String IN_ORDER = " order by u.rank, u.title, u.id, u.place, u.state";

    private static final String POST_OF_CALLER =
            "exists (select 1 from post p where p.id = u.id and p.created_by = :caller)";

    private final EntityManager database;
    private final Clock clock;

    AssetUseRepository(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All of them, posts first. */
    List<AssetUse> all(UUID asset) {
        return read(database.createNativeQuery(USES + IN_ORDER, Tuple.class).setParameter("asset", asset));
    }

    /** Those that one who meets no posts of others may know of: in his own posts, and where readers see it. */
    List<AssetUse> metBy(UUID caller, UUID asset) {
        String met = " where u.type <> 'post' or u.state = 'live' or " + POST_OF_CALLER;
        return read(database.createNativeQuery(USES + met + IN_ORDER, Tuple.class)
                .setParameter("asset", asset)
                .setParameter("caller", caller));
    }

    /** Whether anything but drafts of the caller's own shows it. */
    boolean isUsedBeyondDraftsOf(UUID caller, UUID asset) {
        String beyond = " where u.state <> 'draft' or not " + POST_OF_CALLER;
        return !database.createNativeQuery(USES + beyond, Tuple.class)
                .setParameter("asset", asset)
                .setParameter("caller", caller)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private List<AssetUse> read(Query query) {
        List<?> rows = query.setParameter("now", clock.instant()).getResultList();
        return rows.stream().map(row -> AssetUse.of(new Row((Tuple) row))).toList();
    }
}
