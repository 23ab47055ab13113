package org.masthead.transfer.archive;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of an upload, in the order of their paths: those of a zip archive, or one document. Nothing is unpacked but to
 * memory, one document at a time; sizes are counted while reading, whatever the archive claims. Not thread-safe.
 */
public final class UploadedFiles implements Closeable {

    private final @Nullable ZipFile archive;
    private final List<UploadedFile> files;
    private long unpacked;

    private UploadedFiles(Path document, String filename) throws IOException {
        archive = null;
        EntryPath path = EntryPath.of(filename).uploadedAlone();
        files = List.of(new UploadedFile(path, Files.size(document), () -> Files.readAllBytes(document)));
    }

    private UploadedFiles(ZipFile archive) {
        this.archive = archive;
        this.files = java.util.Collections.list(archive.getEntries()).stream()
                .filter(entry -> !entry.isDirectory())
                .map(this::file)
                .filter(file -> !file.isHidden())
                .sorted(Comparator.comparing(UploadedFile::path))
                .toList();
    }

    /** True for bytes that begin as a zip archive does, be it an empty one. */
    public static boolean isArchive(Path upload) throws IOException {
        try (InputStream start = Files.newInputStream(upload)) {
            byte[] magic = start.readNBytes(4);
            return magic.length == 4
                    && magic[0] == 'P'
                    && magic[1] == 'K'
                    && ((magic[2] == 3 && magic[3] == 4) || (magic[2] == 5 && magic[3] == 6));
        }
    }

    /**
     * Looks an archive over without reading its files.
     *
     * @throws UnreadableUploadException when it is cut off, damaged, or has too many entries
     */
    public static void check(Path archive) throws UnreadableUploadException, IOException {
        ZipDirectory.check(archive);
    }

    /**
     * Opens an upload.
     *
     * @param filename the name of a single document
     * @throws UnreadableUploadException as for {@link #check}
     */
    public static UploadedFiles open(Path upload, String filename) throws UnreadableUploadException, IOException {
        if (!isArchive(upload)) {
            return new UploadedFiles(upload, filename);
        }
        ZipDirectory.check(upload);
        try {
            return new UploadedFiles(ZipFile.builder().setPath(upload).get());
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableUploadException("The zip archive is damaged.", e);
        }
    }

    /** All but folders and hidden files. */
    public List<UploadedFile> files() {
        return files;
    }

    /** Bytes that the files claim to have. */
    public long size() {
        return files.stream().mapToLong(UploadedFile::size).sum();
    }

    private UploadedFile file(ZipArchiveEntry entry) {
        // A claim beyond this is a lie, or will be refused.
        long size = Math.max(0, Math.min(entry.getSize(), UploadLimits.MAX_UNPACKED_BYTES));
        return new UploadedFile(EntryPath.of(name(entry)), size, () -> read(entry));
    }

    /** The name as it stands in the archive: the library makes slashes of backslashes, where we want to see them. */
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        String bytes = raw == null ? "" : new String(raw, StandardCharsets.ISO_8859_1);
        return raw != null && bytes.indexOf('\\') >= 0 ? new String(raw, StandardCharsets.UTF_8) : entry.getName();
    }

    private byte[] read(ZipArchiveEntry entry) throws FileRefusedException, UnreadableUploadException, IOException {
        if (entry.isUnixSymlink()) {
            throw new FileRefusedException("link", "Links are not followed.");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new FileRefusedException("encrypted", "The file is encrypted; pack it without a password.");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new FileRefusedException(
                    "damaged", "The file is packed in a way that is not known here; use deflate.");
        }
        if (archive == null) {
            throw new IllegalStateException("An entry without its archive");
        }
        byte[] bytes;
        try (InputStream content = archive.getInputStream(entry)) {
            bytes = unpack(content, Math.max(1, entry.getCompressedSize()));
        } catch (IOException | IllegalArgumentException e) {
            throw (FileRefusedException) damaged().initCause(e);
        }
        CRC32 check = new CRC32();
        check.update(bytes);
        if (check.getValue() != entry.getCrc()) {
            throw damaged();
        }
        return bytes;
    }

    private byte[] unpack(InputStream content, long packed)
            throws FileRefusedException, UnreadableUploadException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        for (int length = content.read(part); length >= 0; length = content.read(part)) {
            bytes.write(part, 0, length);
            unpacked += length;
            if (unpacked > UploadLimits.MAX_UNPACKED_BYTES) {
                throw new UnreadableUploadException("The archive unpacks to more than 1 GB; split it.");
            }
            if (bytes.size() > UploadLimits.MAX_DOCUMENT_BYTES) {
                throw new FileRefusedException("too-large", "The document has more than 4 MB.");
            }
            if (bytes.size() > UploadLimits.RATIO_COUNTS_FROM && bytes.size() / packed > UploadLimits.MAX_RATIO) {
                throw new FileRefusedException(
                        "swells",
                        "The file unpacks to more than " + UploadLimits.MAX_RATIO + " times its packed size.");
            }
        }
        return bytes.toByteArray();
    }

    private static FileRefusedException damaged() {
        return new FileRefusedException("damaged", "The file is damaged inside the archive.");
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }
}
