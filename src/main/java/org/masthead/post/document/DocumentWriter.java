package org.masthead.post.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.hugo.Dialect;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.MalformedDocumentException;
import org.masthead.post.content.PostContent;
import org.masthead.post.document.StoredPost.Names;
import org.masthead.post.document.StoredPost.Source;

/** Writes the document of one post: over its source, of which it sets what has changed, or anew. */
final class DocumentWriter {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Keys that are read into a field: metadata of these names cannot be written. */
    private static final Set<String> TAKEN = Set.of(
            "title",
            "subtitle",
            "date",
            "draft",
            "slug",
            "summary",
            "excerpt",
            "description",
            "bigimg",
            "notoc",
            "toc",
            "featured",
            "tags",
            "tag",
            "categories",
            "category",
            "authors",
            "author",
            "aliases",
            "alias");

    private final @Nullable PostContent made;
    private final PostContent now;
    private final Names names;
    private final boolean shown;
    private final HugoDocument source;
    private final KeyChanges keys;

    DocumentWriter(StoredPost post, ZoneId zone) {
        @Nullable Source given = post.source();
        this.made = given == null ? null : given.made();
        this.now = post.content();
        this.names = post.names();
        this.shown = post.shown();
        this.source = HugoDocument.parse(given == null ? new byte[0] : given.bytes());
        this.keys = new KeyChanges(source, zone);
    }

    /** @throws MalformedDocumentException where the front matter would be too large */
    HugoDocument document() {
        setWords();
        setPage();
        setRelations();
        setMetadata();
        if (made == null) {
            return HugoDocument.of(Dialect.YAML, keys.changes(), now.body());
        }
        HugoDocument document = source.with(keys.changes());
        return differs(PostContent::body) ? document.withBody(now.body()) : document;
    }

    private void setWords() {
        if (differs(PostContent::title)) {
            keys.setValue(textOrNull(now.title()), "title");
        }
        if (differs(PostContent::subtitle)) {
            keys.setValue(textOrNull(now.subtitle()), "subtitle");
        }
        if (differs(PostContent::date)) {
            keys.setValue(now.date() == null ? null : now.date().value(), "date");
        }
        if (made == null && !shown) {
            keys.setValue(true, "draft");
        }
        if (differs(PostContent::slug)) {
            keys.setValue(now.slug(), "slug");
        }
        if (differs(PostContent::excerpt)) {
            keys.setValue(textOrNull(now.excerpt()), "summary", "excerpt");
        }
        if (differs(content -> content.seo().description())) {
            keys.setValue(textOrNull(now.seo().description()), "description");
        }
    }

    private void setPage() {
        if (differs(PostContent::images)) {
            keys.setList(covers(), "bigimg");
        }
        if (differs(PostContent::toc)) {
            if (keys.isSaid("toc")) {
                keys.setValue(now.toc(), "toc");
            } else {
                keys.setFlag(!now.toc(), "notoc");
            }
        }
        if (differs(PostContent::featured)) {
            keys.setFlag(now.featured(), "featured");
        }
    }

    private void setRelations() {
        if (differs(PostContent::tagIds)) {
            keys.setList(names.tags(), "tags", "tag");
        }
        if (differs(PostContent::categoryIds)) {
            keys.setList(names.categories(), "categories", "category");
        }
        if (differs(PostContent::authorIds)) {
            keys.setList(names.authors(), "authors", "author");
        }
        // In the order of the document in one, in that of the alphabet in the other.
        if (differs(content -> Set.copyOf(content.aliases()))) {
            keys.setList(aliases(), "aliases", "alias");
        }
    }

    /** The paths that the source gives, as far as they still count or never did, and the slugs that have come since. */
    private List<String> aliases() {
        List<String> before = made == null ? List.of() : made.aliases();
        List<String> aliases = new ArrayList<>();
        List<String> missing = new ArrayList<>(now.aliases());
        for (String path : keys.post().aliases()) {
            Optional<String> slug = Address.ofAlias(path);
            if (slug.isEmpty() || !before.contains(slug.get()) || now.aliases().contains(slug.get())) {
                aliases.add(path);
                slug.ifPresent(missing::remove);
            }
        }
        aliases.addAll(missing);
        return aliases;
    }

    private void setMetadata() {
        now.metadata().properties().forEach(entry -> {
            String name = entry.getKey();
            if (isFree(name)
                    && differs(content -> content.metadata().get(name))
                    && !entry.getValue().isNull()) {
                Object value = plain(entry.getValue());
                if (isWritable(name, value)) {
                    keys.setKey(name, value);
                }
            }
        });
        if (made != null) {
            made.metadata().fieldNames().forEachRemaining(name -> {
                if (isFree(name)
                        && (!now.metadata().hasNonNull(name)
                                && differs(content -> content.metadata().get(name)))) {
                    keys.setKey(name, null);
                }
            });
        }
    }

    private boolean differs(Function<PostContent, @Nullable Object> part) {
        return made == null || !Objects.equals(part.apply(made), part.apply(now));
    }

    private static boolean isFree(String name) {
        return !TAKEN.contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    /** JSON says some things that no front matter can hold: NUL, lists in lists without end. */
    private boolean isWritable(String name, Object value) {
        try {
            HugoDocument.of(source.dialect(), Map.of(name, value), "");
            return true;
        } catch (IllegalArgumentException | MalformedDocumentException e) {
            return false;
        }
    }

    private static Object plain(JsonNode value) {
        try {
            return JSON.treeToValue(value, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Map<String, String>> covers() {
        List<Map<String, String>> covers = new ArrayList<>();
        for (Image image : now.images()) {
            Map<String, String> cover = new LinkedHashMap<>();
            cover.put("src", names.covers().get(covers.size()));
            if (image.caption() != null && !image.caption().isEmpty()) {
                cover.put("desc", image.caption());
            }
            covers.add(cover);
        }
        return covers;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
