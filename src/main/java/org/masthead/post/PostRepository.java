package org.masthead.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.http.problem.ProblemException;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;

/** Writes posts: the working copy, its relations, and a revision for each save. Needs a transaction. */
@Singleton
public class PostRepository implements PanacheRepositoryBase<Post, UUID> {

    private final EntityManager database;
    private final PostSlugRepository slugs;
    private final ObjectMapper json;

    PostRepository(EntityManager database, PostSlugRepository slugs, ObjectMapper json) {
        this.database = database;
        this.slugs = slugs;
        this.json = json;
    }

    /**
     * The post, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Post lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
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

    /** The content that a revision keeps. */
    public PostContent content(UUID post, int revision) {
        String text = (String) database.createNativeQuery(
                        "select content from post_revision where post_id = :post and number = :number", String.class)
                .setParameter("post", post)
                .setParameter("number", revision)
                .getSingleResult();
        try {
            return json.readValue(text, PostContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the relations of a working copy. */
    void relate(UUID post, PostContent content) {
        relate(post, "tag", content.tagIds());
        relate(post, "category", content.categoryIds());
        relate(post, "author", content.authorIds());
    }

    private void relate(UUID post, String kind, List<UUID> ids) {
        if (related(post, kind).equals(ids)) {
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

    /** Keeps what a post holds now as its current revision. */
    void keepRevision(Post post, PostContent content, Save save, SavedBy by) {
        try {
            database.createNativeQuery("""
                            insert into post_revision
                              (post_id, number, at, by_id, by_name, kind, note, content, source, source_path)
                            values (:post, :number, :at, cast(:byId as uuid), :byName, :kind, cast(:note as text),
                                    :content, cast(decode(cast(:source as text), 'base64') as bytea),
                                    cast(:path as text))""")
                    .setParameter("post", post.id())
                    .setParameter("number", post.revision())
                    .setParameter("at", post.updatedAt())
                    .setParameter("byId", by.id() == null ? null : by.id().toString())
                    .setParameter("byName", by.name())
                    .setParameter("kind", save.kind().text())
                    .setParameter("note", save.note())
                    .setParameter("content", json.writeValueAsString(content))
                    .setParameter("source", save.sourceInBase64())
                    .setParameter("path", save.sourcePath())
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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

    /** The document that made the last imported revision of a post, and whether that is still the current one. */
    public Optional<ImportedSource> importedSource(UUID post) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select r.source, r.source_path, r.number >= p.changed_in as current
                        from post_revision r join post p on p.id = r.post_id
                        where r.post_id = :post and r.source is not null order by r.number desc limit 1""", Tuple.class)
                .setParameter("post", post)
                .getResultList());
        return rows.stream()
                .map(row -> new ImportedSource(
                        row.get("source", byte[].class),
                        row.get("source_path", String.class),
                        row.get("current", Boolean.class)))
                .findFirst();
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
