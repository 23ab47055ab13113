package org.masthead.transfer.archive;

/** How much an upload may be, packed and unpacked. */
public final class UploadLimits {

    /** Bytes of an upload. */
    public static final long MAX_UPLOAD_BYTES = 256L * 1024 * 1024;

    /** Entries of an archive, folders among them. */
    public static final int MAX_ENTRIES = 10_000;

    /** Bytes of all that is read from an archive. */
    public static final long MAX_UNPACKED_BYTES = 1024L * 1024 * 1024;

    /** Bytes of one document. */
    public static final int MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

    /** How many bytes one packed byte may become; what people write comes to 10 at most. */
    static final int MAX_RATIO = 200;

    /** Bytes from which on the ratio counts: a short file of blanks is no attack. */
    static final int RATIO_COUNTS_FROM = 64 * 1024;

    /** Bytes of an archive's list of entries: 10,000 of them with long names. */
    static final int MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

    private UploadLimits() {}
}
