package org.masthead.post.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageDraft;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.post.HugoPost;
import org.masthead.post.PostDraft;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.SeoDraft;
import org.masthead.slug.RelationReference;
import org.masthead.sql.JsonObjectColumn;

/**
 * Lays a document over a post. It is compared with the document that the post has now, field by field: what is equal there
 * stays as the post has it, so that nothing is lost that a document says only in part, or not at all.
 */
final class DocumentMerge {

    private final PostContent content;
    private final StoredPost.Names names;
    private final PostDraft draft;
    private final ZoneId zone;

    DocumentMerge(StoredPost post, PostDraft draft, ZoneId zone) {
        this.content = post.content();
        this.names = post.names();
        this.draft = draft;
        this.zone = zone;
    }

    /**
     * The draft that a document means.
     *
     * @param now the document that the post has now
     */
    PostDraft draft(HugoDocument given, HugoDocument now) {
        HugoPost post = HugoPost.of(given, "", zone);
        String slug = slug(post, HugoPost.of(now, "", zone));
        PostDraft said = draftOf(given, slug);
        PostDraft before = draftOf(now, content.slug());
        return new PostDraft(
                slug,
                draft.locale(),
                pick(said.title(), before.title(), content.title()),
                pick(said.subtitle(), before.subtitle(), content.subtitle()),
                pick(said.excerpt(), before.excerpt(), content.excerpt()),
                pick(said.body(), before.body(), content.body()),
                date(new KeyChanges(given, zone).isSaid("date"), said, before),
                pick(said.featured(), before.featured(), (Boolean) content.featured()),
                pick(said.toc(), before.toc(), (Boolean) content.toc()),
                images(said.images(), before.images()),
                seo(said.seo(), before.seo()),
                metadata(said.metadata(), before.metadata()),
                related(said.tags(), before.tags(), content.tagIds(), names.tags()),
                related(said.categories(), before.categories(), content.categoryIds(), names.categories()),
                related(said.authors(), before.authors(), content.authorIds(), names.authors()),
                // The stored ids say that the names are what counts.
                content.tagIds(),
                content.categoryIds(),
                content.authorIds(),
                draft.translationOf(),
                aliases(said.aliases(), before.aliases()),
                draft.status());
    }

    private PostDraft draftOf(HugoDocument document, String slug) {
        Address address = new Address(content.locale(), slug, null);
        return new DraftOfDocument(document, HugoPost.of(document, "", zone), address)
                .draft(Optional.of(content), alias -> true);
    }

    private static <T> @Nullable T pick(@Nullable T said, @Nullable T before, @Nullable T stored) {
        return Objects.equals(said, before) ? stored : said;
    }

    private String slug(HugoPost said, HugoPost before) {
        boolean kept = said.slug().isEmpty() || said.slug().equals(before.slug());
        return kept ? content.slug() : Address.of(said, content.locale()).slug();
    }

    private @Nullable String date(boolean isSaid, PostDraft said, PostDraft before) {
        @Nullable String stored = content.date() == null ? null : content.date().toString();
        return isSaid ? pick(said.date(), before.date(), stored) : stored;
    }

    /** A picture keeps what a document does not say of it. */
    private List<ImageDraft> images(@Nullable List<ImageDraft> said, @Nullable List<ImageDraft> before) {
        if (said == null || said.equals(before)) {
            return content.images().stream().map(Image::draft).toList();
        }
        return said.stream().map(this::withStoredMembers).toList();
    }

    private ImageDraft withStoredMembers(ImageDraft said) {
        int known = said.src() == null ? -1 : names.covers().indexOf(said.src());
        return Optional.of(known)
                .filter(index -> index >= 0)
                .map(index -> content.images().get(index).draft())
                .map(stored -> new ImageDraft(
                        stored.assetId(),
                        stored.src(),
                        stored.alt(),
                        said.caption(),
                        stored.url(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .orElse(said);
    }

    private SeoDraft seo(@Nullable SeoDraft said, @Nullable SeoDraft before) {
        SeoDraft stored = content.seo().draft();
        return Objects.equals(said, before)
                ? stored
                : new SeoDraft(
                        stored.title(),
                        said == null ? null : said.description(),
                        stored.canonicalUrl(),
                        stored.noindex(),
                        stored.image());
    }

    private ObjectNode metadata(@Nullable ObjectNode said, @Nullable ObjectNode before) {
        ObjectNode given = said == null ? JsonObjectColumn.empty() : said;
        ObjectNode now = before == null ? JsonObjectColumn.empty() : before;
        ObjectNode merged = JsonObjectColumn.empty();
        content.metadata().properties().forEach(entry -> {
            @Nullable JsonNode value = pick(given.get(entry.getKey()), now.get(entry.getKey()), entry.getValue());
            if (value != null) {
                merged.set(entry.getKey(), value);
            }
        });
        given.properties().forEach(entry -> {
            boolean isNew = !content.metadata().has(entry.getKey());
            if (isNew && !entry.getValue().equals(now.get(entry.getKey()))) {
                merged.set(entry.getKey(), entry.getValue());
            }
        });
        return merged;
    }

    /** A name that the document had already means what it meant, though the record may have another by now. */
    private static List<RelationReference> related(
            @Nullable List<RelationReference> said,
            @Nullable List<RelationReference> before,
            List<UUID> ids,
            List<String> names) {
        if (said == null || said.equals(before)) {
            return ids.stream().map(RelationReference::of).toList();
        }
        return said.stream()
                .map(reference -> {
                    int known = before != null && before.size() == ids.size() ? before.indexOf(reference) : -1;
                    int index = known < 0 ? names.indexOf(reference.name()) : known;
                    return index < 0 ? reference : RelationReference.of(ids.get(index));
                })
                .toList();
    }

    /** An alias that the document had and the post did not get stays out. */
    private List<String> aliases(@Nullable List<String> said, @Nullable List<String> before) {
        if (said == null || said.equals(before)) {
            return content.aliases();
        }
        return said.stream()
                .filter(alias -> content.aliases().contains(alias) || before == null || !before.contains(alias))
                .toList();
    }
}
