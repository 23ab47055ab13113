package org.masthead.asset.deletion;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** What stands in the place of assets that are gone. Needs a transaction. */
@Singleton
class SuccessorRepository {

    private final EntityManager database;

    SuccessorRepository(EntityManager database) {
        this.database = database;
    }

    /** Keeps an asset from being deleted until the transaction ends; false when there is none. */
    boolean hold(UUID asset) {
        return !database.createNativeQuery("select id from asset where id = :asset for key share")
                .setParameter("asset", asset)
                .getResultList()
                .isEmpty();
    }

    /** Has tags, categories and authors that begin to show an asset wait until the transaction ends. */
    void seize(UUID asset) {
        database.createNativeQuery("select id from asset where id = :asset for update")
                .setParameter("asset", asset)
                .getResultList();
    }

    /** Has what leads to one lead to another. */
    void pass(UUID from, UUID to) {
        database.createNativeQuery("update asset_successor set successor_id = :to where successor_id = :from")
                .setParameter("to", to)
                .setParameter("from", from)
                .executeUpdate();
    }

    /** Has the id of an asset that is gone lead to another. */
    void note(UUID gone, UUID successor) {
        database.createNativeQuery("insert into asset_successor (id, successor_id) values (:gone, :successor)")
                .setParameter("gone", gone)
                .setParameter("successor", successor)
                .executeUpdate();
    }
}
