package org.masthead.transfer.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The list of entries at the end of a zip archive, looked over before a library makes objects of it: a file of 256 MB can
 * list millions, and say that it lists three. Archives that need Zip64 have more entries or bytes than are taken.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 6.3.10, §4.3.12 and §4.3.16</a>
 */
final class ZipDirectory {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int MAX_COMMENT = 0xFFFF;

    private ZipDirectory() {}

    /** @throws UnreadableUploadException when there is no whole list of at most {@link UploadLimits#MAX_ENTRIES} */
    static void check(Path archive) throws UnreadableUploadException, IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            int tailLength = (int) Math.min(file.length(), END_LENGTH + MAX_COMMENT);
            ByteBuffer tail = read(file, file.length() - tailLength, tailLength);
            int end = endRecord(tail);
            long endPosition = file.length() - tailLength + end;
            long length = Integer.toUnsignedLong(tail.getInt(end + 12));
            long start = Integer.toUnsignedLong(tail.getInt(end + 16));
            if (Short.toUnsignedInt(tail.getShort(end + 10)) > UploadLimits.MAX_ENTRIES) {
                throw tooMany();
            }
            if (start + length != endPosition || length > UploadLimits.MAX_DIRECTORY_BYTES) {
                throw damaged();
            }
            count(read(file, start, (int) length));
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int endRecord(ByteBuffer tail) throws UnreadableUploadException {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            boolean whole = tail.getInt(at) == END_SIGNATURE
                    && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit();
            if (whole) {
                return at;
            }
        }
        throw new UnreadableUploadException("The zip archive has no end: it was cut off, or is damaged.");
    }

    private static void count(ByteBuffer directory) throws UnreadableUploadException {
        int entries = 0;
        int at = 0;
        while (at < directory.limit()) {
            if (at + ENTRY_LENGTH > directory.limit() || directory.getInt(at) != ENTRY_SIGNATURE) {
                throw damaged();
            }
            if (++entries > UploadLimits.MAX_ENTRIES) {
                throw tooMany();
            }
            at += ENTRY_LENGTH
                    + Short.toUnsignedInt(directory.getShort(at + 28))
                    + Short.toUnsignedInt(directory.getShort(at + 30))
                    + Short.toUnsignedInt(directory.getShort(at + 32));
        }
    }

    private static UnreadableUploadException tooMany() {
        return new UnreadableUploadException(
                "The zip archive has more than %,d entries; split it.".formatted(UploadLimits.MAX_ENTRIES));
    }

    private static UnreadableUploadException damaged() {
        return new UnreadableUploadException("The zip archive's list of entries is damaged.");
    }
}
