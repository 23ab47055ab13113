package org.masthead.transfer;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The upload of a job, kept until the job ends. It is locked while the process that works on it lives, so that the next start
 * on the same folder can tell what was left behind from what another process is at.
 */
final class StoredUpload implements AutoCloseable {

    private final UUID job;
    private final Path file;
    private final FileChannel lock;

    private StoredUpload(UUID job, Path file, FileChannel lock) {
        this.job = job;
        this.file = file;
        this.lock = lock;
    }

    /** Locks a file; empty when another process has it, or has just deleted it. */
    static Optional<StoredUpload> lock(UUID job, Path file) throws IOException {
        @Nullable FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new StoredUpload(job, file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException | java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } finally {
            if (channel != null && !locked) {
                channel.close();
            }
        }
    }

    UUID job() {
        return job;
    }

    Path file() {
        return file;
    }

    /** Deletes it. */
    @Override
    public void close() {
        try {
            lock.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Log.warnf(e, "Cannot delete the upload %s", file);
        }
    }
}
