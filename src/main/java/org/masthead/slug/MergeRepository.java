package org.masthead.slug;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/**
 * Puts one record of a kind in the place of another, in posts and wherever else the other was known by. As many statements
 * for ten thousand posts as for none. Needs a transaction, and both records locked.
 */
public final class MergeRepository {

    private final EntityManager database;
    private final String kind;
    private final SlugTable slugs;
    private final RelationRepository relations;

    /**
     * @param kind the records' table, of which those of their relations, slugs and merges have their names; our own text
     */
    public MergeRepository(EntityManager database, String kind, Clock clock) {
        this.database = database;
        this.kind = kind;
        this.slugs = new SlugTable(database, kind + "_slug", clock);
        this.relations = new RelationRepository(database);
    }

    /** Keeps posts from being written until the transaction ends; comes before any other lock. */
    public void hold() {
        relations.holdForMerge();
    }

    /**
     * Posts, the trash and all windows of live ones included, name the other; one that had both keeps the earlier place.
     * Ids that led to the one that goes, its own and those it got by merges, lead to the other: revisions still name them.
     */
    public void reassign(UUID gone, UUID successor) {
        move("post_" + kind, "post_id", gone, successor);
        move("live_post_" + kind, "post_id, visible_from", gone, successor);
        run("update " + kind + "_merge set into_id = :successor where into_id = :gone", gone, successor);
        run("insert into " + kind + "_merge (merged_id, into_id) values (:gone, :successor)", gone, successor);
    }

    /** The same; and so do its slugs. */
    public void merge(UUID gone, UUID successor) {
        reassign(gone, successor);
        slugs.handOver(gone, successor);
    }

    private void move(String table, String post, UUID gone, UUID successor) {
        String sql = """
                with moved as (delete from {table} where {kind}_id = :gone returning {post}, position)
                insert into {table} as held ({post}, {kind}_id, position)
                select {post}, :successor, position from moved
                on conflict ({post}, {kind}_id) do update set position = least(held.position, excluded.position)""";
        run(sql.replace("{table}", table).replace("{kind}", kind).replace("{post}", post), gone, successor);
    }

    private void run(String sql, UUID gone, UUID successor) {
        database.createNativeQuery(sql)
                .setParameter("gone", gone)
                .setParameter("successor", successor)
                .executeUpdate();
    }
}
