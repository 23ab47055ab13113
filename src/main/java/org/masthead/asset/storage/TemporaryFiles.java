package org.masthead.asset.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (isOlder(file, olderThan)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return facts.isRegularFile() && facts.lastModifiedTime().toInstant().isBefore(than);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
