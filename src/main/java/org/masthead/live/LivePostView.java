package org.masthead.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageView;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.json.JsonText;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;
import org.masthead.slug.RelationsJson;
import org.masthead.text.markdown.Heading;

/**
 * A post as readers see it.
 *
 * @param date with the offset its author wrote
 * @param updatedAt when the revision that readers see was saved
 * @param toc whether the page shows a table of contents
 */
@Schema(name = "Post")
public record LivePostView(
        UUID id,
        String slug,
        String locale,
        String title,
        @Schema(nullable = true) @Nullable String subtitle,
        String excerpt,

        @Schema(type = SchemaType.STRING, format = "date-time")
        String date,

        Instant publishedAt,
        Instant updatedAt,
        List<ImageView> images,
        @Schema(implementation = RelationView[].class) RelationsJson tags,

        @Schema(implementation = CategoryRelationView[].class)
        RelationsJson categories,

        @Schema(implementation = RelationView[].class) RelationsJson authors,
        List<LiveTranslation> translations,
        boolean toc,
        boolean featured,
        LiveSeoView seo,
        @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
        int readingMinutes,
        int wordCount,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(implementation = String.class) @Nullable
        JsonText html,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String markdown,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Heading> tableOfContents) {

    /** Another language of the same post, live as well. */
    @Schema(name = "LiveTranslation")
    public record LiveTranslation(UUID id, String locale, String slug, String title) {}

    /** Words for search engines. */
    @Schema(name = "LiveSeo")
    public record LiveSeoView(
            @Schema(nullable = true) @Nullable String title,
            @Schema(nullable = true) @Nullable String description,
            @Schema(nullable = true) @Nullable String canonicalUrl,
            boolean noindex,
            @Schema(nullable = true) @Nullable ImageView image) {

        static final LiveSeoView NONE = new LiveSeoView(null, null, null, false, null);
    }

    /** Names what an answer with it is made of: its tags, categories, authors and pictures are in it. */
    public void addTo(SurrogateKeys keys) {
        keys.one(Type.POST, id);
        tags.ids().forEach(tag -> keys.one(Type.TAG, tag));
        categories.ids().forEach(category -> keys.one(Type.CATEGORY, category));
        authors.ids().forEach(author -> keys.one(Type.AUTHOR, author));
        MediaAddress.assetsIn(html == null ? null : html.byteByByte()).forEach(asset -> keys.one(Type.ASSET, asset));
        MediaAddress.assetsIn(markdown).forEach(asset -> keys.one(Type.ASSET, asset));
        images.forEach(image -> add(image, keys));
        add(seo.image(), keys);
    }

    private static void add(@Nullable ImageView image, SurrogateKeys keys) {
        if (image != null && image.assetId() != null) {
            keys.one(Type.ASSET, image.assetId());
        }
    }

    /** A date with the offset its author wrote. */
    public static String date(Instant instant, int offsetMinutes) {
        OffsetDateTime date = instant.atOffset(java.time.ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date);
    }
}
