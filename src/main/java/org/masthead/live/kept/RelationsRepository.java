package org.masthead.live.kept;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Makes anew the relations of live posts that have changed. Needs a transaction. */
@Singleton
class RelationsRepository {

    /** Posts in one transaction: some 20 ms, for which nobody else commits. */
    private static final int AT_ONCE = 200;

    private final EntityManager database;

    RelationsRepository(EntityManager database) {
        this.database = database;
    }

    /** Makes some; returns how many. Holds the log meanwhile, like whoever changes what relations tell. */
    int make() {
        boolean isNone = database.createNativeQuery("select 1 from live_relations where relations is null limit 1")
                .getResultList()
                .isEmpty();
        if (isNone) {
            return 0;
        }
        database.createNativeQuery("select value from log_position for update").getSingleResult();
        return database.createNativeQuery("""
                        update live_relations r set relations = relations_of(r.post_id, r.visible_from)
                        where (r.post_id, r.visible_from) in (
                          select n.post_id, n.visible_from
                          from live_relations n join live_post l using (post_id, visible_from)
                          where n.relations is null order by n.post_id limit :most)""").setParameter("most", AT_ONCE).executeUpdate();
    }
}
