package org.masthead.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageView;
import org.masthead.http.Versioned;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.SavedBy;
import org.masthead.post.content.SeoView;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;
import org.masthead.text.markdown.Heading;

/**
 * A post as the admin API shows it: its working copy, and where that stands with readers.
 *
 * @param publishedAt when readers saw it first, or will
 * @param toc whether the page shows a table of contents
 * @param hasUnpublishedChanges whether readers see an older revision
 * @param publishAt when a scheduled revision goes live
 * @param unpublishAt when the post is taken down
 * @param excerptIsDerived whether the excerpt comes from the body
 */
@Schema(name = "AdminPost")
public record PostView(
        UUID id,
        long version,
        String slug,
        String locale,
        String title,
        @Schema(nullable = true) @Nullable String subtitle,
        String excerpt,

        @Schema(nullable = true, type = SchemaType.STRING, format = "date-time") @Nullable
        PostDate date,

        @Schema(nullable = true) @Nullable Instant publishedAt,
        Instant updatedAt,
        List<ImageView> images,
        List<RelationView> tags,
        List<CategoryRelationView> categories,
        List<RelationView> authors,
        List<Translation> translations,
        boolean toc,
        boolean featured,
        SeoView seo,
        @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
        int readingMinutes,
        int wordCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
        PostStatus status,
        boolean hasUnpublishedChanges,
        @Schema(nullable = true) @Nullable Instant publishAt,
        @Schema(nullable = true) @Nullable Instant unpublishAt,
        @Schema(nullable = true) @Nullable Instant submittedAt,
        @Schema(nullable = true) @Nullable Instant deletedAt,
        Instant createdAt,
        SavedBy createdBy,
        SavedBy updatedBy,
        List<UUID> tagIds,
        List<UUID> categoryIds,
        List<UUID> authorIds,
        @Schema(nullable = true) @Nullable UUID translationOf,
        List<String> aliases,
        boolean excerptIsDerived,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String html,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String markdown,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Heading> tableOfContents)
        implements Versioned {

    /** Another language of the same post. */
    @Schema(name = "Translation")
    public record Translation(UUID id, String locale, String slug, String title) {}
}
