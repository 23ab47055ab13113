package org.masthead.author;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.ImageView;
import org.masthead.sql.Row;

/**
 * An author as readers see him.
 *
 * @param url his own page
 * @param postCount live posts that are his
 */
@Schema(name = "AuthorProfile")
public record AuthorProfileView(
        UUID id,
        String slug,
        String name,
        @Schema(nullable = true) @Nullable String bio,
        @Schema(nullable = true) @Nullable ImageView avatar,
        @Schema(nullable = true) @Nullable String url,
        List<AuthorLink> links,
        long postCount) {

    /** The author in a row of the delivery list. */
    public static AuthorProfileView of(Row row, AssetImages images) {
        return new AuthorProfileView(
                row.uuid("id"),
                row.text("slug"),
                row.text("name"),
                row.textOrNull("bio"),
                images.ofColumn(row.textOrNull("avatar_asset")).view(ImageColumn.read(row.textOrNull("avatar"))),
                row.textOrNull("url"),
                LinksColumn.read(row.text("links")),
                row.number("post_count"));
    }
}
