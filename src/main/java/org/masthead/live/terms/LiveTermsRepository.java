package org.masthead.live.terms;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.masthead.sql.Row;
import org.masthead.text.search.Vocabulary;

/** Writes what live posts are searched by, in the transaction that writes them. */
@Singleton
public class LiveTermsRepository {

    private final EntityManager database;

    LiveTermsRepository(EntityManager database) {
        this.database = database;
    }

    /** Makes the terms of a window that has just been written; windows that go take theirs along. */
    public void write(UUID post, Instant from, SearchedText text) {
        write(post, from, text, text.terms().toString());
        keepWords(text.words());
    }

    /** Makes the terms of a window anew, of what it shows now; the words that may be suggested stay what they are. */
    public void remake(UUID post, Instant from) {
        SearchedText text = shown(post, from);
        write(post, from, text, text.terms().toString());
    }

    private void write(UUID post, Instant from, SearchedText text, String terms) {
        database.createNativeQuery("""
                        insert into live_search (post_id, visible_from, visible_until, locale, date, date_offset_minutes,
                                                 heads, terms)
                        select post_id, visible_from, visible_until, locale, date, date_offset_minutes,
                               cast(:heads as tsvector), cast(:terms as tsvector)
                        from live_post where post_id = :post and visible_from = :from
                        on conflict (post_id, visible_from) do update set heads = excluded.heads, terms = excluded.terms""")
                .setParameter("post", post)
                .setParameter("from", from)
                .setParameter("heads", text.heads().toString())
                .setParameter("terms", terms)
                .executeUpdate();
    }

    /** In order, so that two who bring the same words do not wait for each other crosswise. */
    void keepWords(String text) {
        database.createNativeQuery("""
                        insert into search_word (word)
                        select brought.word from unnest(cast(:words as text[])) with ordinality as brought (word, place)
                        where not exists (select 1 from search_word kept where kept.word = brought.word)
                        order by brought.place on conflict do nothing""")
                .setParameter("words", Vocabulary.of(text).toArray(String[]::new))
                .executeUpdate();
    }

    /** What a window shows. */
    SearchedText shown(UUID post, Instant from) {
        Row row = new Row((Tuple) database.createNativeQuery("""
                        select locale, title, subtitle, text,
                               cast(array(select x.tag_id from live_post_tag x
                                          where x.post_id = l.post_id and x.visible_from = l.visible_from
                                          order by x.position) as text) as tags
                        from live_post l where post_id = :post and visible_from = :from""", Tuple.class)
                .setParameter("post", post)
                .setParameter("from", from)
                .getSingleResult());
        String tags = row.text("tags").replaceAll("[{}]", "");
        List<UUID> ids = tags.isEmpty()
                ? List.of()
                : Arrays.stream(tags.split(",", -1)).map(UUID::fromString).toList();
        return new SearchedText(
                row.text("locale"), row.text("title"), row.textOrNull("subtitle"), row.text("text"), ids);
    }
}
