package org.masthead.post.document;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageDraft;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.post.HugoPost;
import org.masthead.post.PostDraft;
import org.masthead.post.PostStatus;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.Seo;
import org.masthead.post.content.SeoDraft;
import org.masthead.post.document.StoredPost.Names;
import org.masthead.slug.RelationReference;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.text.Folded;

/** What a post holds once a draft is saved, as tests without a database know it: a name is a record of that name. */
final class Contents {

    private final Map<UUID, String> names = new LinkedHashMap<>();

    /** What an import of a document makes. Of its aliases another post has {@code taken}. */
    PostContent imported(String document) {
        HugoDocument parsed = HugoDocument.parse(document.getBytes(StandardCharsets.UTF_8));
        HugoPost post = HugoPost.of(parsed, "posts/from-the-file.md", ZoneOffset.UTC);
        Address address = Address.of(post, "en");
        return saved(
                new DraftOfDocument(parsed, post, address).draft(Optional.empty(), alias -> !alias.equals("taken")));
    }

    /** What a saved draft makes. */
    PostContent saved(PostDraft draft) {
        return new PostContent(
                Objects.requireNonNull(draft.locale()),
                Objects.requireNonNull(draft.slug()),
                draft.title() == null ? "" : draft.title(),
                draft.subtitle(),
                draft.excerpt() == null || draft.excerpt().isEmpty() ? null : draft.excerpt(),
                draft.body() == null ? "" : draft.body(),
                draft.date() == null
                        ? null
                        : PostDate.parse(draft.date(), ZoneOffset.UTC).orElseThrow(),
                Boolean.TRUE.equals(draft.featured()),
                !Boolean.FALSE.equals(draft.toc()),
                Objects.requireNonNull(draft.images()).stream()
                        .map(Contents::remote)
                        .toList(),
                seo(draft.seo()),
                draft.metadata() == null ? JsonObjectColumn.empty() : draft.metadata(),
                ids(draft.tags()),
                ids(draft.categories()),
                ids(draft.authors()),
                draft.aliases() == null ? List.of() : draft.aliases());
    }

    /** No document of these tests shows an asset. */
    private static Image remote(ImageDraft draft) {
        return Image.remote(
                Objects.requireNonNull(draft.src() == null ? draft.url() : draft.src()), draft.alt(), draft.caption());
    }

    private static Seo seo(@Nullable SeoDraft draft) {
        return draft == null
                ? Seo.NONE
                : new Seo(
                        draft.title(),
                        draft.description(),
                        draft.canonicalUrl(),
                        Boolean.TRUE.equals(draft.noindex()),
                        draft.image() == null ? null : remote(draft.image()));
    }

    /** The draft that would write content as it is. */
    static PostDraft draft(PostContent content) {
        return new PostDraft(
                content.slug(),
                content.locale(),
                content.title(),
                content.subtitle(),
                "Derived",
                content.body(),
                null,
                content.featured(),
                content.toc(),
                content.images().stream().map(Image::draft).toList(),
                content.seo().draft(),
                content.metadata(),
                null,
                null,
                null,
                content.tagIds(),
                content.categoryIds(),
                content.authorIds(),
                UUID.nameUUIDFromBytes(new byte[] {1}),
                content.aliases(),
                PostStatus.PUBLISHED);
    }

    /** The content with another title, body, cover, tag, flags, description, alias and metadata, and what no document says. */
    PostContent edited(PostContent content) {
        return new PostContent(
                content.locale(),
                content.slug(),
                content.title() + " – edited: \"yes\"",
                content.subtitle() == null ? "A subtitle" : null,
                content.excerpt() == null ? "  an excerpt\nof two lines" : null,
                content.body() + "\nOne line more.\n",
                content.date() == null
                        ? PostDate.parse("2020-02-29T12:00:00.5+05:30", ZoneOffset.UTC)
                                .orElseThrow()
                        : null,
                !content.featured(),
                !content.toc(),
                Stream.concat(
                                content.images().stream(),
                                Stream.of(Image.remote("/new.jpg", "What it shows", "Its \"caption\"")))
                        .toList(),
                new Seo("Searched", "Described", "https://example.org/x", true, Image.remote("/seo.jpg", null, null)),
                JsonObjectColumn.parse("""
                        {"weight": 11, "exact": 1.500, "huge": 1e99, "title": "collides", "nul": "a\\u0000b",
                         "none": null, "nested": {"a": [1, null, {"b": "云"}]}, "": "no name", "e: f": "#g"}"""),
                List.of(id("云原生"), id("C#")),
                List.of(),
                List.of(id("Ada, Countess of Lovelace")),
                List.of("former-slug"));
    }

    /** The content as it is read back from its tables, where aliases stand in the order of the alphabet. */
    static PostContent sorted(PostContent made) {
        return new PostContent(
                made.locale(),
                made.slug(),
                made.title(),
                made.subtitle(),
                made.excerpt(),
                made.body(),
                made.date(),
                made.featured(),
                made.toc(),
                made.images(),
                made.seo(),
                made.metadata(),
                made.tagIds(),
                made.categoryIds(),
                made.authorIds(),
                made.aliases().stream().sorted().toList());
    }

    Names names(PostContent content) {
        return new Names(
                names(content.tagIds()),
                names(content.categoryIds()),
                names(content.authorIds()),
                content.images().stream().map(Image::src).toList());
    }

    /** Gives a record another name, under which its old one finds nothing. */
    void rename(String name, String other) {
        names.replaceAll((id, present) -> present.equals(name) ? other : present);
    }

    UUID id(String name) {
        return names.entrySet().stream()
                .filter(entry -> Folded.of(entry.getValue()).equals(Folded.of(name)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    UUID id = UUID.randomUUID();
                    names.put(id, name);
                    return id;
                });
    }

    private List<String> names(List<UUID> ids) {
        return ids.stream().map(names::get).map(Objects::requireNonNull).toList();
    }

    private List<UUID> ids(@Nullable List<RelationReference> references) {
        List<UUID> ids = new ArrayList<>();
        for (RelationReference reference : references == null ? List.<RelationReference>of() : references) {
            ids.add(reference.id() == null ? id(Objects.requireNonNull(reference.name())) : reference.id());
        }
        return ids.stream().distinct().toList();
    }
}
