package org.masthead.live.asset;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** Tells which assets readers meet. Needs a transaction. */
@Singleton
class LiveAssetRepository {

    private static final String VISIBLE = "l.visible_from <= :now and l.visible_until > :now";

    private static final String SHOWN = """
            select 1 from post_asset r join live_post l on l.post_id = r.post_id and l.revision = r.number
            where r.asset_id = :asset and %1$s
            union all
            select 1 from tag t join live_post_tag x on x.tag_id = t.id join live_post l using (post_id, visible_from)
            where t.image_asset_id = :asset and %1$s
            union all
            select 1 from category c join category below on below.ancestors @> array[c.id]
              join live_post_category x on x.category_id = below.id join live_post l using (post_id, visible_from)
            where c.image_asset_id = :asset and %1$s
            union all
            select 1 from author w join live_post_author x on x.author_id = w.id
              join live_post l using (post_id, visible_from)
            where w.avatar_asset_id = :asset and %1$s""".formatted(VISIBLE);

    private final EntityManager database;
    private final Clock clock;

    LiveAssetRepository(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** True when a live post shows an asset, or a tag, category or author of one. */
    boolean isShown(UUID asset) {
        return !database.createNativeQuery(SHOWN)
                .setParameter("asset", asset)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
