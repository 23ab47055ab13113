package org.masthead.transfer;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.masthead.site.SiteConfig;

/** The folder {@code imports} of the data folder: one file for each upload whose job has not ended, named by the job's id. */
@Singleton
final class UploadFolder {

    private static final String SUFFIX = ".upload";

    private final Path folder;

    UploadFolder(SiteConfig config) {
        this.folder = Path.of(config.dataDir(), "imports");
    }

    /** Takes a file over, for a job. */
    StoredUpload keep(UUID job, Path upload) {
        try {
            Path kept = Files.createDirectories(folder).resolve(job + SUFFIX);
            Files.move(upload, kept);
            return StoredUpload.lock(job, kept).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process that died has left; locked, for the caller to delete. */
    List<StoredUpload> leftovers() {
        List<StoredUpload> left = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return left;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9a-f-]{36}" + SUFFIX)) {
                    UUID job = UUID.fromString(name.substring(0, name.length() - SUFFIX.length()));
                    StoredUpload.lock(job, file).ifPresent(left::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return left;
    }
}
