package org.masthead.asset.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.masthead.http.problem.FullDisk;

/**
 * Keeps bytes in a folder, one file for each name. Several nodes may share it, where its file system renames atomically
 * for all of them.
 */
final class FolderStore implements BlobStore {

    /** Of a hash, how many folders are above its own. */
    private static final int LEVELS = 2;

    /** A delete may take the folder away from under a put; more often than this in a row it will not. */
    private static final int TRIES = 5;

    private static final Pattern PART = Pattern.compile("[0-9a-f]{2}");

    private final Path folder;
    private final TemporaryFiles temporary;

    FolderStore(Path folder) {
        this.folder = folder;
        this.temporary = new TemporaryFiles(folder);
    }

    @Override
    public void put(BlobKey key, Path file) throws IOException {
        try {
            if (temporary.contains(file)) {
                keep(key, file);
            } else {
                keepCopy(key, file);
            }
        } catch (IOException e) {
            if (FullDisk.isIn(e)) {
                throw new StoreFullException("The folder of images is full.", e);
            }
            throw e;
        }
    }

    private void keepCopy(BlobKey key, Path file) throws IOException {
        Path copy = temporary.newFile();
        try {
            Files.copy(file, copy);
            keep(key, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void keep(BlobKey key, Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Path kept = folder.resolve(key.path());
        move(file, kept);
        for (Path above = kept.getParent(); above != null && above.startsWith(folder); above = above.getParent()) {
            force(above);
        }
    }

    private static void move(Path file, Path kept) throws IOException {
        for (int left = TRIES; ; left--) {
            Files.createDirectories(kept.getParent());
            try {
                Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (NoSuchFileException e) {
                if (left == 1 || !Files.exists(file)) {
                    throw e;
                }
            }
        }
    }

    /** Writes a folder's names to the disk; Windows cannot, and does not need it. */
    private static void force(Path names) throws IOException {
        if (names.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(names)) {
                channel.force(true);
            } catch (NoSuchFileException e) {
                // Deleted since, names and all.
            }
        }
    }

    @Override
    public Optional<Path> file(BlobKey key) {
        return Optional.of(folder.resolve(key.path())).filter(Files::isRegularFile);
    }

    @Override
    public boolean has(BlobKey key) {
        return file(key).isPresent();
    }

    @Override
    public void delete(String hash) throws IOException {
        Path all = folder.resolve(BlobKey.folder(hash));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(all)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(all);
        } catch (NoSuchFileException e) {
            // Nothing is kept of it.
        } catch (DirectoryNotEmptyException e) {
            // Something was put there since, and stays.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** A folder that a put has only just made counts, so that one a crash left empty is found and deleted. */
    @Override
    public void eachHash(Consumer<String> hashes) throws IOException {
        each(folder, LEVELS, hashes);
    }

    private static void each(Path above, int levels, Consumer<String> hashes) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(above)) {
            for (Path inside : folders) {
                String name = inside.getFileName().toString();
                if (levels > 0 && PART.matcher(name).matches()) {
                    each(inside, levels - 1, hashes);
                } else if (levels == 0 && BlobKey.isHash(name)) {
                    hashes.accept(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Deleted since, nothing put yet, or nothing of ours.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public Path temporaryFile() throws IOException {
        return temporary.newFile();
    }

    @Override
    public void sweepTemporary(Instant olderThan) throws IOException {
        temporary.sweep(olderThan);
    }
}
