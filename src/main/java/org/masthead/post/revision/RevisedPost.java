package org.masthead.post.revision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageView;
import org.masthead.post.content.ContentFields.Related;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.SeoView;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;

/**
 * A revision, and what it says.
 *
 * @param revision its members stand at the top
 */
@Schema(name = "RevisionWithPost")
public record RevisedPost(@JsonUnwrapped RevisionView revision, Said post) {

    /**
     * What a post said then, in the members that a client writes; tags, categories and authors are called what they are
     * called by now.
     *
     * @param excerpt null where it came from the body
     */
    @Schema(name = "PostOfRevision")
    public record Said(
            UUID id,
            String slug,
            String locale,
            String title,
            @Schema(nullable = true) @Nullable String subtitle,
            @Schema(nullable = true) @Nullable String excerpt,
            String body,

            @Schema(nullable = true, type = SchemaType.STRING, format = "date-time") @Nullable
            PostDate date,

            boolean featured,
            boolean toc,
            List<ImageView> images,
            SeoView seo,
            @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
            List<RelationView> tags,
            List<CategoryRelationView> categories,
            List<RelationView> authors,
            List<UUID> tagIds,
            List<UUID> categoryIds,
            List<UUID> authorIds,
            List<String> aliases) {

        static Said of(UUID post, PostContent content, Related related) {
            List<RelationView> tags = related.tags(content);
            List<CategoryRelationView> categories = related.categories(content);
            List<RelationView> authors = related.authors(content);
            return new Said(
                    post,
                    content.slug(),
                    content.locale(),
                    content.title(),
                    content.subtitle(),
                    content.excerpt(),
                    content.body(),
                    content.date(),
                    content.featured(),
                    content.toc(),
                    related.images(content),
                    related.seo(content),
                    content.metadata(),
                    tags,
                    categories,
                    authors,
                    tags.stream().map(RelationView::id).toList(),
                    categories.stream().map(CategoryRelationView::id).toList(),
                    authors.stream().map(RelationView::id).toList(),
                    content.aliases());
        }
    }
}
