package org.masthead.author;

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

/** All queries of authors. */
@Singleton
class AuthorRepository implements PanacheRepositoryBase<Author, UUID> {

    private static final SqlList LIST = SqlList.from("author a")
            .select("""
                    a.id, a.version, a.slug, a.name, a.bio, a.avatar, a.url, a.links, a.metadata,
                    a.created_at, a.updated_at,
                    %1$s as avatar_asset,
                    (select cast(json_agg(s.slug order by s.slug) as text) from author_slug s
                     where s.owner_id = a.id and not s.current) as aliases,
                    (select count(*) from post_author pa join post p on p.id = pa.post_id
                     where pa.author_id = a.id and %2$s) as post_count,
                    (select count(*) from live_post_author la
                     where la.author_id = a.id and la.visible_from <= :now and la.visible_until > :now) as live_post_count""".formatted(AssetImage.columnOf("a.avatar_asset_id"), PostsInSight.COUNTS))
            .value("id", "a.id")
            .match("slug", "a.id in (select owner_id from author_slug where slug in (:values))")
            .value("name", "a.name")
            .like("name", "a.name_folded like :value escape '\\'")
            .search("(a.name_folded like :value escape '\\' or a.slug like :value escape '\\')")
            .sort("id", "a.id", SortType.UUID)
            .sort("slug", "a.slug", SortType.TEXT)
            .sort("name", "a.name_sort", SortType.BYTES)
            .sort("updatedAt", "a.updated_at", SortType.INSTANT)
            .sort("postCount", """
                    (select count(*) from post_author pa join post p on p.id = pa.post_id
                     where pa.author_id = a.id and %s)""".formatted(PostsInSight.COUNTS), SortType.NUMBER)
            .build();

    private final EntityManager database;
    private final ListStatements lists;
    private final AssetImages images;
    private final PostsInSight sight;
    private final Clock clock;

    AuthorRepository(
            EntityManager database, ListStatements lists, AssetImages images, PostsInSight sight, Clock clock) {
        this.database = database;
        this.lists = lists;
        this.images = images;
        this.sight = sight;
        this.clock = clock;
    }

    ListPage<AuthorView> page(ListQuery query) {
        return lists.page(LIST, query, sight.parameters(), row -> AuthorView.of(row, images));
    }

    /** @throws ProblemException NOT_FOUND */
    AuthorView view(UUID id) {
        return lists.one(LIST, "id", id, sight.parameters(), row -> AuthorView.of(row, images))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * The author, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    Author lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * The author that is to take another's place, held likewise.
     *
     * @throws ProblemException VALIDATION_FAILED
     */
    Author lock(Successor successor) {
        return findByIdOptional(successor.id(), LockModeType.PESSIMISTIC_WRITE).orElseThrow(successor::unknown);
    }

    MergeRepository merges() {
        return new MergeRepository(database, "author", clock);
    }

    /** Makes another author the default of the users who have this one. */
    void moveUsers(UUID gone, UUID successor) {
        database.createNativeQuery("""
                        update app_user set author_id = :successor, version = version + 1 where author_id = :gone""")
                .setParameter("gone", gone)
                .setParameter("successor", successor)
                .executeUpdate();
    }

    SlugTable slugs() {
        return new SlugTable(database, "author_slug", clock);
    }
}
