package org.masthead.live.freshness;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.masthead.sql.Row;

/** Knows which content generation readers see, and when it changes next by the clock alone. */
@Singleton
@Transactional
class EdgeRepository {

    private final EntityManager database;

    EdgeRepository(EntityManager database) {
        this.database = database;
    }

    /** The present generation and, in the same snapshot, the next beginning or end of a window of any post. */
    Outlook outlook(Instant now) {
        Row row = new Row((Tuple) database.createNativeQuery("""
                        select (select generation from log_position) as generation,
                               least(
                                 (select min(visible_from) from live_post where visible_from > :now),
                                 (select min(visible_until) from live_post
                                  where visible_until > :now and visible_until < 'infinity')) as edge""", Tuple.class)
                .setParameter("now", now)
                .getSingleResult());
        return new Outlook(now, row.number("generation"), Optional.ofNullable(row.instantOrNull("edge")));
    }
}
