package org.masthead.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostContent.Place;
import org.masthead.post.content.SavedBy;
import org.masthead.post.content.Survivors;

/** Keeps what each save of a post made, and gives it back. Needs a transaction. */
@Singleton
public class PostRevisionRepository {

    /**
     * A document that made a revision.
     *
     * @param revision number of that revision
     * @param bytes the document
     * @param path where it stood in what it came with; empty for one that came alone
     * @param current whether the post still says what it says
     */
    public record Source(int revision, byte[] bytes, String path, boolean current) {}

    private final EntityManager database;
    private final Survivors survivors;
    private final PostConfig config;
    private final ObjectMapper json;

    PostRevisionRepository(EntityManager database, Survivors survivors, PostConfig config, ObjectMapper json) {
        this.database = database;
        this.survivors = survivors;
        this.config = config;
        this.json = json;
    }

    /** Keeps what a post holds now as its current revision. */
    void keep(Post post, PostContent content, Save save, SavedBy by) {
        database.createNativeQuery("""
                        insert into post_revision
                          (post_id, number, version, at, by_id, by_name, kind, note, content, source, source_path)
                        values (:post, :number, :version, :at, cast(:byId as uuid), :byName, :kind, cast(:note as text),
                                :content, cast(decode(cast(:source as text), 'base64') as bytea), cast(:path as text))""")
                .setParameter("post", post.id())
                .setParameter("number", post.revision())
                .setParameter("version", post.version())
                .setParameter("at", post.updatedAt())
                .setParameter("byId", by.id() == null ? null : by.id().toString())
                .setParameter("byName", by.name())
                .setParameter("kind", save.kind().text())
                .setParameter("note", save.note())
                .setParameter("content", written(content))
                .setParameter("source", save.sourceInBase64())
                .setParameter("path", save.sourcePath())
                .executeUpdate();
        keepAssets(post.id(), post.revision(), content);
        if (save.kind() == Save.Kind.AUTOSAVE && by.id() != null) {
            dropLastAutosave(post, by.id());
        }
        config.maxRevisions().ifPresent(most -> dropOldest(post, most));
    }

    /** Notes which assets a revision shows: none of them can go unseen from now on. A body may name some that never were. */
    private void keepAssets(UUID post, int revision, PostContent content) {
        Map<UUID, Set<Place>> assets = content.assets();
        if (assets.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<String> places = new ArrayList<>();
        assets.forEach((id, shown) -> shown.forEach(place -> {
            ids.add(id);
            places.add(place.name().toLowerCase(Locale.ROOT));
        }));
        database.createNativeQuery("""
                        insert into post_asset (post_id, number, asset_id, place)
                        select :post, :number, shown.id, shown.place
                        from unnest(cast(:ids as uuid[]), cast(:places as text[])) as shown (id, place)
                        where shown.place <> 'body' or exists (select 1 from asset a where a.id = shown.id)""")
                .setParameter("post", post)
                .setParameter("number", revision)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("places", places.toArray(String[]::new))
                .executeUpdate();
    }

    /**
     * The one that this autosave of the same editor takes the place of; what readers see, or are to see, stays, and so does
     * what says the same as the post, which a publish would bind.
     */
    private void dropLastAutosave(Post post, UUID by) {
        database.createNativeQuery("""
                        delete from post_revision r
                        where r.post_id = :post and r.number = (
                            select max(number) from post_revision
                            where post_id = :post and kind = 'autosave' and by_id = :by and number < :number)
                          and r.number <> :changedIn
                          and not exists (select 1 from live_post l where l.post_id = :post and l.revision = r.number)""")
                .setParameter("post", post.id())
                .setParameter("by", by)
                .setParameter("changedIn", post.changedIn())
                .setParameter("number", post.revision())
                .executeUpdate();
    }

    private void dropOldest(Post post, int most) {
        database.createNativeQuery("""
                        delete from post_revision r
                        where r.post_id = :post and r.number <= :oldest and r.number < :changedIn
                          and not exists (select 1 from live_post l where l.post_id = :post and l.revision = r.number)""")
                .setParameter("post", post.id())
                .setParameter("oldest", post.revision() - most)
                .setParameter("changedIn", post.changedIn())
                .executeUpdate();
    }

    /** What a revision says, if there is one of this number; of its relations what is left of them. */
    public Optional<PostContent> content(UUID post, int number) {
        return kept(post, number).map(survivors::of);
    }

    /**
     * The same, its pictures as the revision names them, of which some may be gone: what a document that was kept with it
     * names as well.
     */
    public Optional<PostContent> contentWithItsPictures(UUID post, int number) {
        return kept(post, number).map(said -> survivors.of(said).withPictures(said.body(), said.images(), said.seo()));
    }

    private Optional<PostContent> kept(UUID post, int number) {
        List<String> found = database.createNativeQuery(
                        "select content from post_revision where post_id = :post and number = :number", String.class)
                .setParameter("post", post)
                .setParameter("number", number)
                .getResultList();
        return found.stream().findFirst().map(this::read);
    }

    /**
     * What the post said at a version, if that is known: not of one that is still to come, and not where an autosave has
     * been replaced.
     */
    Optional<PostContent> contentAt(UUID post, long version) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select r.content, coalesce(r.number + 1 = (
                            select min(later.number) from post_revision later
                            where later.post_id = r.post_id and later.number > r.number), :version <= p.version) as known
                        from post_revision r join post p on p.id = r.post_id
                        where r.post_id = :post and r.version <= :version
                        order by r.number desc limit 1""", Tuple.class)
                .setParameter("post", post)
                .setParameter("version", version)
                .getResultList());
        return rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.get("known", Boolean.class)))
                .map(row -> survivors.of(read(row.get("content", String.class))))
                .findFirst();
    }

    /** A content in the very form in which revisions keep it, so that it compares with theirs. */
    PostContent asKept(PostContent content) {
        return read(written(content));
    }

    /** The document that made the last imported revision of a post. */
    public Optional<Source> lastImport(UUID post) {
        return source(post, "r.kind = 'import'");
    }

    /** The last document that made a revision of a post, whoever wrote it. */
    public Optional<Source> lastSource(UUID post) {
        return source(post, "true");
    }

    /** The document that made just this revision, if one did. */
    public Optional<Source> source(UUID post, int number) {
        return source(post, "r.number = " + number);
    }

    private Optional<Source> source(UUID post, String condition) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select r.number, r.source, coalesce(r.source_path, '') as path, r.number >= p.changed_in as current
                        from post_revision r join post p on p.id = r.post_id
                        where r.post_id = :post and r.source is not null and %s
                        order by r.number desc limit 1""".formatted(condition), Tuple.class)
                .setParameter("post", post)
                .getResultList());
        return rows.stream()
                .map(row -> new Source(
                        row.get("number", Integer.class),
                        row.get("source", byte[].class),
                        row.get("path", String.class),
                        row.get("current", Boolean.class)))
                .findFirst();
    }

    private String written(PostContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private PostContent read(String content) {
        try {
            return json.readValue(content, PostContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
