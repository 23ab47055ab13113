package org.masthead.post.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageDraft;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.post.HugoImage;
import org.masthead.hugo.post.HugoPost;
import org.masthead.post.PostDraft;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.SeoDraft;
import org.masthead.slug.RelationReference;
import org.masthead.sql.JsonObjectColumn;

/** Makes a draft of what a document says; what no field of a post can hold stays in its metadata as it was written. */
public final class DraftOfDocument {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int MAX_ALIASES = 100;

    /** Keys with a meaning of their own, whose values no field of a post holds. */
    private static final Set<String> KEPT = Set.of("lastmod", "publishdate", "pubdate", "expirydate", "unpublishdate");

    private final HugoDocument document;
    private final HugoPost post;
    private final Address address;
    private final Set<String> keptKeys = new java.util.HashSet<>(KEPT);
    private final List<Notice> notices = new ArrayList<>();

    public DraftOfDocument(HugoDocument document, HugoPost post, Address address) {
        this.document = document;
        this.post = post;
        this.address = address;
    }

    /**
     * The draft that writes the document's post.
     *
     * @param stored what the post holds now, if it is there
     * @param isFree whether the post may have a slug as an alias
     */
    public PostDraft draft(Optional<PostContent> stored, Predicate<String> isFree) {
        Optional.ofNullable(address.notice()).ifPresent(notices::add);
        post.warnings().forEach(warning -> notices.add(new Notice(warning.code(), warning.message())));
        String body = body();
        List<ImageDraft> images = images();
        List<String> aliases = aliases(isFree);
        return new PostDraft(
                address.slug(),
                address.locale(),
                post.title(),
                post.subtitle(),
                post.excerpt(),
                body,
                post.date() == null ? null : new PostDate(post.date()).toString(),
                post.featured(),
                post.showToc(),
                images,
                post.seoDescription() == null ? null : SeoDraft.description(post.seoDescription()),
                metadata(),
                named(post.tags()),
                named(post.categories()),
                named(post.authors()),
                // The stored ids say that the names are what counts.
                stored.map(PostContent::tagIds).orElse(null),
                stored.map(PostContent::categoryIds).orElse(null),
                stored.map(PostContent::authorIds).orElse(null),
                null,
                aliases,
                null);
    }

    /** What the author may want to know; complete once the draft is made. */
    public List<Notice> notices() {
        return notices;
    }

    /** PostgreSQL keeps no NUL; the bytes that are kept with the revision do. */
    private String body() {
        String body = document.body();
        if (body.indexOf('\0') < 0) {
            return body;
        }
        notices.add(new Notice("nul-replaced", "The body holds NUL characters; each became U+FFFD."));
        return body.replace('\0', '\uFFFD');
    }

    private List<ImageDraft> images() {
        List<ImageDraft> images = new ArrayList<>();
        for (HugoImage image : post.images()) {
            if (isAddress(image.src())) {
                images.add(ImageDraft.remote(image.src(), null, image.caption().isEmpty() ? null : image.caption()));
            } else {
                keptKeys.add("bigimg");
                notices.add(new Notice(
                        "image-not-understood",
                        "A picture of bigimg has no address that starts with http or /; it is kept in the metadata."));
            }
        }
        return images;
    }

    private static boolean isAddress(String source) {
        return source.matches("(?i)(https?://|/(?!/)).+");
    }

    private List<String> aliases(Predicate<String> isFree) {
        List<String> aliases = new ArrayList<>();
        for (String path : post.aliases()) {
            Optional<String> slug =
                    Address.ofAlias(path).filter(alias -> aliases.size() < MAX_ALIASES && isFree.test(alias));
            slug.filter(alias -> !aliases.contains(alias) && !alias.equals(address.slug()))
                    .ifPresent(aliases::add);
            if (slug.isEmpty()) {
                keptKeys.add("aliases");
                keptKeys.add("alias");
            }
        }
        return aliases;
    }

    private ObjectNode metadata() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        document.fields().forEach((key, value) -> {
            if (post.metadata().containsKey(key) || keptKeys.contains(key.toLowerCase(Locale.ROOT))) {
                metadata.put(key, value);
            }
        });
        try {
            return JsonObjectColumn.parse(JSON.writeValueAsString(metadata));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<RelationReference> named(List<String> names) {
        return names.stream().map(RelationReference::named).toList();
    }
}
