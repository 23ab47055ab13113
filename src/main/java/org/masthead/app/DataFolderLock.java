package org.masthead.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process's claim on a data folder: a lock on {@code masthead.lock}, which the operating system takes back when the
 * process ends, however it ends. The file holds the process's id, for the message that the second one gets.
 */
final class DataFolderLock implements AutoCloseable {

    /** POSIX drops a lock as soon as its process closes any handle on the file, so a file held here is not even opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Windows lets nobody read a locked region; the id stands far before this one. */
    private static final long LOCKED_POSITION = Long.MAX_VALUE - 1;

    private static final int LONGEST_PROCESS_ID = 20;

    private final Path file;
    private final FileChannel channel;

    private DataFolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Claims the folder, which must exist, for this process.
     *
     * @throws EmbeddedDatabaseException when another Masthead holds it
     * @throws IOException when the lock file cannot be written
     */
    static DataFolderLock acquire(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve("masthead.lock");
        if (!HELD.add(file)) {
            throw inUse(folder, String.valueOf(ProcessHandle.current().pid()));
        }
        try {
            return new DataFolderLock(file, openAndLock(folder, file));
        } catch (IOException | RuntimeException failure) {
            HELD.remove(file);
            throw failure;
        }
    }

    private static FileChannel openAndLock(Path folder, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_POSITION, 1, false);
            if (lock == null) {
                throw inUse(folder, holder(channel));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    String.valueOf(ProcessHandle.current().pid())));
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer id = ByteBuffer.allocate(LONGEST_PROCESS_ID);
        channel.read(id, 0);
        return StandardCharsets.US_ASCII.decode(id.flip()).toString();
    }

    private static EmbeddedDatabaseException inUse(Path folder, String process) {
        return new EmbeddedDatabaseException("""
                Another Masthead (process %s) is already using the data folder %s.
                Stop it first, or give this one a folder of its own with MASTHEAD_DATA_DIR.""".formatted(process, folder));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
