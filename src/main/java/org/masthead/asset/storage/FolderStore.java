package org.masthead.asset.storage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.masthead.site.SiteConfig;

/** Keeps bytes in a folder. */
@Singleton
final class FolderStore implements BlobStore {

    private final Path folder;

    FolderStore(SiteConfig config) {
        this.folder = Path.of(config.dataDir(), "assets");
    }

    @Override
    public void put(BlobKey key, Path file) throws IOException {
        Path kept = folder.resolve(key.path());
        Files.createDirectories(kept.getParent());
        Path copy = temporaryFile();
        Files.copy(file, copy);
        Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
        try (Stream<Path> files = Files.exists(all) ? Files.list(all) : Stream.empty()) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(all);
    }

    @Override
    public void eachHash(Consumer<String> hashes) throws IOException {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder, 3) : Stream.empty()) {
            all.filter(path -> path.getNameCount() == folder.getNameCount() + 3)
                    .map(path -> path.getFileName().toString())
                    .forEach(hashes);
        }
    }

    @Override
    public Path temporaryFile() throws IOException {
        return Files.createDirectories(folder.resolve("tmp"))
                .resolve(UUID.randomUUID().toString());
    }
}
