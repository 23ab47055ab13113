package org.masthead.hugo.post;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.post.PostFields.Item;

/** Reads a document as a post, key by key. */
final class HugoPostReader {
    private final PostFields fields;
    private final HugoDocument document;

    HugoPostReader(HugoDocument document, ZoneId zone) {
        this.document = document;
        this.fields = new PostFields(document.fields(), zone);
    }

    HugoPost read(String path) {
        HugoAddress address = HugoAddress.of(path);
        document.duplicateKeys()
                .forEach(key -> fields.warn("key-twice", key, key + " is given twice; the last value counts."));
        String title = fields.text("title");
        String slug = fields.text("slug");
        OffsetDateTime publishDate = fields.date("publishdate", "pubdate");
        OffsetDateTime lastmod = fields.date("lastmod");
        OffsetDateTime date = fields.date("date");
        return new HugoPost(
                title == null ? "" : title,
                fields.text("subtitle"),
                fields.text("summary", "excerpt"),
                fields.text("description"),
                address.slug(slug == null ? "" : slug, fields.glance("url")),
                address.language(),
                firstOf(date, publishDate, lastmod),
                publishDate,
                fields.date("expirydate", "unpublishdate"),
                lastmod,
                draft(),
                fields.list(HugoPostReader::image, "bigimg"),
                showToc(),
                fields.list(HugoPostReader::word, "tags", "tag"),
                fields.list(HugoPostReader::word, "categories", "category"),
                fields.list(HugoPostReader::author, "authors", "author"),
                fields.flag("featured"),
                fields.list(HugoPostReader::word, "aliases", "alias"),
                fields.leftOver(),
                fields.warnings());
    }

    /** In doubt a draft: what was not meant for readers must not go live over a misspelt word. */
    private boolean draft() {
        Boolean draft = fields.flag("draft");
        if (draft != null) {
            return draft;
        }
        return fields.isLeft("draft") || fields.glance("published").equalsIgnoreCase("false");
    }

    private @Nullable Boolean showToc() {
        Boolean hidden = fields.flag("notoc");
        Boolean shown = fields.flag("toc");
        if (shown != null || hidden == null) {
            return shown;
        }
        return !hidden;
    }

    private static @Nullable OffsetDateTime firstOf(@Nullable OffsetDateTime... times) {
        for (OffsetDateTime time : times) {
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static Item<String> word(Object value) {
        String text = PostFields.scalarOrNull(value);
        if (text == null) {
            return Item.unknown();
        }
        return text.isBlank() ? Item.none() : Item.of(text.strip());
    }

    private static Item<String> author(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return word(value);
        }
        String name = member(map, "name");
        if (name.isBlank()) {
            return Item.unknown();
        }
        return map.size() == 1 ? Item.of(name.strip()) : Item.part(name.strip());
    }

    private static Item<HugoImage> image(Object value) {
        if (value instanceof String source) {
            return source.isBlank() ? Item.none() : Item.of(new HugoImage(source.strip(), ""));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return Item.unknown();
        }
        String source = member(map, "src");
        if (source.isBlank()) {
            return Item.unknown();
        }
        var image = new HugoImage(source.strip(), member(map, "desc"));
        boolean whole =
                map.keySet().stream().allMatch(key -> Set.of("src", "desc").contains(lowerCase(key)));
        return whole ? Item.of(image) : Item.part(image);
    }

    private static String member(Map<?, ?> map, String name) {
        return map.entrySet().stream()
                .filter(entry -> lowerCase(entry.getKey()).equals(name))
                .map(entry -> PostFields.scalarOrNull(entry.getValue()))
                .reduce("", (earlier, later) -> later == null ? earlier : later);
    }

    private static String lowerCase(@Nullable Object key) {
        return String.valueOf(key).toLowerCase(Locale.ROOT);
    }
}
