package org.masthead.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a post on its way to readers: what their tables are to hold, rendered and flat.
 *
 * @param visibleFrom from when readers are to see it
 * @param visibleUntil until when; null for good
 * @param images covers, as JSON
 * @param seo words for search engines, as JSON
 * @param metadata the free object, as JSON
 * @param tableOfContents headings, as JSON
 * @param aliases more slugs that lead to it
 */
public record Publication(
        UUID post,
        int revision,
        Instant visibleFrom,
        @Nullable Instant visibleUntil,
        String locale,
        String slug,
        String title,
        @Nullable String subtitle,
        String excerpt,
        Instant date,
        int dateOffsetMinutes,
        Instant publishedAt,
        Instant updatedAt,
        boolean featured,
        boolean toc,
        String images,
        String seo,
        String metadata,
        int wordCount,
        int readingMinutes,
        UUID translationGroup,
        String markdown,
        String html,
        String text,
        String tableOfContents,
        List<UUID> tagIds,
        List<UUID> categoryIds,
        List<UUID> authorIds,
        List<String> aliases) {

    public Publication {
        tagIds = List.copyOf(tagIds);
        categoryIds = List.copyOf(categoryIds);
        authorIds = List.copyOf(authorIds);
        aliases = List.copyOf(aliases);
    }
}
