package org.masthead.asset.image.structure;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that is written anew: in order, but for sizes that are only known later. */
final class CleanFile implements Closeable, FileBytes.Sink {

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    private CleanFile(FileChannel channel) {
        this.channel = channel;
    }

    static CleanFile at(Path file) throws IOException {
        return new CleanFile(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    }

    /** Bytes written so far. */
    long position() throws IOException {
        return channel.position() + buffer.position();
    }

    void u8(int value) throws IOException {
        room(1);
        buffer.put((byte) value);
    }

    /** Two bytes, the greater first. */
    void u16(int value) throws IOException {
        u8(value >> 8);
        u8(value);
    }

    /** Four bytes, the greater first. */
    void u32(long value) throws IOException {
        u16((int) (value >> 16));
        u16((int) value);
    }

    /** Three bytes, the lesser first. */
    void u24Little(int value) throws IOException {
        u8(value);
        u8(value >> 8);
        u8(value >> 16);
    }

    /** Four bytes, the lesser first. */
    void u32Little(long value) throws IOException {
        u32(Integer.reverseBytes((int) value) & 0xFFFFFFFFL);
    }

    void write(byte[] bytes) throws IOException {
        accept(bytes, 0, bytes.length);
    }

    @Override
    public void accept(byte[] bytes, int from, int length) throws IOException {
        room(length);
        if (length > buffer.remaining()) {
            drain(ByteBuffer.wrap(bytes, from, length));
        } else {
            buffer.put(bytes, from, length);
        }
    }

    /** Writes over what stands at that position, without moving on. */
    void overwrite(long position, byte[] bytes) throws IOException {
        flush();
        ByteBuffer over = ByteBuffer.wrap(bytes);
        while (over.hasRemaining()) {
            channel.write(over, position + over.position());
        }
    }

    /** Four bytes, the lesser first, over what stands at that position. */
    void overwriteLittle(long position, long value) throws IOException {
        overwrite(
                position,
                ByteBuffer.allocate(4).putInt(Integer.reverseBytes((int) value)).array());
    }

    private void room(int length) throws IOException {
        if (length > buffer.remaining()) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        drain(buffer);
        buffer.clear();
    }

    private void drain(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
