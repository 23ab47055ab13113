package org.masthead.asset.image.structure;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.asset.image.ImageRefusedException;

/** The bytes of a file, read once from first to last; asking for more than there are is refused as truncated. */
final class FileBytes implements Closeable {

    /** Takes bytes as they pass; the array is reused once it returns. */
    @FunctionalInterface
    interface Sink {
        Sink NONE = (bytes, from, length) -> {};

        void accept(byte[] bytes, int from, int length) throws IOException, ImageRefusedException;
    }

    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final long size;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long consumed;

    private FileBytes(InputStream stream, long size) {
        this.stream = stream;
        this.size = size;
    }

    static FileBytes of(Path file) throws IOException {
        long size = Files.size(file);
        return new FileBytes(Files.newInputStream(file), size);
    }

    long size() {
        return size;
    }

    long remaining() {
        return size - position();
    }

    /** Bytes read so far. */
    long position() {
        return consumed + next;
    }

    boolean atEnd() {
        return remaining() <= 0;
    }

    int u8() throws IOException, ImageRefusedException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    /** Two bytes, the greater first. */
    int u16() throws IOException, ImageRefusedException {
        return u8() << 8 | u8();
    }

    /** Two bytes, the lesser first. */
    int u16Little() throws IOException, ImageRefusedException {
        return u8() | u8() << 8;
    }

    /** Three bytes, the lesser first. */
    int u24Little() throws IOException, ImageRefusedException {
        return u16Little() | u8() << 16;
    }

    long u32() throws IOException, ImageRefusedException {
        return (long) u16() << 16 | u16();
    }

    /** Four bytes, the lesser first. */
    long u32Little() throws IOException, ImageRefusedException {
        return u16Little() | (long) u16Little() << 16;
    }

    /** The next bytes; their number is checked against the file's before room is made for them. */
    byte[] take(long length) throws IOException, ImageRefusedException {
        require(length);
        byte[] taken = new byte[(int) length];
        int[] filled = {0};
        copy(length, (bytes, from, count) -> {
            System.arraycopy(bytes, from, taken, filled[0], count);
            filled[0] += count;
        });
        return taken;
    }

    void skip(long length) throws IOException, ImageRefusedException {
        copy(length, Sink.NONE);
    }

    void copy(long length, Sink sink) throws IOException, ImageRefusedException {
        require(length);
        long left = length;
        while (left > 0) {
            if (next == end) {
                fill();
            }
            int count = (int) Math.min(left, end - next);
            sink.accept(buffer, next, count);
            next += count;
            left -= count;
        }
    }

    /** Passes on what stands before the next byte of that value, and reads that byte away. */
    void copyUntil(byte value, Sink sink) throws IOException, ImageRefusedException {
        while (true) {
            if (next == end) {
                fill();
            }
            int at = next;
            while (at < end && buffer[at] != value) {
                at++;
            }
            sink.accept(buffer, next, at - next);
            next = at;
            if (at < end) {
                next++;
                return;
            }
        }
    }

    void require(long length) throws ImageRefusedException {
        if (length > remaining()) {
            throw Refusal.truncated(size);
        }
    }

    private void fill() throws IOException, ImageRefusedException {
        consumed += end;
        next = 0;
        end = 0;
        int count = stream.read(buffer);
        if (count <= 0) {
            throw Refusal.truncated(size);
        }
        end = count;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
