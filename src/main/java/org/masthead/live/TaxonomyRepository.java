package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImage;
import org.masthead.asset.picture.AssetImages;
import org.masthead.author.AuthorProfileView;
import org.masthead.category.CategoryView;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.live.kept.KeptCounts;
import org.masthead.slug.SlugTable;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;
import org.masthead.tag.TagView;

/**
 * Tags, categories and authors as readers see them: those alone that a live post has, and live posts alone are counted.
 */
@Singleton
class TaxonomyRepository {

    /** One kind of record: its list, how a row is shown, and the table of its slugs. */
    record Kind<T>(SqlList list, BiFunction<Row, AssetImages, T> view, String slugTable) {}

    /** Categories below one, and itself. */
    private static final String SUBTREE = "category below where below.ancestors @> array[t.id]";

    private static final String IN_SUBTREE =
            "exists (select 1 from live_post_category x where x.category_id = any(array(" + "select below.id from "
                    + SUBTREE + ")) and x.visible_from <= :now and x.visible_until > :now)";

    /** A post may be in several categories below one; one with none below it has the posts of its own. */
    private static final String POSTS_IN_SUBTREE = "case when exists (select 1 from " + SUBTREE
            + " and below.id <> t.id) then (select count(distinct x.post_id) from live_post_category x where x.category_id"
            + " = any(array(select below.id from " + SUBTREE
            + ")) and x.visible_from <= :now and x.visible_until > :now)"
            + " else " + KeptCounts.joined() + " end";

    private static final String HAS_POSTS = KeptCounts.joined() + " > 0";

    private static final String IMAGE = AssetImage.columnOf("t.image_asset_id") + " as image_asset";

    static final Kind<TagView> TAGS = new Kind<>(
            list("tag", HAS_POSTS, "t.description, t.image, " + IMAGE).build(), TagView::of, "tag_slug");

    static final Kind<CategoryView> CATEGORIES = new Kind<>(
            list(
                            "category",
                            IN_SUBTREE,
                            "t.description, t.image, " + IMAGE + ", t.parent_id, t.position, t.path, t.depth," + " "
                                    + POSTS_IN_SUBTREE + " as total_post_count")
                    .value("parentId", "t.parent_id")
                    .sort("tree", "t.tree_order", SortType.INTEGERS)
                    .sort("position", "t.position", SortType.NUMBER)
                    .build(),
            CategoryView::of,
            "category_slug");

    static final Kind<AuthorProfileView> AUTHORS = new Kind<>(
            list(
                            "author",
                            HAS_POSTS,
                            "t.bio, t.avatar, t.url, t.links, " + AssetImage.columnOf("t.avatar_asset_id")
                                    + " as avatar_asset")
                    .build(),
            AuthorProfileView::of,
            "author_slug");

    private final EntityManager database;
    private final ListStatements lists;
    private final AssetImages images;
    private final Clock clock;

    TaxonomyRepository(EntityManager database, ListStatements lists, AssetImages images, Clock clock) {
        this.database = database;
        this.lists = lists;
        this.images = images;
        this.clock = clock;
    }

    /**
     * The list of one kind of record.
     *
     * @param shown the predicate of those that readers see
     */
    private static SqlList.Builder list(String table, String shown, String columns) {
        String count = KeptCounts.joined();
        return SqlList.from(table + " t" + KeptCounts.joinedWith(table, "t"))
                .select("t.id, t.version, t.slug, t.name, t.metadata, t.created_at, t.updated_at, " + columns + ", "
                        + count + " as post_count, " + count + " as live_post_count,"
                        + " (select cast(json_agg(s.slug order by s.slug) as text) from " + table
                        + "_slug s where s.owner_id = t.id and not s.current) as aliases")
                .where(shown)
                .value("id", "t.id")
                .match("slug", "t.id in (select owner_id from " + table + "_slug where slug in (:values))")
                .value("currentSlug", "t.slug")
                .value("name", "t.name")
                .like("name", "t.name_folded like :value escape '\\'")
                .search("(t.name_folded like :value escape '\\' or t.slug like :value escape '\\')")
                .sort("id", "t.id", SortType.UUID)
                .sort("slug", "t.slug", SortType.TEXT)
                .sort("name", "t.name_sort", SortType.BYTES)
                .sort("updatedAt", "t.updated_at", SortType.INSTANT)
                .sort("postCount", count, SortType.NUMBER);
    }

    <T> ListPage<T> page(Kind<T> kind, ListQuery query, Map<String, Object> now) {
        return lists.page(kind.list(), query, now, view(kind));
    }

    /** All of them, in this order. */
    <T> List<T> all(Kind<T> kind, String sort, Map<String, Object> now) {
        return lists.all(kind.list(), sort, now, view(kind));
    }

    <T> Optional<T> byId(Kind<T> kind, UUID id, Map<String, Object> now) {
        return lists.one(kind.list(), "id", id, now, view(kind));
    }

    <T> Optional<T> bySlug(Kind<T> kind, String slug, Map<String, Object> now) {
        return lists.one(kind.list(), "currentSlug", slug, now, view(kind));
    }

    private <T> Function<Row, T> view(Kind<T> kind) {
        return row -> kind.view().apply(row, images);
    }

    /** The slug that this one has become, or null. */
    @Nullable
    String successor(Kind<?> kind, String slug) {
        return new SlugTable(database, kind.slugTable(), clock).current(slug);
    }
}
