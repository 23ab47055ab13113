package org.masthead.asset.upload;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.masthead.asset.AssetArrival;
import org.masthead.asset.AssetContent;
import org.masthead.asset.AssetService;
import org.masthead.asset.AssetService.Kept;
import org.masthead.asset.AssetView;
import org.masthead.http.WriteGuard;
import org.masthead.http.problem.ProblemException;

/** Makes assets of what is sent. The image work comes first, the transaction after it. */
@Singleton
class UploadService {

    private final AssetService assets;
    private final Intake intake;
    private final TemporaryFiles files;

    UploadService(AssetService assets, Intake intake, TemporaryFiles files) {
        this.assets = assets;
        this.intake = intake;
        this.files = files;
    }

    /**
     * Makes an asset of each image, unless there is one of the same bytes: all of them, or none.
     *
     * @throws ProblemException VALIDATION_FAILED, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNAVAILABLE, STORE_FULL
     */
    List<Kept> upload(List<Upload> uploads) {
        List<Path> temporary = new ArrayList<>();
        try {
            uploads.forEach(upload -> AssetService.check(upload.draft()));
            List<AssetArrival> arrivals = new ArrayList<>();
            for (Upload upload : uploads) {
                arrivals.add(arrival(upload, temporary));
            }
            arrivals.forEach(arrival -> arrival.content()
                    .ifPresent(content -> intake.store(content, Objects.requireNonNull(arrival.bytes()))));
            return assets.keep(arrivals);
        } finally {
            temporary.forEach(files::delete);
        }
    }

    /** What is there already is not looked at again. */
    private AssetArrival arrival(Upload upload, List<Path> temporary) {
        Optional<AssetView> there = assets.findBySource(upload.file().hash());
        if (there.isPresent()) {
            return AssetArrival.ofThere(upload.file().hash(), upload.draft());
        }
        Path kept = temporary(temporary);
        AssetContent content = intake.take(upload.file(), kept, upload.field());
        return new AssetArrival(upload.file().hash(), Optional.of(content), upload.draft(), kept);
    }

    /**
     * Puts an image in the place of the bytes that an asset has.
     *
     * @throws ProblemException as for an upload, NOT_FOUND, FORBIDDEN, STALE_VERSION, CONFLICT
     */
    AssetView replace(UUID id, SentFile file, WriteGuard guard) {
        assets.checkMayChange(id, guard);
        List<Path> temporary = new ArrayList<>();
        try {
            Path kept = temporary(temporary);
            AssetContent content = intake.take(file, kept, "file");
            intake.store(content, kept);
            return assets.replaceContent(id, content, kept, guard);
        } finally {
            temporary.forEach(files::delete);
        }
    }

    private Path temporary(List<Path> temporary) {
        try {
            Path path = files.next();
            temporary.add(path);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
