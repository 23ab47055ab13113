package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.text.Bigrams;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/** Writes what readers see. A post has one row for each window; windows of a post never overlap. Needs a transaction. */
@Singleton
public class LivePostRepository {

    private final EntityManager database;

    LivePostRepository(EntityManager database) {
        this.database = database;
    }

    /** The revision that readers of this moment see, if they see the post. */
    public Optional<Integer> liveRevision(UUID post, Instant now) {
        List<Integer> found = database.createNativeQuery("""
                        select revision from live_post
                        where post_id = :post and visible_from <= :now and visible_until > :now""", Integer.class)
                .setParameter("post", post)
                .setParameter("now", now)
                .getResultList();
        return found.stream().findFirst();
    }

    /** Takes a post away from readers, and whatever was due to be shown. */
    public int hide(UUID post) {
        return database.createNativeQuery("delete from live_post where post_id = :post")
                .setParameter("post", post)
                .executeUpdate();
    }

    /** Shows a publication from its time on, in the place of what was shown or due. */
    public void show(Publication publication) {
        hide(publication.post());
        insert(publication);
        relate(publication, "tag", publication.tagIds());
        relate(publication, "category", publication.categoryIds());
        relate(publication, "author", publication.authorIds());
    }

    private void insert(Publication publication) {
        Query insert = database.createNativeQuery("""
                insert into live_post
                  (post_id, visible_from, revision, locale, slug, title, title_folded, title_grams, title_sort, subtitle,
                   excerpt, date, date_offset_minutes, published_at, updated_at, featured, toc, images, seo, metadata,
                   word_count, reading_minutes, translation_group, markdown, html, text, table_of_contents, search_text)
                values
                  (:post, :from, :revision, :locale, :slug, :title, :titleFolded,
                   array(select jsonb_array_elements_text(cast(:titleGrams as jsonb))), :titleSort,
                   cast(:subtitle as text), :excerpt, :date, :offset, :publishedAt, :updatedAt, :featured, :toc, :images,
                   :seo, :metadata, :words, :minutes, :translationGroup, :markdown, :html, :text, :contents, :searchText)
                """);
        bindIdentity(insert, publication);
        bindText(insert, publication);
        insert.executeUpdate();
    }

    private static void bindIdentity(Query insert, Publication publication) {
        insert.setParameter("post", publication.post())
                .setParameter("from", publication.visibleFrom())
                .setParameter("revision", publication.revision())
                .setParameter("locale", publication.locale())
                .setParameter("slug", publication.slug())
                .setParameter("date", publication.date())
                .setParameter("offset", publication.dateOffsetMinutes())
                .setParameter("publishedAt", publication.publishedAt())
                .setParameter("updatedAt", publication.updatedAt())
                .setParameter("featured", publication.featured())
                .setParameter("toc", publication.toc())
                .setParameter("translationGroup", publication.translationGroup())
                .setParameter("words", publication.wordCount())
                .setParameter("minutes", publication.readingMinutes());
    }

    private static void bindText(Query insert, Publication publication) {
        String subtitle = publication.subtitle();
        String folded = Folded.of(publication.title());
        insert.setParameter("title", publication.title())
                .setParameter("titleFolded", folded)
                .setParameter("titleGrams", jsonArray(List.copyOf(Bigrams.of(folded))))
                .setParameter("titleSort", SortKey.of(publication.title()))
                .setParameter("subtitle", subtitle)
                .setParameter("excerpt", publication.excerpt())
                .setParameter("images", publication.images())
                .setParameter("seo", publication.seo())
                .setParameter("metadata", publication.metadata())
                .setParameter("markdown", publication.markdown())
                .setParameter("html", publication.html())
                .setParameter("text", publication.text())
                .setParameter("contents", publication.tableOfContents())
                .setParameter(
                        "searchText",
                        Folded.of(publication.title() + " " + (subtitle == null ? "" : subtitle) + " "
                                + publication.text()));
    }

    private void relate(Publication publication, String kind, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.createNativeQuery("insert into live_post_" + kind + " (post_id, visible_from, " + kind
                        + "_id, position)"
                        + " select :post, :from, k.id, one.position"
                        + " from jsonb_array_elements_text(cast(:ids as jsonb)) with ordinality as one(id, position)"
                        + " join " + kind + " k on k.id = cast(one.id as uuid)")
                .setParameter("post", publication.post())
                .setParameter("from", publication.visibleFrom())
                .setParameter("ids", jsonArray(ids.stream().map(UUID::toString).toList()))
                .executeUpdate();
    }

    private static String jsonArray(List<String> texts) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .arrayNode()
                .addAll(texts.stream()
                        .map(com.fasterxml.jackson.databind.node.TextNode::valueOf)
                        .toList())
                .toString();
    }
}
