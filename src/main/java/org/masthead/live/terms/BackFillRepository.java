package org.masthead.live.terms;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.masthead.site.Site;
import org.masthead.sql.Row;
import org.masthead.text.search.TermVector;

/** Finds what is live and has no terms. Needs a transaction. */
@Singleton
class BackFillRepository {

    private static final int AT_ONCE = 1_000;

    /** A window of a live post. */
    record Key(UUID post, Instant from, boolean hasTerms) {

        static final Key FIRST = new Key(new UUID(0, 0), Instant.EPOCH, true);
    }

    private final EntityManager database;
    private final LiveTermsRepository terms;
    private final Site site;

    BackFillRepository(EntityManager database, LiveTermsRepository terms, Site site) {
        this.database = database;
        this.terms = terms;
        this.site = site;
    }

    /** The next windows in the order of their keys, those with terms too: what a statement looks at is bounded. */
    List<Key> keysAfter(Key last) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery("""
                        select l.post_id, l.visible_from,
                               exists (select 1 from live_search s
                                       where s.post_id = l.post_id and s.visible_from = l.visible_from) as has_terms
                        from live_post l where (l.post_id, l.visible_from) > (:post, :from)
                        order by l.post_id, l.visible_from limit :most""", Tuple.class)
                .setParameter("post", last.post())
                .setParameter("from", last.from())
                .setParameter("most", AT_ONCE)
                .getResultList();
        return rows.stream()
                .map(Row::new)
                .map(row -> new Key(row.uuid("post_id"), row.instant("visible_from"), row.flag("has_terms")))
                .toList();
    }

    /** Makes the terms of a window; false when it has gone, or another node is at it. */
    boolean make(Key key) {
        boolean held = !database.createNativeQuery("""
                        select post_id from live_post where post_id = :post and visible_from = :from
                        for no key update skip locked""")
                .setParameter("post", key.post())
                .setParameter("from", key.from())
                .getResultList()
                .isEmpty();
        if (held) {
            terms.write(key.post(), key.from(), terms.shown(key.post(), key.from()));
        }
        return held;
    }

    /** Makes the terms of some tags' names; returns how many. */
    int nameTags() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery("""
                        select id, name from tag where name_terms is null order by id limit :most
                        for no key update skip locked""", Tuple.class)
                .setParameter("most", AT_ONCE)
                .getResultList();
        rows.stream()
                .map(Row::new)
                .forEach(row -> database.createNativeQuery(
                                "update tag set name_terms = cast(:terms as tsvector) where id = :id")
                        .setParameter("terms", TermVector.ofName(row.text("name"), site.locale()))
                        .setParameter("id", row.uuid("id"))
                        .executeUpdate());
        return rows.size();
    }
}
