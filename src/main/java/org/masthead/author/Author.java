package org.masthead.author;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/** One who writes posts, as readers see him. He has no draft: a change is live at once. */
@Entity
class Author {

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
    private @Nullable String bio;

    @Convert(converter = ImageColumn.class)
    private @Nullable Image avatar;

    private @Nullable String url;

    @Convert(converter = LinksColumn.class)
    private List<AuthorLink> links;

    @Convert(converter = JsonObjectColumn.class)
    private ObjectNode metadata;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Author() {}

    @SuppressWarnings("NullAway.Init")
    Author(UUID id, Instant now) {
        this.id = id;
        this.version = 1;
        this.createdAt = now;
    }

    /** Takes what a client wrote; the slug is claimed apart. */
    void write(AuthorDraft draft, @Nullable Image avatar, String slug, Instant now) {
        this.slug = slug;
        name = draft.name() == null ? "" : draft.name().strip();
        nameFolded = Folded.of(name);
        nameSort = SortKey.of(name);
        bio = draft.bio();
        this.avatar = avatar;
        url = draft.url();
        links = draft.links() == null ? List.of() : draft.links();
        metadata = draft.metadata() == null ? JsonObjectColumn.empty() : draft.metadata();
        updatedAt = now;
    }

    /** Has taken in another author: its slugs lead here now. */
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
    String bio() {
        return bio;
    }

    @Nullable
    Image avatar() {
        return avatar;
    }

    @Nullable
    String url() {
        return url;
    }

    List<AuthorLink> links() {
        return links;
    }

    ObjectNode metadata() {
        return metadata;
    }
}
