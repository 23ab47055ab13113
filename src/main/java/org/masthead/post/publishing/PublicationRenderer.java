package org.masthead.post.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.live.Publication;
import org.masthead.post.Post;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.site.Site;
import org.masthead.text.WordCount;
import org.masthead.text.markdown.RenderedMarkdown;

/** Renders what a post holds, or a revision of it, as readers are to see it. */
@Singleton
public final class PublicationRenderer {

    private final AssetImages assets;
    private final Site site;
    private final ObjectMapper json;

    PublicationRenderer(AssetImages assets, Site site, ObjectMapper json) {
        this.assets = assets;
        this.site = site;
        this.json = json;
    }

    /**
     * A content for a window. What has no date yet is of the day on which readers see it first.
     *
     * @param revision number of the revision that says it
     * @param until end of the window, or null
     */
    public Publication render(Post post, int revision, PostContent content, Instant from, @Nullable Instant until) {
        RenderedMarkdown rendered =
                post.render(content.body(), assets.ofIds(MediaAddress.assetsIn(content.body()))::attributes);
        WordCount count = WordCount.of(rendered.text());
        PostDate date = content.date() == null ? dateAt(from) : content.date();
        return new Publication(
                post.id(),
                revision,
                from,
                until,
                content.locale(),
                content.slug(),
                content.title(),
                content.subtitle(),
                content.excerpt() == null ? rendered.excerpt() : content.excerpt(),
                date.instant(),
                date.offsetMinutes(),
                post.publishedAt() == null ? from : post.publishedAt(),
                post.updatedAt(),
                content.featured(),
                content.toc(),
                ImageColumn.write(content.images()),
                text(content.seo()),
                content.metadata().toString(),
                count.words(),
                count.minutes(),
                post.translationGroup(),
                content.body(),
                rendered.html(),
                rendered.text(),
                text(rendered.tableOfContents()),
                content.tagIds(),
                content.categoryIds(),
                content.authorIds(),
                content.aliases());
    }

    /** The date a post gets that has none when readers see it first. */
    PostDate dateAt(Instant from) {
        return new PostDate(from.atZone(site.timeZone()).toOffsetDateTime());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
