package org.masthead.tag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;
import org.masthead.text.search.TermVector;

/** A word that posts are found by. It has no draft: a change is live at once. */
@Entity
class Tag {

    /** Characters of a name. */
    static final int MAX_NAME_LENGTH = 200;

    @Id
    private UUID id;

    @Version
    private long version;

    private String slug;
    private String name;
    private String nameFolded;
    private byte[] nameSort;

    @Column(columnDefinition = "tsvector")
    @ColumnTransformer(read = "cast(name_terms as text)", write = "cast(? as tsvector)")
    private @Nullable String nameTerms;

    private @Nullable String description;

    @Convert(converter = ImageColumn.class)
    private @Nullable Image image;

    @Convert(converter = JsonObjectColumn.class)
    private ObjectNode metadata;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Tag() {}

    @SuppressWarnings("NullAway.Init")
    Tag(UUID id, Instant now) {
        this.id = id;
        this.version = 1;
        this.createdAt = now;
    }

    /**
     * Takes what a client wrote; the slug is claimed apart.
     *
     * @param locale of the site, in whose language the name is, or in English
     */
    void write(TagDraft draft, @Nullable Image image, String slug, String locale, Instant now) {
        this.slug = slug;
        name = draft.name() == null ? "" : draft.name().strip();
        nameFolded = Folded.of(name);
        nameSort = SortKey.of(name);
        nameTerms = TermVector.ofName(name, locale);
        description = draft.description();
        this.image = image;
        metadata = draft.metadata() == null ? JsonObjectColumn.empty() : draft.metadata();
        updatedAt = now;
    }

    /** Has taken in another tag: its slugs lead here now. */
    void absorb(Instant now) {
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    @Nullable
    String description() {
        return description;
    }

    @Nullable
    Image image() {
        return image;
    }

    ObjectNode metadata() {
        return metadata;
    }
}
