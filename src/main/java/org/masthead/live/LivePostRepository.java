package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.JsonText;
import org.masthead.live.terms.LiveTermsRepository;
import org.masthead.live.terms.SearchedText;
import org.masthead.sql.Row;
import org.masthead.text.Bigrams;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/** Writes what readers see. A post has one row for each window; windows of a post never overlap. Needs a transaction. */
@Singleton
public class LivePostRepository {

    /**
     * What the clocks of nodes may be apart. What is shown at once replaces what was shown until then, so it has to be visible
     * to a node whose clock, or whose reader's moment, is a little behind the one that showed it.
     */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private static final String RELATE =
            "with tags as (" + relate("tag") + "), categories as (" + relate("category") + ") " + relate("author");

    private final EntityManager database;
    private final LiveTermsRepository terms;

    LivePostRepository(EntityManager database, LiveTermsRepository terms) {
        this.database = database;
        this.terms = terms;
    }

    /** The windows of a post in the order of time, those that have ended too. */
    public List<LiveWindow> windows(UUID post) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select revision, visible_from, nullif(visible_until, 'infinity') as visible_until, locale, slug,
                               date, date_offset_minutes, start_noted, end_noted
                        from live_post where post_id = :post order by visible_from""", Tuple.class)
                .setParameter("post", post)
                .getResultList());
        return rows.stream().map(Row::new).map(LivePostRepository::window).toList();
    }

    private static LiveWindow window(Row row) {
        return new LiveWindow(
                (int) row.number("revision"),
                row.instant("visible_from"),
                row.instantOrNull("visible_until"),
                row.text("locale"),
                row.text("slug"),
                row.instant("date"),
                (int) row.number("date_offset_minutes"),
                row.flag("start_noted"),
                row.flag("end_noted"));
    }

    /** The other posts of a group of translations that readers see. */
    public List<LivePostView.LiveTranslation> translations(UUID group, UUID besides, Instant now) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select post_id, locale, slug, title from live_post
                        where translation_group = :group and post_id <> :besides
                          and visible_from <= :now and visible_until > :now
                        order by post_id""", Tuple.class)
                .setParameter("group", group)
                .setParameter("besides", besides)
                .setParameter("now", now)
                .getResultList());
        return rows.stream()
                .map(Row::new)
                .map(row -> new LivePostView.LiveTranslation(
                        row.uuid("post_id"), row.text("locale"), row.text("slug"), row.text("title")))
                .toList();
    }

    /** Takes a post away from readers, and whatever was due to be shown. */
    public void hide(UUID post) {
        database.createNativeQuery("delete from live_post where post_id = :post")
                .setParameter("post", post)
                .executeUpdate();
    }

    /** Shows a publication at once, of a post that readers neither see nor are about to. */
    public void show(Publication publication) {
        write(publication, publication.visibleFrom().minus(CLOCKS_APART), true);
    }

    /**
     * Shows a publication from a time to come, in the place of whatever was due; what readers see until then ends there.
     * Windows that have ended go.
     */
    public void schedule(Publication publication, Instant now) {
        database.createNativeQuery("delete from live_post where post_id = :post and visible_until <= :now")
                .setParameter("post", publication.post())
                .setParameter("now", now)
                .executeUpdate();
        cancel(publication.post(), now);
        end(publication.post(), publication.visibleFrom(), now);
        write(publication, publication.visibleFrom(), false);
    }

    /** Takes back whatever was due: a window to come, and the end of the open one. */
    public void cancel(UUID post, Instant now) {
        database.createNativeQuery("delete from live_post where post_id = :post and visible_from > :now")
                .setParameter("post", post)
                .setParameter("now", now)
                .executeUpdate();
        end(post, null, now);
    }

    /** Sets the end of the open window, if there is one. */
    public void end(UUID post, @Nullable Instant until, Instant now) {
        database.createNativeQuery("""
                        update live_post set visible_until = coalesce(cast(:until as timestamptz), 'infinity')
                        where post_id = :post and visible_from <= :now and visible_until > :now""")
                .setParameter("post", post)
                .setParameter("until", until)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Notes that a later revision says the same as the one that readers see. */
    public void rebind(UUID post, int revision, int same) {
        database.createNativeQuery(
                        "update live_post set revision = :same where post_id = :post and revision = :revision")
                .setParameter("post", post)
                .setParameter("revision", revision)
                .setParameter("same", same)
                .executeUpdate();
    }

    /** Notes that the log tells of all that has begun and ended by now. */
    public void note(UUID post, Instant now) {
        database.createNativeQuery("""
                        update live_post
                        set start_noted = start_noted or visible_from <= :now, end_noted = end_noted or visible_until <= :now
                        where post_id = :post""")
                .setParameter("post", post)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * A post with a beginning or an end that the log does not tell of, held until the transaction ends; the one that has
     * waited longest, but for those that others hold.
     */
    public Optional<UUID> claimDue(Instant now) {
        List<UUID> claimed = database.createNativeQuery("""
                        select p.id from post p join (
                          select post_id, visible_from as at from live_post where not start_noted and visible_from <= :now
                          union all
                          select post_id, visible_until from live_post
                          where not end_noted and visible_until <= :now and visible_until < 'infinity') due
                          on due.post_id = p.id
                        order by due.at, p.id limit 1 for no key update of p skip locked""", UUID.class)
                .setParameter("now", now)
                .getResultList();
        return claimed.stream().findFirst();
    }

    private void write(Publication publication, Instant from, boolean noted) {
        insert(publication, from, noted);
        relate(publication, from);
        terms.write(
                publication.post(),
                from,
                new SearchedText(
                        publication.locale(),
                        publication.title(),
                        publication.subtitle(),
                        publication.text(),
                        publication.tagIds()));
    }

    private void insert(Publication publication, Instant from, boolean noted) {
        Query insert = database.createNativeQuery("""
                insert into live_post
                  (post_id, visible_from, shown_since, visible_until, start_noted, aliases, revision, locale, slug, title, title_folded, title_grams, title_sort, subtitle,
                   excerpt, date, date_offset_minutes, published_at, updated_at, featured, toc, images, seo, metadata,
                   word_count, reading_minutes, translation_group, markdown, html, text, table_of_contents)
                values
                  (:post, :from, :since, coalesce(cast(:until as timestamptz), 'infinity'), :noted,
                   array(select jsonb_array_elements_text(cast(:aliases as jsonb))), :revision, :locale, :slug, :title, :titleFolded,
                   array(select jsonb_array_elements_text(cast(:titleGrams as jsonb))), :titleSort,
                   cast(:subtitle as text), :excerpt, :date, :offset, :publishedAt, :updatedAt, :featured, :toc, :images,
                   :seo, :metadata, :words, :minutes, :translationGroup, :markdown, :html, :text, :contents)
                """);
        insert.setParameter("from", from).setParameter("noted", noted);
        bindIdentity(insert, publication);
        bindText(insert, publication);
        insert.executeUpdate();
    }

    private static void bindIdentity(Query insert, Publication publication) {
        insert.setParameter("post", publication.post())
                .setParameter("since", publication.visibleFrom())
                .setParameter("until", publication.visibleUntil())
                .setParameter("aliases", jsonArray(publication.aliases()))
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
        String folded = Folded.of(publication.title());
        insert.setParameter("title", publication.title())
                .setParameter("titleFolded", folded)
                .setParameter("titleGrams", jsonArray(List.copyOf(Bigrams.of(folded))))
                .setParameter("titleSort", SortKey.of(publication.title()))
                .setParameter("subtitle", publication.subtitle())
                .setParameter("excerpt", publication.excerpt())
                .setParameter("images", publication.images())
                .setParameter("seo", publication.seo())
                .setParameter("metadata", publication.metadata())
                .setParameter("markdown", publication.markdown())
                .setParameter("html", JsonText.of(publication.html()).escaped())
                .setParameter("text", publication.text())
                .setParameter("contents", publication.tableOfContents());
    }

    /** To what is there: a revision may name some that are gone. */
    private void relate(Publication publication, Instant from) {
        if (publication.tagIds().isEmpty()
                && publication.categoryIds().isEmpty()
                && publication.authorIds().isEmpty()) {
            return;
        }
        database.createNativeQuery(RELATE)
                .setParameter("post", publication.post())
                .setParameter("from", from)
                .setParameter("tag", publication.tagIds().toArray(UUID[]::new))
                .setParameter("category", publication.categoryIds().toArray(UUID[]::new))
                .setParameter("author", publication.authorIds().toArray(UUID[]::new))
                .executeUpdate();
    }

    private static String relate(String kind) {
        return "insert into live_post_" + kind + " (post_id, visible_from, " + kind + "_id, position)"
                + " select :post, :from, k.id, one.position"
                + " from unnest(cast(:" + kind + " as uuid[])) with ordinality as one(id, position)"
                + " join " + kind + " k on k.id = one.id";
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
