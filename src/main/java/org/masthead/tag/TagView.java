package org.masthead.tag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.ImageView;
import org.masthead.http.Versioned;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.sql.Row;

/**
 * A tag as the API shows it.
 *
 * @param aliases slugs it had before; they redirect
 * @param postCount posts that have it, the trash aside; on delivery those that are live
 * @param livePostCount live posts that have it
 */
@Schema(name = "Tag")
public record TagView(
        UUID id,
        long version,
        String slug,
        String name,
        @Schema(nullable = true) @Nullable String description,
        @Schema(nullable = true) @Nullable ImageView image,
        @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
        List<String> aliases,
        long postCount,
        long livePostCount,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /** The tag in a row of {@link TagRepository} or of the delivery list. */
    public static TagView of(Row row, AssetImages images) {
        return new TagView(
                row.uuid("id"),
                row.number("version"),
                row.text("slug"),
                row.text("name"),
                row.textOrNull("description"),
                images.ofColumn(row.textOrNull("image_asset")).view(ImageColumn.read(row.textOrNull("image"))),
                JsonObjectColumn.parse(row.text("metadata")),
                row.texts("aliases"),
                row.number("post_count"),
                row.number("live_post_count"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
