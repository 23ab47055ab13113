package org.masthead.asset.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Files that processes which were killed have left. */
public final class OldFiles {

    private OldFiles() {}

    /** Deletes the files of a folder that nobody has written to since; there need be no such folder. */
    public static void delete(Path folder, Instant olderThan) throws IOException {
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
