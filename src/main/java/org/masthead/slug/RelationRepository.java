package org.masthead.slug;

import jakarta.persistence.EntityManager;

/**
 * The order of those who write posts and those who take tags, categories and authors out of them. A save takes all relations
 * of one post, a merge one relation of all posts: row by row, each could wait for the other. So a transaction that writes
 * posts keeps merges off, as any number do at once, and a merge keeps all of them off. Comes before any other lock.
 */
public final class RelationRepository {

    private final EntityManager database;

    public RelationRepository(EntityManager database) {
        this.database = database;
    }

    /** Holds for one who writes a post: what it may name stays what it is until the transaction ends. */
    public void holdForPost() {
        hold("pg_advisory_xact_lock_shared");
    }

    /** Holds for one who merges or deletes: no post is written until the transaction ends. */
    public void holdForMerge() {
        hold("pg_advisory_xact_lock");
    }

    private void hold(String function) {
        database.createNativeQuery("select count(" + function + "(hashtextextended('relations of posts', 0)))")
                .getSingleResult();
    }
}
