package org.masthead.post.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.Image;

/**
 * All of a post that an editor writes: what a revision keeps, and what publishing shows.
 *
 * @param excerpt as given, or null where it is derived from the body
 * @param body Markdown
 * @param toc whether the page shows a table of contents
 * @param images covers, in order
 */
public record PostContent(
        String locale,
        String slug,
        String title,
        @Nullable String subtitle,
        @Nullable String excerpt,
        String body,
        @Nullable PostDate date,
        boolean featured,
        boolean toc,
        List<Image> images,
        Seo seo,
        ObjectNode metadata,
        List<UUID> tagIds,
        List<UUID> categoryIds,
        List<UUID> authorIds,
        List<String> aliases) {

    public PostContent {
        images = List.copyOf(images);
        tagIds = List.copyOf(tagIds);
        categoryIds = List.copyOf(categoryIds);
        authorIds = List.copyOf(authorIds);
        aliases = List.copyOf(aliases);
    }

    /** The same content under another slug. */
    public PostContent withSlug(String other) {
        return new PostContent(
                locale,
                other,
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
                tagIds,
                categoryIds,
                authorIds,
                aliases);
    }
}
