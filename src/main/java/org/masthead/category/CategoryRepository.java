package org.masthead.category;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.PostsInSight;
import org.masthead.asset.picture.AssetImage;
import org.masthead.asset.picture.AssetImages;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.slug.MergeRepository;
import org.masthead.slug.SlugTable;
import org.masthead.slug.Successor;
import org.masthead.sql.ListStatements;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/** The queries of categories, but for those that shape the tree. */
@Singleton
class CategoryRepository implements PanacheRepositoryBase<Category, UUID> {

    private static final SqlList LIST = SqlList.from("category c")
            .select("""
                    c.id, c.version, c.slug, c.name, c.description, c.image, c.metadata, c.parent_id, c.position,
                    c.path, c.depth, c.created_at, c.updated_at,
                    %1$s as image_asset,
                    (select cast(json_agg(s.slug order by s.slug) as text) from category_slug s
                     where s.owner_id = c.id and not s.current) as aliases,
                    (select count(*) from post_category pc join post p on p.id = pc.post_id
                     where pc.category_id = c.id and %2$s) as post_count,
                    (select count(distinct pc.post_id) from category below
                     join post_category pc on pc.category_id = below.id join post p on p.id = pc.post_id
                     where below.ancestors @> array[c.id] and %2$s) as total_post_count,
                    (select count(*) from live_post_category lc
                     where lc.category_id = c.id and lc.visible_from <= :now and lc.visible_until > :now)
                      as live_post_count""".formatted(AssetImage.columnOf("c.image_asset_id"), PostsInSight.COUNTS))
            .value("id", "c.id")
            .match("slug", "c.id in (select owner_id from category_slug where slug in (:values))")
            .value("name", "c.name")
            .value("parentId", "c.parent_id")
            .like("name", "c.name_folded like :value escape '\\'")
            .search("(c.name_folded like :value escape '\\' or c.slug like :value escape '\\')")
            .sort("id", "c.id", SortType.UUID)
            .sort("slug", "c.slug", SortType.TEXT)
            .sort("name", "c.name_sort", SortType.BYTES)
            .sort("tree", "c.tree_order", SortType.INTEGERS)
            .sort("position", "c.position", SortType.NUMBER)
            .sort("updatedAt", "c.updated_at", SortType.INSTANT)
            .sort("postCount", """
                    (select count(*) from post_category pc join post p on p.id = pc.post_id
                     where pc.category_id = c.id and %s)""".formatted(PostsInSight.COUNTS), SortType.NUMBER)
            .build();

    private final EntityManager database;
    private final ListStatements lists;
    private final AssetImages images;
    private final PostsInSight sight;
    private final Clock clock;

    CategoryRepository(
            EntityManager database, ListStatements lists, AssetImages images, PostsInSight sight, Clock clock) {
        this.database = database;
        this.lists = lists;
        this.images = images;
        this.sight = sight;
        this.clock = clock;
    }

    ListPage<CategoryView> page(ListQuery query) {
        return lists.page(LIST, query, sight.parameters(), row -> CategoryView.of(row, images));
    }

    /** @throws ProblemException NOT_FOUND */
    CategoryView view(UUID id) {
        return lists.one(LIST, "id", id, sight.parameters(), row -> CategoryView.of(row, images))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * The category, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    Category lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * The category that is to take another's place, held likewise.
     *
     * @throws ProblemException VALIDATION_FAILED
     */
    Category lock(Successor successor) {
        return findByIdOptional(successor.id(), LockModeType.PESSIMISTIC_WRITE).orElseThrow(successor::unknown);
    }

    MergeRepository merges() {
        return new MergeRepository(database, "category", clock);
    }

    SlugTable slugs() {
        return new SlugTable(database, "category_slug", clock);
    }
}
