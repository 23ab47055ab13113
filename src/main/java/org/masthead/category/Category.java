package org.masthead.category;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/**
 * A subject with a place in a tree. It has no draft: a change is live at once. Its place is written by
 * {@link CategoryTreeRepository} alone, beside the version, so that a move steps no version but that of what was moved.
 */
@Entity
class Category {

    /** Characters of a name. */
    static final int MAX_NAME_LENGTH = 200;

    /** Levels a tree has at most. */
    static final int MAX_LEVELS = 20;

    @Id
    private UUID id;

    @Version
    private long version;

    private String slug;
    private String name;
    private String nameFolded;
    private byte[] nameSort;
    private @Nullable String description;

    @Convert(converter = ImageColumn.class)
    private @Nullable Image image;

    @Convert(converter = JsonObjectColumn.class)
    private ObjectNode metadata;

    @Column(insertable = false, updatable = false)
    private @Nullable UUID parentId;

    @Column(insertable = false, updatable = false)
    private int position;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Category() {}

    @SuppressWarnings("NullAway.Init")
    Category(UUID id, Instant now) {
        this.id = id;
        this.version = 1;
        this.createdAt = now;
    }

    /** Takes what a client wrote; slug and place are claimed apart. */
    void write(CategoryDraft draft, @Nullable Image image, String slug, Instant now) {
        this.slug = slug;
        name = draft.name() == null ? "" : draft.name().strip();
        nameFolded = Folded.of(name);
        nameSort = SortKey.of(name);
        description = draft.description();
        this.image = image;
        metadata = draft.metadata() == null ? JsonObjectColumn.empty() : draft.metadata();
        updatedAt = now;
    }

    /** Has taken in another category: its slugs lead here now. */
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

    @Nullable
    UUID parentId() {
        return parentId;
    }

    int position() {
        return position;
    }

    CategoryPlace place() {
        return new CategoryPlace(parentId, position);
    }
}
