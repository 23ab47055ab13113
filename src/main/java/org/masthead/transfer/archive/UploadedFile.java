package org.masthead.transfer.archive;

import java.io.IOException;

/** One file of an upload: where it stands, what it claims to be, and its bytes. */
public final class UploadedFile {

    private static final String NOT_A_DOCUMENT = "not-a-document";

    private final EntryPath path;
    private final long size;
    private final Bytes bytes;

    UploadedFile(EntryPath path, long size, Bytes bytes) {
        this.path = path;
        this.size = size;
        this.bytes = bytes;
    }

    /** Reads a file, as often as it is asked to. */
    interface Bytes {
        byte[] read() throws FileRefusedException, UnreadableUploadException, IOException;
    }

    /** Inside Hugo's content folder, with {@code /} between its parts; fit to be shown and stored. */
    public String path() {
        return path.text();
    }

    /** Bytes it claims to have; 0 where it claims nonsense. */
    public long size() {
        return size;
    }

    boolean isHidden() {
        return path.kind() == EntryPath.Kind.HIDDEN;
    }

    /**
     * The bytes of a document.
     *
     * @throws FileRefusedException {@code unsafe-path, section-page, not-a-document, link, encrypted, too-large, swells,
     *     damaged}
     * @throws UnreadableUploadException when nothing more can be had from the upload
     */
    public byte[] read() throws FileRefusedException, UnreadableUploadException, IOException {
        return switch (path.kind()) {
            case DOCUMENT -> bytes.read();
            case UNSAFE ->
                throw new FileRefusedException(
                        "unsafe-path", "The path leads out of the archive, or holds what a path may not.");
            case SECTION ->
                throw new FileRefusedException("section-page", "_index.md is the page of a section, not a post.");
            case PICTURE -> throw new FileRefusedException(NOT_A_DOCUMENT, "Pictures are not imported yet.");
            case OTHER, HIDDEN ->
                throw new FileRefusedException(
                        NOT_A_DOCUMENT, "Only Markdown documents (.md, .markdown) are imported.");
        };
    }
}
