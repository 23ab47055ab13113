package org.masthead.post.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.masthead.http.json.JsonText;
import org.masthead.live.LivePostRepository;
import org.masthead.live.LivePostView;
import org.masthead.live.LivePostView.LiveSeoView;
import org.masthead.live.Publication;
import org.masthead.post.Post;
import org.masthead.post.content.ContentFields;
import org.masthead.post.content.ContentFields.Related;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.SeoView;
import org.masthead.post.publishing.PublicationRenderer;
import org.masthead.slug.RelationsJson;
import org.masthead.text.markdown.Heading;

/** Shows a content as readers would see it if it were published now: rendered by what renders for them. */
@Singleton
class PreviewRenderer {

    private final PublicationRenderer renderer;
    private final ContentFields fields;
    private final LivePostRepository live;
    private final Clock clock;
    private final ObjectMapper json;

    PreviewRenderer(
            PublicationRenderer renderer,
            ContentFields fields,
            LivePostRepository live,
            Clock clock,
            ObjectMapper json) {
        this.renderer = renderer;
        this.fields = fields;
        this.live = live;
        this.clock = clock;
        this.json = json;
    }

    LivePostView render(Post post, PostContent content, Set<String> formats) {
        Instant now = clock.instant();
        Publication publication = renderer.render(post, post.revision(), content, now, null);
        Related related = fields.related(List.of(content));
        return new LivePostView(
                post.id(),
                publication.slug(),
                publication.locale(),
                publication.title(),
                publication.subtitle(),
                publication.excerpt(),
                LivePostView.date(publication.date(), publication.dateOffsetMinutes()),
                publication.publishedAt(),
                publication.updatedAt(),
                related.images(content),
                RelationsJson.of(related.tags(content)),
                RelationsJson.of(related.categories(content)),
                RelationsJson.of(related.authors(content)),
                live.translations(publication.translationGroup(), post.id(), now),
                publication.toc(),
                publication.featured(),
                seo(related.seo(content)),
                content.metadata(),
                publication.readingMinutes(),
                publication.wordCount(),
                formats.contains("html") ? JsonText.of(publication.html()) : null,
                formats.contains("markdown") ? publication.markdown() : null,
                formats.contains("text") ? publication.text() : null,
                formats.contains("tableOfContents") ? headings(publication.tableOfContents()) : null);
    }

    private static LiveSeoView seo(SeoView seo) {
        return new LiveSeoView(seo.title(), seo.description(), seo.canonicalUrl(), seo.noindex(), seo.image());
    }

    private List<Heading> headings(String written) {
        try {
            return json.readValue(written, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
