package org.masthead.post;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.http.problem.ProblemException;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.slug.RelationRepository;

/** Writes working copies of posts and their relations. Needs a transaction. */
@Singleton
public class PostRepository implements PanacheRepositoryBase<Post, UUID> {

    private final EntityManager database;
    private final PostSlugRepository slugs;
    private final RelationRepository relations;

    PostRepository(EntityManager database, PostSlugRepository slugs) {
        this.database = database;
        this.slugs = slugs;
        this.relations = new RelationRepository(database);
    }

    /**
     * The post, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Post lock(UUID id) {
        holdRelations();
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    /** The version of a post by now, held against nobody. */
    Optional<Long> version(UUID id) {
        List<Long> found = database.createNativeQuery("select version from post where id = :id", Long.class)
                .setParameter("id", id)
                .getResultList();
        return found.stream().findFirst();
    }

    /** Keeps what posts may name from being merged or deleted until the transaction ends; comes before any other lock. */
    public void holdRelations() {
        relations.holdForPost();
    }

    /** Keeps posts from being written until the transaction ends; comes before any other lock. */
    public void holdAll() {
        relations.holdForMerge();
    }

    /** Steps the version of a post of which perhaps no column changes. */
    public void step(Post post) {
        database.lock(post, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Reads a post anew, after a statement that went past it. */
    public void reread(Post post) {
        database.refresh(post);
    }

    /**
     * Notes when readers saw a locked post first, as a schedule had it, and the date it gets if it has none. That is no
     * change of the working copy: no version steps.
     */
    public void noteFirstShown(UUID post, Instant from, PostDate dateIfNone) {
        database.createNativeQuery("""
                        update post set published_at = coalesce(published_at, :from), date = coalesce(date, :date),
                                        date_offset_minutes = coalesce(date_offset_minutes, :offset)
                        where id = :post""")
                .setParameter("post", post)
                .setParameter("from", from)
                .setParameter("date", dateIfNone.instant())
                .setParameter("offset", dateIfNone.offsetMinutes())
                .executeUpdate();
    }

    /** All that an editor wrote of a post. */
    public PostContent content(Post post) {
        return post.content(
                related(post.id(), "tag"),
                related(post.id(), "category"),
                related(post.id(), "author"),
                slugs.aliases(post.id()));
    }

    /** Sets the relations of a working copy that differ from what it had. */
    void relate(UUID post, Optional<PostContent> before, PostContent content) {
        relate(post, "tag", before.map(PostContent::tagIds), content.tagIds());
        relate(post, "category", before.map(PostContent::categoryIds), content.categoryIds());
        relate(post, "author", before.map(PostContent::authorIds), content.authorIds());
    }

    private void relate(UUID post, String kind, Optional<List<UUID>> before, List<UUID> ids) {
        if (before.orElse(List.of()).equals(ids)) {
            return;
        }
        database.createNativeQuery("delete from post_" + kind + " where post_id = :post")
                .setParameter("post", post)
                .executeUpdate();
        String array =
                "[" + String.join(",", ids.stream().map(id -> "\"" + id + "\"").toList()) + "]";
        database.createNativeQuery("insert into post_" + kind + " (post_id, " + kind + "_id, position)"
                        + " select :post, cast(one.id as uuid), one.position"
                        + " from jsonb_array_elements_text(cast(:ids as jsonb)) with ordinality as one(id, position)")
                .setParameter("post", post)
                .setParameter("ids", array)
                .executeUpdate();
    }

    private List<UUID> related(UUID post, String kind) {
        return database.createNativeQuery(
                        "select " + kind + "_id from post_" + kind + " where post_id = :post order by position",
                        UUID.class)
                .setParameter("post", post)
                .getResultList();
    }

    /** The post that holds a slug as its working copy's, if one does. */
    public Optional<UUID> findBySlug(String locale, String slug) {
        List<UUID> found = database.createNativeQuery(
                        "select post_id from post_slug where locale = :locale and slug = :slug and working", UUID.class)
                .setParameter("locale", locale)
                .setParameter("slug", slug)
                .getResultList();
        return found.stream().findFirst();
    }

    /** True when a group of translations has a post of this locale beside the one given. */
    boolean hasTranslation(UUID group, String locale, UUID besides) {
        return count("translationGroup = ?1 and locale = ?2 and id <> ?3 and deletedAt is null", group, locale, besides)
                > 0;
    }

    /** The group that a post's translations share, if there is such a post. */
    Optional<UUID> translationGroup(UUID post) {
        return find("id = ?1 and deletedAt is null", post).firstResultOptional().map(Post::translationGroup);
    }
}
