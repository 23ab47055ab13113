package org.masthead.asset.media;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.FocalPoint;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.picture.MediaAddress;

/** Tells which bytes an address names. Needs a transaction. */
@Singleton
class MediaRepository {

    private final EntityManager database;

    MediaRepository(EntityManager database) {
        this.database = database;
    }

    /** The bytes of this hash that the asset has, or had before others took their place. */
    Optional<MediaSource> find(UUID asset, String hash) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select c.hash, c.content_type, c.width, c.height, c.frames, c.transparent, a.filename, a.focal_x,
                          a.focal_y
                        from asset a cross join lateral (
                          select a.hash, a.content_type, a.width, a.height, a.frames, a.transparent
                          union all
                          select p.hash, p.content_type, p.width, p.height, p.frames, p.transparent
                          from asset_past_content p where p.asset_id = a.id) c
                        where a.id = :asset and c.hash = :hash""", Tuple.class)
                .setParameter("asset", asset)
                .setParameter("hash", hash)
                .setMaxResults(1)
                .getResultList());
        return rows.stream().map(MediaRepository::source).findFirst();
    }

    /** The asset, or the one that stands in its place if it is gone. */
    Optional<UUID> present(UUID asset) {
        List<UUID> found = database.createNativeQuery("""
                        select id from asset where id = :asset
                        union all select successor_id from asset_successor where id = :asset""", UUID.class)
                .setParameter("asset", asset)
                .getResultList();
        return found.stream().findFirst();
    }

    private static MediaSource source(Tuple row) {
        ImageType type =
                ImageType.ofContentType(row.get("content_type", String.class)).orElseThrow();
        ImageFacts facts = ImageFacts.stored(
                type,
                row.get("width", Integer.class),
                row.get("height", Integer.class),
                row.get("frames", Integer.class),
                row.get("transparent", Boolean.class));
        @Nullable Double x = row.get("focal_x", Double.class);
        @Nullable Double y = row.get("focal_y", Double.class);
        return new MediaSource(
                row.get("hash", String.class),
                facts,
                x == null || y == null ? FocalPoint.CENTRE : new FocalPoint(x, y),
                MediaAddress.mark(x, y),
                row.get("filename", String.class));
    }
}
