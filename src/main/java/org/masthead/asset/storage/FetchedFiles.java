package org.masthead.asset.storage;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Local copies of what a store elsewhere has, up to a number of bytes; those that are asked for least go first. They are
 * this process's own: it begins with none. Thread-safe.
 */
final class FetchedFiles {

    /** Gets bytes into a file. */
    interface Source {

        /** Whether there were any. */
        boolean fetch(BlobKey key, Path into) throws IOException;
    }

    /** A copy, and how long it is. */
    private record Copy(Path path, long size) {}

    private final Path folder;
    private final TemporaryFiles temporary;
    private final Duration grace;
    private final AsyncCache<BlobKey, Copy> copies;

    /**
     * @param grace how long a copy that has gone can still be opened, by those who were just told of it
     * @throws IOException when the folder cannot be made or emptied
     */
    FetchedFiles(Path folder, long maxBytes, Duration grace) throws IOException {
        this.folder = folder;
        this.temporary = new TemporaryFiles(folder);
        this.grace = grace;
        Files.createDirectories(folder);
        temporary.sweep(Instant.MAX);
        deleteCopies();
        this.copies = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((BlobKey key, Copy copy) -> (int) Math.min(copy.size(), Integer.MAX_VALUE))
                .removalListener((@Nullable BlobKey key, @Nullable Copy copy, RemovalCause cause) -> forget(copy))
                .buildAsync();
    }

    private void deleteCopies() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }

    private void forget(@Nullable Copy copy) {
        if (copy != null) {
            CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> delete(copy.path()));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Log.warnf("A copy of an image could not be deleted: %s", e);
        }
    }

    TemporaryFiles temporary() {
        return temporary;
    }

    /**
     * The copy of these bytes, fetched if there is none. Who asks while another fetches waits for that, and shares its
     * failure.
     */
    Optional<Path> file(BlobKey key, Source source) throws IOException {
        CompletableFuture<@Nullable Copy> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable Copy> there = copies.asMap().putIfAbsent(key, mine);
        if (there == null) {
            fetch(key, source, mine);
            there = mine;
        }
        try {
            return Optional.ofNullable(there.join()).map(Copy::path);
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = String.valueOf(cause.getMessage());
            // A new one for each who waited, whose stack it then tells.
            throw cause instanceof StoreFullException
                    ? new StoreFullException(message, cause)
                    : new IOException(message, cause);
        }
    }

    /** Ends what others wait for, whatever happens. */
    private void fetch(BlobKey key, Source source, CompletableFuture<@Nullable Copy> waiting) {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try {
            waiting.complete(source.fetch(key, file) ? new Copy(file, Files.size(file)) : null);
        } catch (IOException | RuntimeException | Error e) {
            delete(file);
            waiting.completeExceptionally(e);
        }
    }

    /** Takes a temporary file over, as a copy of what the store has been given. */
    void adopt(BlobKey key, Path file) throws IOException {
        Path copy = folder.resolve(UUID.randomUUID().toString());
        Files.move(file, copy, StandardCopyOption.ATOMIC_MOVE);
        copies.put(key, CompletableFuture.completedFuture(new Copy(copy, Files.size(copy))));
    }

    /** Forgets the copies of a hash. */
    void forget(String hash) {
        copies.asMap().keySet().removeIf(key -> key.hash().equals(hash));
    }
}
