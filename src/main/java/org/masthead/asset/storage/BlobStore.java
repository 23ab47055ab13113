package org.masthead.asset.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps bytes under names that are made of them, so that none is ever changed. Thread-safe, and shared by all nodes.
 *
 * <p>A name is a {@link BlobKey}; no client can choose one.
 */
public interface BlobStore {

    /**
     * Keeps a file's bytes; when this returns they outlive a crash. Nobody sees a part of them. Under a name that is there
     * already it keeps them again.
     *
     * @param file stays as it is, or is taken over: the caller deletes it if it is still there
     * @throws IOException caused by a {@code ProblemException} STORE_FULL when there is no room; nothing of it is left then
     */
    void put(BlobKey key, Path file) throws IOException;

    /** A local file with the bytes of this name, if there are any; it can be opened for a while at least. */
    Optional<Path> file(BlobKey key) throws IOException;

    /** Whether there are bytes of this name. */
    boolean has(BlobKey key) throws IOException;

    /** Forgets the original of a hash, and all that was made of it. */
    void delete(String hash) throws IOException;

    /** Tells all hashes that something is kept of, each once. */
    void eachHash(Consumer<String> hashes) throws IOException;

    /** A new name for a file that is to be worked at, where keeping it is cheap; nothing is there yet. */
    Path temporaryFile() throws IOException;

    /** Drops temporary files that were last written to before: what processes that were killed have left. */
    void sweepTemporary(Instant olderThan) throws IOException;
}
