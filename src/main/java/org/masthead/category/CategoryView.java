package org.masthead.category;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * A category as the API shows it.
 *
 * @param parentId what it is below; null at the root
 * @param position place among its siblings, from 0
 * @param path slugs from the root down, such as {@code news/local}
 * @param depth 0 at the root
 * @param aliases slugs it had before; they redirect
 * @param postCount posts that have it, the trash aside; on delivery those that are live
 * @param totalPostCount posts that have it or one below it, each once; on delivery those that are live
 * @param livePostCount live posts that have it
 * @param children those right below it, in the tree view alone
 */
@Schema(name = "Category")
public record CategoryView(
        UUID id,
        long version,
        String slug,
        String name,
        @Schema(nullable = true) @Nullable String description,
        @Schema(nullable = true) @Nullable ImageView image,
        @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
        @Schema(nullable = true) @Nullable UUID parentId,
        int position,
        String path,
        int depth,
        List<String> aliases,
        long postCount,
        long totalPostCount,
        long livePostCount,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "Those right below it; in the tree view alone.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<CategoryView> children)
        implements Versioned {

    /** The category in a row of {@link CategoryRepository} or of the delivery list. */
    public static CategoryView of(Row row, AssetImages images) {
        return new CategoryView(
                row.uuid("id"),
                row.number("version"),
                row.text("slug"),
                row.text("name"),
                row.textOrNull("description"),
                images.ofColumn(row.textOrNull("image_asset")).view(ImageColumn.read(row.textOrNull("image"))),
                JsonObjectColumn.parse(row.text("metadata")),
                row.uuidOrNull("parent_id"),
                (int) row.number("position"),
                row.text("path"),
                (int) row.number("depth"),
                row.texts("aliases"),
                row.number("post_count"),
                row.number("total_post_count"),
                row.number("live_post_count"),
                row.instant("created_at"),
                row.instant("updated_at"),
                null);
    }

    /** The same with those below it. */
    public CategoryView with(List<CategoryView> below) {
        return new CategoryView(
                id,
                version,
                slug,
                name,
                description,
                image,
                metadata,
                parentId,
                position,
                path,
                depth,
                aliases,
                postCount,
                totalPostCount,
                livePostCount,
                createdAt,
                updatedAt,
                List.copyOf(below));
    }
}
