package org.masthead.asset.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.Variant;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.storage.BlobKey;
import org.masthead.asset.storage.BlobStore;
import org.masthead.http.Representation;
import org.masthead.http.problem.ProblemException;

/** Finds the file that answers a request, or has it made. Blocks; not for the event loop. */
@Singleton
class MediaFiles {

    private final MediaRepository media;
    private final AssetImages images;
    private final BlobStore store;
    private final Variants variants;

    MediaFiles(MediaRepository media, AssetImages images, BlobStore store, Variants variants) {
        this.media = media;
        this.images = images;
        this.store = store;
        this.variants = variants;
    }

    /** Ends with NOT_FOUND where no asset has, or had, such bytes; with UNAVAILABLE where too much is waiting. */
    CompletableFuture<Served> find(MediaRequest request) {
        Optional<MediaSource> source =
                QuarkusTransaction.requiringNew().call(() -> media.find(request.asset(), request.hash()));
        if (source.isEmpty()) {
            return CompletableFuture.completedFuture(present(request.asset()));
        }
        try {
            return request.query().isEmpty()
                    ? CompletableFuture.completedFuture(original(source.get()))
                    : variant(source.get(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an asset's bytes are now, or those of the one that stands in its place. */
    private Served present(UUID asset) {
        return QuarkusTransaction.requiringNew()
                .call(() -> media.present(asset)
                        .map(id -> images.substitute(Optional.of(id)).address()))
                .map(Served::moved)
                .orElseThrow(ProblemException::notFound);
    }

    private Served original(MediaSource source) throws IOException {
        Path file = store.file(BlobKey.original(source.hash())).orElseThrow(ProblemException::notFound);
        return Served.of(file, source.facts().type(), source.hash(), source.filename(), true);
    }

    /** A crop lasts under the address of the focal point that it has; under that of another it is what it is for now. */
    private CompletableFuture<Served> variant(MediaSource source, MediaRequest request) throws IOException {
        Variant variant = request.query().orElseThrow().variant(source.facts(), request.webp());
        BlobKey key = BlobKey.variant(source.hash(), variant.name(source.focalPoint()));
        boolean lasting = !variant.crops() || request.mark().equals(source.mark());
        Optional<Path> there = store.file(key);
        return there.isPresent()
                ? CompletableFuture.completedFuture(served(there.get(), source, variant.type(), lasting))
                : variants.make(key, source, variant).thenApply(file -> served(file, source, variant.type(), lasting));
    }

    private static Served served(Path file, MediaSource source, ImageType type, boolean lasting) {
        try {
            String name = source.filename();
            int dot = name.lastIndexOf('.');
            String filename = (dot > 0 ? name.substring(0, dot) : name) + "." + type.extension();
            return Served.of(file, type, Representation.hash(file), filename, lasting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
