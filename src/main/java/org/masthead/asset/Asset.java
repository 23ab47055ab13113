package org.masthead.asset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/** An image that was uploaded: what is said of it, and which bytes are its. It has no draft: a change is live at once. */
@Entity
public class Asset {

    @Id
    private UUID id;

    @Version
    private long version;

    private String sourceHash;
    private String hash;
    private String contentType;
    private long size;
    private int width;
    private int height;
    private int frames;
    private boolean transparent;
    private String color;
    private String thumbHash;
    private String placeholder;
    private String filename;
    private String filenameFolded;
    private byte[] filenameSort;
    private @Nullable String alt;
    private @Nullable String caption;
    private @Nullable String credit;

    @Column(name = "focal_x")
    private @Nullable Double focalX;

    @Column(name = "focal_y")
    private @Nullable Double focalY;

    private String folder;
    private String searchText;
    private Instant createdAt;
    private @Nullable UUID createdBy;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Asset() {}

    @SuppressWarnings("NullAway.Init")
    Asset(UUID id, @Nullable UUID creator, Instant now) {
        this.id = id;
        this.version = 1;
        this.createdAt = now;
        this.createdBy = creator;
    }

    /** Takes bytes, in the place of those it had. */
    void take(AssetContent content, Instant now) {
        sourceHash = content.sourceHash();
        hash = content.hash();
        contentType = content.type().contentType();
        size = content.size();
        width = content.width();
        height = content.height();
        frames = content.frames();
        transparent = content.transparent();
        color = content.color();
        thumbHash = content.thumbHash();
        placeholder = content.placeholder();
        updatedAt = now;
    }

    /** Takes what a client says of it; false where readers see nothing of the difference. */
    boolean describe(AssetDraft draft, String filename, String folder, Instant now) {
        boolean seen = !filename.equals(this.filename)
                || !Objects.equals(alt, draft.alt())
                || !Objects.equals(caption, draft.caption())
                || !Objects.equals(focalPoint(), draft.focalPoint());
        this.filename = filename;
        filenameFolded = Folded.of(filename);
        filenameSort = SortKey.of(filename);
        alt = draft.alt();
        caption = draft.caption();
        credit = draft.credit();
        focalX = draft.focalPoint() == null ? null : draft.focalPoint().x();
        focalY = draft.focalPoint() == null ? null : draft.focalPoint().y();
        this.folder = folder;
        searchText = Folded.of(filename + " " + Objects.requireNonNullElse(alt, "") + " "
                + Objects.requireNonNullElse(caption, "") + " " + Objects.requireNonNullElse(credit, ""));
        updatedAt = now;
        return seen;
    }

    /** Moves to a folder; false where it is there already. */
    boolean moveTo(String folder, Instant now) {
        if (this.folder.equals(folder)) {
            return false;
        }
        this.folder = folder;
        updatedAt = now;
        return true;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** SHA-256 of the bytes that were sent. */
    public String sourceHash() {
        return sourceHash;
    }

    /** SHA-256 of the bytes that are kept. */
    public String hash() {
        return hash;
    }

    public String contentType() {
        return contentType;
    }

    public String filename() {
        return filename;
    }

    @Nullable
    String alt() {
        return alt;
    }

    @Nullable
    String caption() {
        return caption;
    }

    @Nullable
    String credit() {
        return credit;
    }

    @Nullable
    FocalPointDraft focalPoint() {
        return focalX == null ? null : new FocalPointDraft(focalX, focalY);
    }

    /** Null for none. */
    @Nullable
    String folder() {
        return folder.isEmpty() ? null : folder;
    }

    /** Who uploaded it, if he is known. */
    public @Nullable UUID createdBy() {
        return createdBy;
    }
}
