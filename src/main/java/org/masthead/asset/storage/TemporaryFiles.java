package org.masthead.asset.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** The folder {@code tmp} of a store: what is being worked at, and what a process that was killed has left. */
final class TemporaryFiles {

    private final Path folder;

    /** @param store the store's own folder, so that keeping a file is a rename */
    TemporaryFiles(Path store) {
        this.folder = store.resolve("tmp").toAbsolutePath();
    }

    Path newFile() throws IOException {
        return Files.createDirectories(folder).resolve(UUID.randomUUID().toString());
    }

    /** Whether a file is one of these, and may so be taken over. */
    boolean contains(Path file) {
        return folder.equals(file.toAbsolutePath().getParent());
    }

    /** Drops what nobody has written to since. */
    void sweep(Instant olderThan) throws IOException {
        OldFiles.delete(folder, olderThan);
    }
}
