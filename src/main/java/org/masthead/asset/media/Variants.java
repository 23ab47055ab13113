package org.masthead.asset.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.Variant;
import org.masthead.asset.storage.BlobKey;
import org.masthead.asset.storage.BlobStore;
import org.masthead.asset.work.ImageWork;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Makes variants: each once, however many ask for it at a time. */
@Singleton
class Variants {

    private static final int MOST_FAILED = 10_000;

    /** What could not be made is not tried again meanwhile, whoever asks for it. */
    private static final Duration FAILED_FOR = Duration.ofMinutes(1);

    private final ImageWork work;
    private final BlobStore store;
    private final Counter made;
    private final Cache<BlobKey, Boolean> failed = Caffeine.newBuilder()
            .maximumSize(MOST_FAILED)
            .expireAfterWrite(FAILED_FOR)
            .build();
    private final Map<BlobKey, CompletableFuture<Path>> underWay = new ConcurrentHashMap<>();

    Variants(ImageWork work, BlobStore store, MeterRegistry metrics) {
        this.made = metrics.counter("masthead.variants.made");
        this.work = work;
        this.store = store;
    }

    /** @throws ProblemException UNAVAILABLE when too much is waiting, or a while ago it could not be made */
    CompletableFuture<Path> make(BlobKey key, MediaSource source, Variant variant) {
        if (failed.getIfPresent(key) != null) {
            throw failure();
        }
        CompletableFuture<Path> making =
                underWay.computeIfAbsent(key, absent -> work.submit(() -> render(key, source, variant)));
        making.whenComplete((file, failure) -> underWay.remove(key, making));
        return making;
    }

    /** It may have been made since it was looked for. */
    private Path render(BlobKey key, MediaSource source, Variant variant) throws IOException {
        Optional<Path> there = store.file(key);
        return there.isPresent() ? there.get() : rendered(key, source, variant);
    }

    private Path rendered(BlobKey key, MediaSource source, Variant variant) throws IOException {
        Path original = store.file(BlobKey.original(source.hash())).orElseThrow(ProblemException::notFound);
        Path target = store.temporaryFile();
        try {
            render(original, source, variant, key, target);
            store.put(key, target);
            made.increment();
            return store.file(key).orElseThrow(() -> new IOException("The store has lost " + key));
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private void render(Path original, MediaSource source, Variant variant, BlobKey key, Path target)
            throws IOException {
        try {
            work.engine().render(original, source.facts(), variant.plan(source.facts(), source.focalPoint()), target);
        } catch (ImageRefusedException | InterruptedIOException failure) {
            Log.errorf("%s cannot be made of the original: %s", key.path(), failure.getMessage());
            failed.put(key, true);
            throw failure();
        }
    }

    private static ProblemException failure() {
        return new ProblemException(
                ProblemType.UNAVAILABLE,
                "This variant of the image cannot be made now; ask for another, or again later.");
    }
}
