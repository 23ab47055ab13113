package org.masthead.post;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.event.Origin.Actor;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.Rendering;
import org.masthead.post.content.Seo;
import org.masthead.post.content.SeoColumn;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.text.Bigrams;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;
import org.masthead.text.WordCount;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.RenderedMarkdown;

/** The working copy of a post. Each save is a revision more; readers see it once it is published. */
@Entity
@DynamicUpdate
public class Post {

    @Id
    private UUID id;

    @Version
    private long version;

    private int revision;
    private int changedIn;
    private String locale;
    private String slug;
    private String title;
    private String titleFolded;

    @Column(columnDefinition = "text[]")
    private String[] titleGrams;

    private byte[] titleSort;
    private @Nullable String subtitle;
    private @Nullable String excerpt;
    private String body;
    private String searchText;
    private @Nullable Instant date;
    private @Nullable Integer dateOffsetMinutes;
    private boolean featured;
    private boolean toc;
    private String images;

    @Convert(converter = SeoColumn.class)
    private Seo seo;

    @Convert(converter = JsonObjectColumn.class)
    private ObjectNode metadata;

    private String derivedExcerpt;
    private int wordCount;
    private int readingMinutes;
    private UUID translationGroup;
    private @Nullable Instant publishedAt;
    private @Nullable Instant submittedAt;
    private @Nullable Instant deletedAt;
    private Instant createdAt;
    private @Nullable UUID createdBy;
    private String createdByName;
    private Instant updatedAt;
    private @Nullable UUID updatedBy;
    private String updatedByName;

    /** Of the body, where this transaction has written it. */
    @Transient
    private @Nullable Rendering rendering;

    @SuppressWarnings("NullAway.Init")
    protected Post() {}

    @SuppressWarnings("NullAway.Init")
    Post(UUID id, Actor creator, Instant now) {
        this.id = id;
        this.version = 1;
        this.translationGroup = id;
        this.createdAt = now;
        this.createdBy = creator.id();
        this.createdByName = creator.name();
    }

    /**
     * Takes a save: the next revision.
     *
     * @param changed whether it says anything else than the one before
     */
    void write(PostContent content, boolean changed, Actor editor, Instant now) {
        rendering = Rendering.of(content.body());
        RenderedMarkdown rendered = rendering.plain();
        WordCount count = WordCount.of(rendered.text());
        revision++;
        changedIn = changed ? revision : changedIn;
        locale = content.locale();
        slug = content.slug();
        title = content.title();
        titleFolded = Folded.of(title);
        titleGrams = Bigrams.of(titleFolded).toArray(String[]::new);
        titleSort = SortKey.of(title);
        subtitle = content.subtitle();
        excerpt = content.excerpt();
        body = content.body();
        searchText = Folded.of(title + " " + (subtitle == null ? "" : subtitle) + " " + rendered.text());
        writeDate(content.date());
        featured = content.featured();
        toc = content.toc();
        images = ImageColumn.write(content.images());
        seo = content.seo();
        metadata = content.metadata();
        derivedExcerpt = rendered.excerpt();
        wordCount = count.words();
        readingMinutes = count.minutes();
        updatedAt = now;
        updatedBy = editor.id();
        updatedByName = editor.name();
    }

    private void writeDate(@Nullable PostDate written) {
        date = written == null ? null : written.instant();
        dateOffsetMinutes = written == null ? null : written.offsetMinutes();
    }

    /** Becomes a translation among those of a group. */
    void join(UUID group) {
        translationGroup = group;
    }

    /** Notes that readers see it from a time on; the first time gives it a date if it has none. */
    public void publishedAt(Instant from, PostDate dateIfNone) {
        if (date == null) {
            writeDate(dateIfNone);
        }
        if (publishedAt == null) {
            publishedAt = from;
        }
    }

    /** Asks an editor to look at it before it is shown; false when that has been asked already. */
    public boolean submit(Instant now) {
        if (submittedAt != null) {
            return false;
        }
        submittedAt = now;
        return true;
    }

    public boolean isSubmitted() {
        return submittedAt != null;
    }

    /** Notes that nobody is to look at it any more before it is shown. */
    public void endReview() {
        submittedAt = null;
    }

    /** Moves it to the trash. */
    public void trash(Instant now) {
        deletedAt = now;
        submittedAt = null;
    }

    /** Takes it out of the trash. */
    public void restore() {
        deletedAt = null;
    }

    /** What an editor wrote, with the relations that stand in tables of their own. */
    PostContent content(List<UUID> tagIds, List<UUID> categoryIds, List<UUID> authorIds, List<String> aliases) {
        return new PostContent(
                locale,
                slug,
                title,
                subtitle,
                excerpt,
                body,
                date(),
                featured,
                toc,
                ImageColumn.readAll(images),
                seo,
                metadata,
                tagIds,
                categoryIds,
                authorIds,
                aliases);
    }

    /** Renders a text, most likely the body, with attributes of its pictures. */
    public RenderedMarkdown render(String source, Function<String, Map<String, String>> pictures) {
        return rendering == null ? Markdown.render(source, pictures) : rendering.render(source, pictures);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** Number of the revision that holds what this holds. */
    public int revision() {
        return revision;
    }

    /** Number of the first revision that says what this holds: saves that change nothing leave it. */
    public int changedIn() {
        return changedIn;
    }

    public String locale() {
        return locale;
    }

    public String slug() {
        return slug;
    }

    public @Nullable PostDate date() {
        return date == null || dateOffsetMinutes == null ? null : PostDate.of(date, dateOffsetMinutes);
    }

    /** When readers saw it first. */
    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    public @Nullable UUID createdBy() {
        return createdBy;
    }

    /** When it was last saved. */
    public Instant updatedAt() {
        return updatedAt;
    }

    public UUID translationGroup() {
        return translationGroup;
    }

    public String derivedExcerpt() {
        return derivedExcerpt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
