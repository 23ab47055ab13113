package org.masthead.asset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.PostsInSight;
import org.masthead.asset.picture.AssetImages;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.sql.ListStatements;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/** All queries of assets. */
@Singleton
class AssetRepository implements PanacheRepositoryBase<Asset, UUID> {

    private static final String USED = "exists (" + AssetUse.countedRowsOf("a.id") + ")";

    private static final SqlList LIST = SqlList.from("asset a")
            .select("""
                    a.id, a.version, a.filename, a.content_type, a.size, a.width, a.height, a.frames, a.hash, a.alt,
                    a.caption, a.credit, a.focal_x, a.focal_y, a.folder, a.color, a.placeholder, a.thumb_hash,
                    a.created_at, a.updated_at,
                    (select count(*) from (%s) u) as usage_count""".formatted(AssetUse.countedRowsOf("a.id")))
            .value("id", "a.id")
            .value("filename", "a.filename")
            .value("contentType", "a.content_type")
            .match("folder", "(a.folder in (:values) or '/' || a.folder in (:values))")
            .value("unused", "not " + USED)
            .like("filename", "a.filename_folded like :value escape '\\'")
            .search("a.search_text like :value escape '\\'")
            .sort("id", "a.id", SortType.UUID)
            .sort("filename", "a.filename_sort", SortType.BYTES)
            .sort("createdAt", "a.created_at", SortType.INSTANT)
            .sort("size", "a.size", SortType.NUMBER)
            .sort("width", "a.width", SortType.NUMBER)
            .build();

    private final EntityManager database;
    private final ListStatements lists;
    private final AssetImages images;
    private final PostsInSight sight;

    AssetRepository(EntityManager database, ListStatements lists, AssetImages images, PostsInSight sight) {
        this.database = database;
        this.lists = lists;
        this.images = images;
        this.sight = sight;
    }

    ListPage<AssetView> page(ListQuery query) {
        return lists.page(LIST, query, sight.parameters(), row -> AssetView.of(row, images));
    }

    /** @throws ProblemException NOT_FOUND */
    AssetView view(UUID id) {
        return find(id).orElseThrow(ProblemException::notFound);
    }

    /** The asset that was made of bytes of this SHA-256, if there is one; another request may delete it at any time. */
    Optional<AssetView> findBySource(String sourceHash) {
        return idOfSource(sourceHash).flatMap(this::find);
    }

    private Optional<AssetView> find(UUID id) {
        return lists.one(LIST, "id", id, sight.parameters(), row -> AssetView.of(row, images));
    }

    /**
     * The asset, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    Asset lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    Optional<UUID> idOfSource(String sourceHash) {
        return find("sourceHash", sourceHash).firstResultOptional().map(Asset::id);
    }

    /**
     * Has whoever keeps or sweeps the bytes of a hash wait until the transaction ends, so that none are swept that a row is
     * about to name.
     */
    void holdBytes(String hash) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:hash, 4)) as text)")
                .setParameter("hash", hash)
                .getSingleResult();
        database.createNativeQuery("delete from orphan_blob where hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** Has whoever sends the same bytes at the same time wait until the transaction ends. */
    void holdSource(String sourceHash) {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:hash, 5)) as text)")
                .setParameter("hash", sourceHash)
                .getSingleResult();
    }

    /** Keeps the bytes an asset has now, for texts that name them, before it takes others. */
    void keepPast(UUID id) {
        database.createNativeQuery("""
                        insert into asset_past_content
                          (asset_id, hash, content_type, width, height, frames, transparent)
                        select a.id, a.hash, a.content_type, a.width, a.height, a.frames, a.transparent
                        from asset a
                        where a.id = :id and exists (select 1 from post_asset r where r.asset_id = a.id)
                        on conflict do nothing""").setParameter("id", id).executeUpdate();
    }

    /** All folders with their number of assets, by name. */
    List<FolderView> folders() {
        List<Object[]> rows = database.createNativeQuery("""
                        select folder, count(*) from asset where folder <> '' group by folder order by folder""", Object[].class).getResultList();
        return rows.stream()
                .map(row -> new FolderView((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }
}
