package org.masthead.hugo.post;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.hugo.HugoDocument;

/**
 * A document read as a post, as Hugo would read it: keys count whatever their case, and nothing is lost. What has no field,
 * or could not be understood, is in {@code metadata} as it was written; the latter is named in {@code warnings} too.
 *
 * @param title empty where there is none
 * @param subtitle null where there is none; so too {@code excerpt} and {@code seoDescription}
 * @param slug the last part of the address Hugo would give it, lower case; empty where neither front matter nor path has one
 * @param language the BCP 47 tag in the file's name ({@code post.zh-cn.md} is {@code zh-CN}), else null
 * @param date with its author's offset; where it is absent {@code publishDate}, then {@code lastmod}, as in Hugo
 * @param draft also for {@code published: false}, and for a {@code draft} that could not be understood
 * @param images the covers of {@code bigimg}
 * @param showToc {@code notoc} turned round, or {@code toc}; null where neither is given
 * @param aliases former paths, as written
 */
public record HugoPost(
        String title,
        @Nullable String subtitle,
        @Nullable String excerpt,
        @Nullable String seoDescription,
        String slug,
        @Nullable String language,
        @Nullable OffsetDateTime date,
        @Nullable OffsetDateTime publishDate,
        @Nullable OffsetDateTime expiryDate,
        @Nullable OffsetDateTime lastmod,
        boolean draft,
        List<HugoImage> images,
        @Nullable Boolean showToc,
        List<String> tags,
        List<String> categories,
        List<String> authors,
        @Nullable Boolean featured,
        List<String> aliases,
        Map<String, @Nullable Object> metadata,
        List<Warning> warnings) {
    /**
     * Reads a document as a post.
     *
     * @param path of the file inside the content folder, with {@code /} between its parts
     * @param zone for dates that were written without an offset
     */
    public static HugoPost of(HugoDocument document, String path, ZoneId zone) {
        return new HugoPostReader(document, zone).read(path);
    }
}
