package org.masthead.asset.sweep;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Which hashes records name, and which are known to have none. Needs a transaction. */
@Singleton
class SweepRepository {

    private static final String NAMED = """
            (exists (select 1 from asset a where a.hash = %1$s)
             or exists (select 1 from asset_past_content p where p.hash = %1$s))""";

    private final EntityManager database;

    SweepRepository(EntityManager database) {
        this.database = database;
    }

    /** Forgets bytes that assets had before, where no revision of a post shows the asset any more. */
    void dropUnnamedPast() {
        database.createNativeQuery("""
                        delete from asset_past_content p
                        where not exists (select 1 from post_asset r where r.asset_id = p.asset_id)""").executeUpdate();
    }

    /** Notes those of these hashes that no record names. */
    void note(List<String> hashes, Instant now) {
        database.createNativeQuery("insert into orphan_blob (hash, since) select h.hash, :now"
                        + " from unnest(cast(:hashes as text[])) as h (hash) where not " + NAMED.formatted("h.hash")
                        + " on conflict do nothing")
                .setParameter("now", now)
                .setParameter("hashes", hashes.toArray(String[]::new))
                .executeUpdate();
    }

    /** Takes back the notes of hashes that a record names by now. */
    void dropNamed() {
        database.createNativeQuery("delete from orphan_blob o where " + NAMED.formatted("o.hash"))
                .executeUpdate();
    }

    /** Some of the hashes that were noted at a time or before. */
    List<String> notedUntil(Instant time, int most) {
        return database.createNativeQuery(
                        "select hash from orphan_blob where since <= :time order by since, hash", String.class)
                .setParameter("time", time)
                .setMaxResults(most)
                .getResultList();
    }

    /** Has whoever is about to name a hash wait until the transaction ends; false where a record names it. */
    boolean hold(String hash) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:hash, 4)) as text)")
                .setParameter("hash", hash)
                .getSingleResult();
        return !database.createNativeQuery("select 1 where not " + NAMED.formatted("cast(:hash as text)"))
                .setParameter("hash", hash)
                .getResultList()
                .isEmpty();
    }

    /** Has a hash be tried again as if it had been found only now. */
    void postpone(String hash, Instant now) {
        database.createNativeQuery("update orphan_blob set since = :now where hash = :hash")
                .setParameter("now", now)
                .setParameter("hash", hash)
                .executeUpdate();
    }

    void forget(String hash) {
        database.createNativeQuery("delete from orphan_blob where hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }
}
