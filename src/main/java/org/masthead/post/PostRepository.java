package org.masthead.post;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.http.problem.ProblemException;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.slug.RelationRepository;

/** Writes working copies of posts and their relations. Needs a transaction. */
@Singleton
public class PostRepository implements PanacheRepositoryBase<Post, UUID> {

    private static final String RELATED = """
            select 'tag' as kind, position, cast(tag_id as text) as related from post_tag where post_id = :post
            union all select 'category', position, cast(category_id as text) from post_category where post_id = :post
            union all select 'author', position, cast(author_id as text) from post_author where post_id = :post
            union all select 'alias', 0, slug from post_slug where post_id = :post and alias
            order by kind, position, related""";

    private static final String RELATE =
            "with tags as (" + relate("tag") + "), categories as (" + relate("category") + ") " + relate("author");

    private final EntityManager database;
    private final RelationRepository relations;

    PostRepository(EntityManager database) {
        this.database = database;
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
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery(RELATED, Tuple.class)
                .setParameter("post", post.id())
                .getResultList();
        Map<String, List<String>> related = rows.stream()
                .collect(groupingBy(
                        row -> row.get("kind", String.class),
                        mapping(row -> row.get("related", String.class), toList())));
        return post.content(
                ids(related, "tag"),
                ids(related, "category"),
                ids(related, "author"),
                related.getOrDefault("alias", List.of()));
    }

    private static List<UUID> ids(Map<String, List<String>> related, String kind) {
        return related.getOrDefault(kind, List.of()).stream()
                .map(UUID::fromString)
                .toList();
    }

    /** Sets the relations of a working copy that differ from what it had. */
    void relate(UUID post, Optional<PostContent> before, PostContent content) {
        UUID[] tags = changed(post, "tag", before.map(PostContent::tagIds), content.tagIds());
        UUID[] categories = changed(post, "category", before.map(PostContent::categoryIds), content.categoryIds());
        UUID[] authors = changed(post, "author", before.map(PostContent::authorIds), content.authorIds());
        if (tags.length + categories.length + authors.length > 0) {
            database.createNativeQuery(RELATE)
                    .setParameter("post", post)
                    .setParameter("tag", tags)
                    .setParameter("category", categories)
                    .setParameter("author", authors)
                    .executeUpdate();
        }
    }

    /** The relations of one kind that are still to be written, where they differ; those before go. */
    private UUID[] changed(UUID post, String kind, Optional<List<UUID>> before, List<UUID> ids) {
        List<UUID> former = before.orElse(List.of());
        if (former.equals(ids)) {
            return new UUID[0];
        }
        if (!former.isEmpty()) {
            database.createNativeQuery("delete from post_" + kind + " where post_id = :post")
                    .setParameter("post", post)
                    .executeUpdate();
        }
        return ids.toArray(UUID[]::new);
    }

    private static String relate(String kind) {
        return "insert into post_" + kind + " (post_id, " + kind + "_id, position) select :post, one.id, one.position"
                + " from unnest(cast(:" + kind + " as uuid[])) with ordinality as one(id, position)";
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

    /** How many posts a group of translations has beside the one given, those in the trash too. */
    long countTranslations(UUID group, UUID besides) {
        return count("translationGroup = ?1 and id <> ?2", group, besides);
    }

    /** The group that a post's translations share, if there is such a post. */
    Optional<UUID> translationGroup(UUID post) {
        return find("id = ?1 and deletedAt is null", post).firstResultOptional().map(Post::translationGroup);
    }
}
