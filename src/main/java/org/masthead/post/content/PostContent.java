package org.masthead.post.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.asset.picture.Substitute;

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

    /** Where a content shows an asset. */
    public enum Place {
        COVER,
        BODY,
        SEO
    }

    /** The assets it shows, each with its places; those that the body names may not be there. */
    public Map<UUID, Set<Place>> assets() {
        Map<UUID, Set<Place>> found = new LinkedHashMap<>();
        images.forEach(image -> note(image.assetId(), Place.COVER, found));
        MediaAddress.assetsIn(body).forEach(id -> note(id, Place.BODY, found));
        note(seo.image() == null ? null : seo.image().assetId(), Place.SEO, found);
        return found;
    }

    private static void note(@Nullable UUID asset, Place place, Map<UUID, Set<Place>> found) {
        if (asset != null) {
            found.computeIfAbsent(asset, id -> EnumSet.noneOf(Place.class)).add(place);
        }
    }

    /** The same content under another slug. */
    public PostContent withSlug(String other) {
        return with(other, date, aliases);
    }

    /** The same content, of this date where it has none: the first publish gives one to a post, not to its revisions. */
    public PostContent dated(@Nullable PostDate otherwise) {
        return date != null ? this : withDate(otherwise);
    }

    /** The same content of another date. */
    public PostContent withDate(@Nullable PostDate other) {
        return with(slug, other, aliases);
    }

    /** The same content with other aliases. */
    public PostContent withAliases(List<String> others) {
        return with(slug, date, others);
    }

    /** What another post may take over: all but the slug, the date and the aliases. */
    public PostContent copy() {
        return with("", null, List.of());
    }

    private PostContent with(String otherSlug, @Nullable PostDate otherDate, List<String> otherAliases) {
        return new PostContent(
                locale,
                otherSlug,
                title,
                subtitle,
                excerpt,
                body,
                otherDate,
                featured,
                toc,
                images,
                seo,
                metadata,
                tagIds,
                categoryIds,
                authorIds,
                otherAliases);
    }

    /** The same content with other pictures, in the body too. */
    public PostContent withPictures(String otherBody, List<Image> covers, Seo otherSeo) {
        return new PostContent(
                locale,
                slug,
                title,
                subtitle,
                excerpt,
                otherBody,
                date,
                featured,
                toc,
                covers,
                otherSeo,
                metadata,
                tagIds,
                categoryIds,
                authorIds,
                aliases);
    }

    /** The same content with something else in the place of an asset. */
    public PostContent withAsset(UUID gone, Substitute substitute) {
        return withPictures(
                substitute.in(body, gone),
                images.stream().map(image -> substitute.in(image, gone)).toList(),
                seo.withAsset(gone, substitute));
    }

    /** The same content with other tags, categories and authors. */
    public PostContent withRelations(List<UUID> tags, List<UUID> categories, List<UUID> authors) {
        return new PostContent(
                locale,
                slug,
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
                aliases);
    }
}
