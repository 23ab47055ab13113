package org.masthead.live.freshness;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.masthead.sql.Row;

/** Knows when what readers see changes next by the clock alone. */
@Singleton
@Transactional
class EdgeRepository {

    private final EntityManager database;

    EdgeRepository(EntityManager database) {
        this.database = database;
    }

    /** The next beginning or end of a window of any post. */
    Optional<Instant> next(Instant now) {
        Tuple row = (Tuple) database.createNativeQuery("""
                        select least(
                          (select min(visible_from) from live_post where visible_from > :now),
                          (select min(visible_until) from live_post
                           where visible_until > :now and visible_until < 'infinity')) as edge""", Tuple.class)
                .setParameter("now", now)
                .getSingleResult();
        return Optional.ofNullable(new Row(row).instantOrNull("edge"));
    }
}
