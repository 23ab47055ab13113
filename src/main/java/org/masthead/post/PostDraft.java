package org.masthead.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageDraft;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.SeoDraft;
import org.masthead.slug.RelationReference;

/** A post as a client writes it; an absent member of a PUT or PATCH keeps its value. */
@Schema(description = "A post as a client writes it; members of a read that are not here are ignored.")
public record PostDraft(
        @Schema(nullable = true, description = "Made from the title when absent; null makes it anew.") @Nullable
        String slug,

        @Schema(nullable = true, description = "BCP 47; the site's when absent.") @Nullable
        String locale,

        @Schema(nullable = true) @Size(max = MAX_TITLE, message = "has at most 300 characters") @Nullable
        String title,

        @Schema(nullable = true) @Size(max = 500, message = "has at most 500 characters") @Nullable
        String subtitle,

        @Schema(nullable = true, description = "Derived from the body when absent.")
        @Size(max = 2_000, message = "has at most 2,000 characters")
        @Nullable
        String excerpt,

        @Schema(nullable = true, description = "Markdown, at most 2 MB.") @Nullable
        String body,

        @Schema(
                nullable = true,
                format = "date-time",
                description = "Keeps its offset; in the site's zone without one.")
        @Nullable
        String date,

        @Schema(nullable = true) @Nullable Boolean featured,

        @Schema(nullable = true, description = "Whether the page shows a table of contents; true when absent.")
        @Nullable
        Boolean toc,

        @Schema(nullable = true) @Size(max = 50, message = "has at most 50 elements") @Nullable
        List<@Valid ImageDraft> images,

        @Schema(nullable = true) @Valid @Nullable SeoDraft seo,

        @Schema(nullable = true, type = SchemaType.OBJECT) @Nullable
        ObjectNode metadata,

        @Schema(nullable = true, description = "Names, `{id}` or `{name}`; a name that is new is created.")
        @Size(max = MAX_RELATIONS, message = "has at most 100 elements")
        @Nullable
        List<@Valid RelationReference> tags,

        @Schema(nullable = true) @Size(max = MAX_RELATIONS, message = "has at most 100 elements") @Nullable
        List<@Valid RelationReference> categories,

        @Schema(nullable = true) @Size(max = MAX_RELATIONS, message = "has at most 100 elements") @Nullable
        List<@Valid RelationReference> authors,

        @Schema(nullable = true) @Size(max = MAX_RELATIONS, message = "has at most 100 elements") @Nullable
        List<UUID> tagIds,

        @Schema(nullable = true) @Size(max = MAX_RELATIONS, message = "has at most 100 elements") @Nullable
        List<UUID> categoryIds,

        @Schema(nullable = true) @Size(max = MAX_RELATIONS, message = "has at most 100 elements") @Nullable
        List<UUID> authorIds,

        @Schema(nullable = true, description = "Any other post of the group of translations.") @Nullable
        UUID translationOf,

        @Schema(nullable = true, description = "More slugs that redirect to the post.")
        @Size(max = MAX_RELATIONS, message = "has at most 100 elements")
        @Nullable
        List<String> aliases,

        @Schema(nullable = true, description = "`published` or `draft`, for writers who may publish.") @Nullable
        PostStatus status) {

    static final int MAX_TITLE = 300;
    static final int MAX_RELATIONS = 100;

    /**
     * The draft that would write a content as it is.
     *
     * @param derivedExcerpt the excerpt that its body makes, as a read shows it; null leaves it to be derived
     */
    public static PostDraft of(
            PostContent content,
            @Nullable String derivedExcerpt,
            @Nullable UUID translationOf,
            @Nullable PostStatus status) {
        return new PostDraft(
                content.slug(),
                content.locale(),
                content.title(),
                content.subtitle(),
                content.excerpt() == null ? derivedExcerpt : content.excerpt(),
                content.body(),
                content.date() == null ? null : content.date().toString(),
                content.featured(),
                content.toc(),
                content.images().stream().map(Image::draft).toList(),
                content.seo().draft(),
                content.metadata(),
                references(content.tagIds()),
                references(content.categoryIds()),
                references(content.authorIds()),
                content.tagIds(),
                content.categoryIds(),
                content.authorIds(),
                translationOf,
                content.aliases(),
                status);
    }

    /** The same draft, by this author where it names none. */
    PostDraft byDefault(@Nullable UUID author) {
        return author == null || authors != null || authorIds != null
                ? this
                : with(tagIds, categoryIds, List.of(author), status);
    }

    /** The same draft with other tags and categories. */
    public PostDraft relatedTo(List<UUID> otherTags, List<UUID> otherCategories) {
        return with(otherTags, otherCategories, authorIds, status);
    }

    /** The same draft with another status. */
    PostDraft withStatus(@Nullable PostStatus other) {
        return with(tagIds, categoryIds, authorIds, other);
    }

    private PostDraft with(
            @Nullable List<UUID> otherTags,
            @Nullable List<UUID> otherCategories,
            @Nullable List<UUID> otherAuthors,
            @Nullable PostStatus otherStatus) {
        return new PostDraft(
                slug,
                locale,
                title,
                subtitle,
                excerpt,
                body,
                date,
                featured,
                toc,
                images,
                seo,
                metadata,
                tags,
                categories,
                authors,
                otherTags,
                otherCategories,
                otherAuthors,
                translationOf,
                aliases,
                otherStatus);
    }

    private static List<RelationReference> references(List<UUID> ids) {
        return ids.stream().map(RelationReference::of).toList();
    }
}
