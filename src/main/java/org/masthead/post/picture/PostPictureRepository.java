package org.masthead.post.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.http.json.JsonText;
import org.masthead.live.terms.LiveTermsRepository;
import org.masthead.text.markdown.Heading;
import org.masthead.text.markdown.RenderedMarkdown;

/** Which posts show an asset, and what their live rows keep of it. Needs a transaction. */
@Singleton
class PostPictureRepository {

    /** A time in which readers see a post. */
    record Window(UUID post, Instant from) {}

    private final EntityManager database;
    private final LiveTermsRepository terms;
    private final ObjectMapper json;

    PostPictureRepository(EntityManager database, LiveTermsRepository terms, ObjectMapper json) {
        this.database = database;
        this.terms = terms;
        this.json = json;
    }

    /** Posts whose working copy shows an asset, those in the trash too. */
    List<UUID> workingCopies(UUID asset) {
        return database.createNativeQuery("""
                        select distinct p.id from post_asset r join post p on p.id = r.post_id and p.revision = r.number
                        where r.asset_id = :asset order by p.id""", UUID.class)
                .setParameter("asset", asset)
                .getResultList();
    }

    /** Windows of live posts that show an asset: open ones, those to come, and those that have ended. */
    List<Window> windows(UUID asset) {
        List<Tuple> rows = new ArrayList<>(database.createNativeQuery("""
                        select l.post_id, l.visible_from from live_post l
                        where exists (select 1 from post_asset r
                                      where r.asset_id = :asset and r.post_id = l.post_id and r.number = l.revision)
                        order by l.post_id, l.visible_from""", Tuple.class)
                .setParameter("asset", asset)
                .getResultList());
        return rows.stream()
                .map(row -> new Window(row.get("post_id", UUID.class), row.get("visible_from", Instant.class)))
                .toList();
    }

    /** What a window shows: read one by one, since all texts that show a picture may be more than fit into memory. */
    ShownPictures shown(Window window) {
        Tuple row = (Tuple) database.createNativeQuery("""
                        select images, seo, markdown from live_post
                        where post_id = :post and visible_from = :from""", Tuple.class)
                .setParameter("post", window.post())
                .setParameter("from", window.from())
                .getSingleResult();
        return new ShownPictures(
                window,
                row.get("images", String.class),
                row.get("seo", String.class),
                row.get("markdown", String.class));
    }

    /** Has a window show these pictures; of the words of assets some are in its text, and may be headings. */
    void write(ShownPictures shown, RenderedMarkdown rendered) {
        database.createNativeQuery("""
                        update live_post set images = :images, seo = :seo, markdown = :markdown, html = :html, text = :text,
                          table_of_contents = :contents
                        where post_id = :post and visible_from = :from""")
                .setParameter("images", shown.images())
                .setParameter("seo", shown.seo())
                .setParameter("markdown", shown.markdown())
                .setParameter("html", JsonText.of(rendered.html()).escaped())
                .setParameter("text", rendered.text())
                .setParameter("contents", written(rendered.tableOfContents()))
                .setParameter("post", shown.window().post())
                .setParameter("from", shown.window().from())
                .executeUpdate();
        terms.remake(shown.window().post(), shown.window().from());
    }

    private String written(List<Heading> contents) {
        try {
            return json.writeValueAsString(contents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has revisions that show an asset be found by what stands in its place, or no longer. */
    void move(UUID asset, Optional<UUID> successor) {
        successor.ifPresent(other -> database.createNativeQuery("""
                        insert into post_asset (post_id, number, asset_id, place)
                        select post_id, number, :other, place from post_asset where asset_id = :asset
                        on conflict do nothing""")
                .setParameter("other", other)
                .setParameter("asset", asset)
                .executeUpdate());
        database.createNativeQuery("delete from post_asset where asset_id = :asset")
                .setParameter("asset", asset)
                .executeUpdate();
    }
}
