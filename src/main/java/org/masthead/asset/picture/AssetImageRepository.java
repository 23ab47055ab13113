package org.masthead.asset.picture;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the assets that records show. Needs a transaction. */
@Singleton
class AssetImageRepository {

    private final EntityManager database;

    AssetImageRepository(EntityManager database) {
        this.database = database;
    }

    /** Those of these assets that are there. */
    List<AssetImage> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> rows = database.createNativeQuery(AssetImage.rows(), String.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream().map(AssetImage::read).toList();
    }

    /** What stands in the place of those of these assets that are gone. */
    Map<UUID, UUID> successors(Collection<UUID> ids) {
        Map<UUID, UUID> successors = new HashMap<>();
        if (!ids.isEmpty()) {
            List<Object[]> rows = database.createNativeQuery(
                            "select id, successor_id from asset_successor where id in (:ids)", Object[].class)
                    .setParameter("ids", ids)
                    .getResultList();
            rows.forEach(row -> successors.put((UUID) row[0], (UUID) row[1]));
        }
        return successors;
    }
}
