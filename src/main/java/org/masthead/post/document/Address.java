package org.masthead.post.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.hugo.post.HugoPost;
import org.masthead.post.PostSlugRepository;
import org.masthead.text.Slug;

/**
 * Where a document's post stands: two documents with one address mean one post.
 *
 * @param locale BCP 47 tag
 * @param slug acceptable as a post's
 * @param notice what was done to Hugo's address to make it acceptable, or null
 */
public record Address(String locale, String slug, @Nullable Notice notice) {

    /** The address that Hugo gives a post, made acceptable. */
    public static Address of(HugoPost post, String siteLocale) {
        String locale = post.language() == null ? siteLocale : post.language();
        String hugos = Slug.normalise(post.slug());
        if (hugos.isEmpty()) {
            return new Address(locale, usable(Slug.of(post.title())), null);
        }
        String slug = usable(Slug.violation(hugos).isEmpty() ? hugos : Slug.of(hugos));
        String message = "The address \"" + hugos + "\" is no slug here; the post has \"" + slug + "\".";
        return new Address(locale, slug, slug.equals(hugos) ? null : new Notice("slug-changed", message));
    }

    /** The slug of a former path of Hugo's, if it leaves one. */
    static Optional<String> ofAlias(String path) {
        String plain = path.replaceFirst("[?#].*$", "").replaceFirst("(?i)(/index)?\\.html?$", "");
        String[] parts = plain.strip().split("/+");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        String slug = Slug.normalise(last).toLowerCase(java.util.Locale.ROOT);
        return Slug.violation(slug).isEmpty() && !slug.equals(PostSlugRepository.RESERVED)
                ? Optional.of(slug)
                : Optional.empty();
    }

    private static String usable(String slug) {
        return slug.equals(PostSlugRepository.RESERVED) ? Slug.numbered(slug, 2) : slug;
    }

    /** The same for every document of this address, and for no other. */
    public String key() {
        return locale + "/" + slug;
    }
}
