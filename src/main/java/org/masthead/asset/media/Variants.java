package org.masthead.asset.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Makes variants: each once, however many ask for it at a time. */
@Singleton
class Variants {

    private final ImageWork work;
    private final BlobStore store;
    private final Counter made;
    private final Map<BlobKey, CompletableFuture<Path>> underWay = new ConcurrentHashMap<>();

    Variants(ImageWork work, BlobStore store, MeterRegistry metrics) {
        this.made = metrics.counter("masthead.variants.made");
        this.work = work;
        this.store = store;
    }

    /** @throws ProblemException UNAVAILABLE when too much is waiting */
    CompletableFuture<Path> make(BlobKey key, MediaSource source, Variant variant) {
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
            work.engine().render(original, source.facts(), variant.plan(source.facts(), source.focalPoint()), target);
            store.put(key, target);
            made.increment();
            return store.file(key).orElseThrow(() -> new IOException("The store has lost " + key));
        } catch (ImageRefusedException refused) {
            Log.errorf("The original %s can no longer be decoded: %s", source.hash(), refused.getMessage());
            throw new IOException(refused);
        } finally {
            Files.deleteIfExists(target);
        }
    }
}
