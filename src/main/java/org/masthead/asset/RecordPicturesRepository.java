package org.masthead.asset;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.Substitute;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;

/** The pictures of tags, categories and authors, which have one each, in a column. They are read with the asset beside. */
@Singleton
class RecordPicturesRepository implements AssetUses {

    /** A table, named as events call its records, and its column. */
    private record Place(String table, String column) {}

    private static final List<Place> PLACES =
            List.of(new Place("author", "avatar"), new Place("category", "image"), new Place("tag", "image"));

    private final EntityManager database;
    private final EventLog events;
    private final Clock clock;

    RecordPicturesRepository(EntityManager database, EventLog events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Their foreign keys decide that. */
    @Override
    public void hold() {}

    @Override
    public void refresh(UUID asset) {}

    @Override
    public void replace(UUID asset, Substitute substitute) {
        PLACES.forEach(place -> replace(place, asset, substitute));
    }

    private void replace(Place place, UUID asset, Substitute substitute) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery(
                        "select id, slug, %2$s as image from %1$s where %2$s_asset_id = :asset order by id for no key update"
                                .formatted(place.table(), place.column()),
                        Tuple.class)
                .setParameter("asset", asset)
                .getResultList());
        for (Tuple row : rows) {
            UUID id = row.get("id", UUID.class);
            Image image = Objects.requireNonNull(ImageColumn.read(row.get("image", String.class)));
            database.createNativeQuery(
                            "update %1$s set %2$s = :image, version = version + 1, updated_at = :now where id = :id"
                                    .formatted(place.table(), place.column()))
                    .setParameter("image", ImageColumn.write(substitute.in(image, asset)))
                    .setParameter("now", clock.instant())
                    .setParameter("id", id)
                    .executeUpdate();
            events.appendLive(place.table(), id, EventType.UPDATED, row.get("slug", String.class));
        }
    }
}
