package org.masthead.author;

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
 * An author as the admin API shows him; never who he is as a user.
 *
 * @param url his own page
 * @param aliases slugs he had before; they redirect
 * @param postCount posts that are his, the trash aside
 * @param livePostCount live posts that are his
 */
@Schema(name = "Author")
public record AuthorView(
        UUID id,
        long version,
        String slug,
        String name,
        @Schema(nullable = true) @Nullable String bio,
        @Schema(nullable = true) @Nullable ImageView avatar,
        @Schema(nullable = true) @Nullable String url,
        List<AuthorLink> links,
        @Schema(type = SchemaType.OBJECT) ObjectNode metadata,
        List<String> aliases,
        long postCount,
        long livePostCount,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static AuthorView of(Row row, AssetImages images) {
        return new AuthorView(
                row.uuid("id"),
                row.number("version"),
                row.text("slug"),
                row.text("name"),
                row.textOrNull("bio"),
                images.ofColumn(row.textOrNull("avatar_asset")).view(ImageColumn.read(row.textOrNull("avatar"))),
                row.textOrNull("url"),
                LinksColumn.read(row.text("links")),
                JsonObjectColumn.parse(row.text("metadata")),
                row.texts("aliases"),
                row.number("post_count"),
                row.number("live_post_count"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
