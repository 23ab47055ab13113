package org.masthead.tag;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.PostsInSight;
import org.masthead.asset.picture.AssetImage;
import org.masthead.asset.picture.AssetImages;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.site.Site;
import org.masthead.slug.MergeRepository;
import org.masthead.slug.SlugTable;
import org.masthead.slug.Successor;
import org.masthead.sql.ListStatements;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;
import org.masthead.text.search.TermVector;

/** All queries of tags. */
@Singleton
class TagRepository implements PanacheRepositoryBase<Tag, UUID> {

    private static final SqlList LIST = SqlList.from("tag t")
            .select("""
                    t.id, t.version, t.slug, t.name, t.description, t.image, t.metadata, t.created_at, t.updated_at,
                    %1$s as image_asset,
                    (select cast(json_agg(s.slug order by s.slug) as text) from tag_slug s
                     where s.owner_id = t.id and not s.current) as aliases,
                    (select count(*) from post_tag pt join post p on p.id = pt.post_id
                     where pt.tag_id = t.id and %2$s) as post_count,
                    (select count(*) from live_post_tag lt
                     where lt.tag_id = t.id and lt.visible_from <= :now and lt.visible_until > :now) as live_post_count""".formatted(AssetImage.columnOf("t.image_asset_id"), PostsInSight.COUNTS))
            .value("id", "t.id")
            .match("slug", "t.id in (select owner_id from tag_slug where slug in (:values))")
            .value("name", "t.name")
            .like("name", "t.name_folded like :value escape '\\'")
            .search("(t.name_folded like :value escape '\\' or t.slug like :value escape '\\')")
            .sort("id", "t.id", SortType.UUID)
            .sort("slug", "t.slug", SortType.TEXT)
            .sort("name", "t.name_sort", SortType.BYTES)
            .sort("updatedAt", "t.updated_at", SortType.INSTANT)
            .sort("postCount", """
                    (select count(*) from post_tag pt join post p on p.id = pt.post_id
                     where pt.tag_id = t.id and %s)""".formatted(PostsInSight.COUNTS), SortType.NUMBER)
            .build();

    private final EntityManager database;
    private final ListStatements lists;
    private final AssetImages images;
    private final PostsInSight sight;
    private final Site site;
    private final Clock clock;

    TagRepository(
            EntityManager database,
            ListStatements lists,
            AssetImages images,
            PostsInSight sight,
            Site site,
            Clock clock) {
        this.database = database;
        this.lists = lists;
        this.images = images;
        this.sight = sight;
        this.site = site;
        this.clock = clock;
    }

    ListPage<TagView> page(ListQuery query) {
        return lists.page(LIST, query, sight.parameters(), row -> TagView.of(row, images));
    }

    /** @throws ProblemException NOT_FOUND */
    TagView view(UUID id) {
        return lists.one(LIST, "id", id, sight.parameters(), row -> TagView.of(row, images))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * The tag, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    Tag lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * The tag that is to take another's place, held likewise.
     *
     * @throws ProblemException VALIDATION_FAILED
     */
    Tag lock(Successor successor) {
        return findByIdOptional(successor.id(), LockModeType.PESSIMISTIC_WRITE).orElseThrow(successor::unknown);
    }

    MergeRepository merges() {
        return new MergeRepository(database, "tag", clock);
    }

    SlugTable slugs() {
        return new SlugTable(database, "tag_slug", clock);
    }

    /** Makes a bare tag, unless one of this name has been committed meanwhile; the slug is given up then. */
    boolean insertUnlessNamed(UUID id, String name, String slug, Instant now) {
        int inserted = database.createNativeQuery("""
                        insert into tag (id, version, slug, name, name_folded, name_sort, name_terms, metadata, created_at,
                                         updated_at)
                        values (:id, 1, :slug, :name, :folded, :sort, cast(:terms as tsvector), '{}', :now, :now)
                        on conflict (name_folded) do nothing""")
                .setParameter("id", id)
                .setParameter("slug", slug)
                .setParameter("name", name)
                .setParameter("folded", Folded.of(name))
                .setParameter("sort", SortKey.of(name))
                .setParameter("terms", TermVector.ofName(name, site.locale()))
                .setParameter("now", now)
                .executeUpdate();
        if (inserted == 0) {
            slugs().release(id);
        }
        return inserted > 0;
    }

    UUID idOfName(String name) {
        return find("nameFolded", Folded.of(name)).firstResult().id();
    }
}
