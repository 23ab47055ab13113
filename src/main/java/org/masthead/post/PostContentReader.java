package org.masthead.post;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Image;
import org.masthead.author.AuthorReferences;
import org.masthead.category.CategoryReferences;
import org.masthead.http.problem.Violations;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.Seo;
import org.masthead.site.Site;
import org.masthead.slug.RelationReference;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.tag.TagReferences;
import org.masthead.text.Slug;

/** Reads a draft as content: checks what a client wrote, finds what it refers to. Needs a transaction. */
@Singleton
class PostContentReader {

    private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;
    private static final int MAX_METADATA_BYTES = 64 * 1024;

    private final TagReferences tags;
    private final CategoryReferences categories;
    private final AuthorReferences authors;
    private final AssetImages pictures;
    private final Site site;

    PostContentReader(
            TagReferences tags,
            CategoryReferences categories,
            AuthorReferences authors,
            AssetImages pictures,
            Site site) {
        this.tags = tags;
        this.categories = categories;
        this.authors = authors;
        this.pictures = pictures;
        this.site = site;
    }

    /**
     * The content a draft describes; its slug is still to be claimed.
     *
     * @param stored what the post holds now, if it is there
     * @param derivedExcerpt the excerpt that came from the stored body
     * @param wrong takes what is wrong with it; then the content is not to be used
     */
    PostContent read(PostDraft draft, Optional<PostContent> stored, @Nullable String derivedExcerpt, Violations wrong) {
        // Who still has a text from before sends addresses of assets that others have replaced since.
        String body = pictures.withSuccessors(draft.body());
        if (utf8Length(body) > MAX_BODY_BYTES) {
            wrong.add("body", "length", "`body` has at most 2 MB of UTF-8");
        }
        if (draft.metadata() != null && utf8Length(draft.metadata().toString()) > MAX_METADATA_BYTES) {
            wrong.add("metadata", "length", "`metadata` has at most 64 KB of JSON");
        }
        String locale = locale(draft.locale(), wrong);
        @Nullable PostDate date = date(draft.date(), wrong);
        List<Image> images = pictures.readAll(draft.images(), "images", wrong);
        List<String> aliases = aliases(draft.aliases(), wrong);
        checkSlug(draft.slug(), wrong);
        List<UUID> tagIds = related(
                draft.tags(),
                draft.tagIds(),
                stored.map(PostContent::tagIds),
                names -> tags.resolve(names, "tags", wrong),
                ids -> tags.resolveIds(ids, "tagIds", wrong));
        List<UUID> categoryIds = related(
                draft.categories(),
                draft.categoryIds(),
                stored.map(PostContent::categoryIds),
                names -> categories.resolve(names, "categories", wrong),
                ids -> categories.resolveIds(ids, "categoryIds", wrong));
        List<UUID> authorIds = related(
                draft.authors(),
                draft.authorIds(),
                stored.map(PostContent::authorIds),
                names -> authors.resolve(names, "authors", wrong),
                ids -> authors.resolveIds(ids, "authorIds", wrong));
        checkCount(tagIds, "tags", wrong);
        checkCount(categoryIds, "categories", wrong);
        checkCount(authorIds, "authors", wrong);
        checkCount(aliases, "aliases", wrong);
        Seo seo = Seo.read(draft.seo(), pictures, wrong);
        return new PostContent(
                locale,
                "",
                draft.title() == null ? "" : draft.title(),
                draft.subtitle(),
                excerpt(draft.excerpt(), stored, derivedExcerpt),
                body,
                date,
                Boolean.TRUE.equals(draft.featured()),
                !Boolean.FALSE.equals(draft.toc()),
                images,
                seo,
                draft.metadata() == null ? JsonObjectColumn.empty() : draft.metadata(),
                tagIds,
                categoryIds,
                authorIds,
                aliases);
    }

    /**
     * The relations a client means. Where he sends both names and ids, as tools do that send the whole record back, what
     * differs from the stored record counts, and the ids where both do.
     */
    private static List<UUID> related(
            @Nullable List<RelationReference> references,
            @Nullable List<UUID> ids,
            Optional<List<UUID>> stored,
            Function<List<RelationReference>, List<UUID>> byReference,
            Function<List<UUID>, List<UUID>> byId) {
        List<UUID> now = stored.orElse(List.of());
        List<UUID> wanted = ids == null ? List.of() : ids;
        if (!wanted.equals(now)) {
            return byId.apply(wanted);
        }
        List<RelationReference> given = references == null ? List.of() : references;
        boolean same = given.stream().map(RelationReference::id).toList().equals(now);
        return same ? now : byReference.apply(given);
    }

    /** Tools send a read back: a derived excerpt that comes back as it was stays derived. */
    private static @Nullable String excerpt(
            @Nullable String given, Optional<PostContent> stored, @Nullable String derived) {
        boolean wasDerived = stored.isPresent() && stored.get().excerpt() == null;
        if (given == null || given.isEmpty()) {
            return null;
        }
        return wasDerived && given.equals(derived) ? null : given;
    }

    /** Of those that a merge or an action on many posts brings together; a body of a client is checked before. */
    private static void checkCount(List<?> elements, String field, Violations wrong) {
        if (elements.size() > PostDraft.MAX_RELATIONS && !wrong.concern(field)) {
            wrong.add(field, "length", "`" + field + "` has at most " + PostDraft.MAX_RELATIONS + " elements");
        }
    }

    private static void checkSlug(@Nullable String given, Violations wrong) {
        if (given != null && !given.isBlank()) {
            PostSlugRepository.violation(given).ifPresent(message -> wrong.add("slug", "format", message));
        }
    }

    private String locale(@Nullable String given, Violations wrong) {
        if (given == null || given.isEmpty()) {
            return site.locale();
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(given).build().toLanguageTag();
            if (site.allowsLocale(tag) && !tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            // said below, as for a locale the site does not have
        }
        wrong.add("locale", "value", "`locale` must be a BCP 47 tag that this site has, such as " + site.locale());
        return site.locale();
    }

    private @Nullable PostDate date(@Nullable String given, Violations wrong) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        Optional<PostDate> date = PostDate.parse(given, site.timeZone());
        if (date.isEmpty()) {
            wrong.add("date", "format", "`date` must be a time such as 2018-08-11T11:37:36+08:00 (RFC 3339)");
        }
        return date.orElse(null);
    }

    private static List<String> aliases(@Nullable List<String> given, Violations wrong) {
        List<String> aliases = new ArrayList<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            String alias = Slug.normalise(given.get(i));
            String field = "aliases[" + i + "]";
            PostSlugRepository.violation(alias).ifPresent(message -> wrong.add(field, "format", message));
            aliases.add(alias);
        }
        return aliases.stream().distinct().toList();
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
