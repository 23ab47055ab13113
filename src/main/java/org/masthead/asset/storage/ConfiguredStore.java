package org.masthead.asset.storage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.masthead.site.SiteConfig;

/** Makes the one store, of the kind that is configured. Settings that cannot work stop the start. */
final class ConfiguredStore {

    /** Longer than it takes to open a file that one was told of. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private ConfiguredStore() {}

    @Produces
    @Singleton
    @Startup
    static BlobStore store(StorageConfig config, SiteConfig site) {
        return switch (config.type()) {
            case FOLDER -> folderStore(config.folder().map(Path::of).orElse(Path.of(site.dataDir(), "assets")));
            case S3 -> s3Store(config, Path.of(site.dataDir(), "asset-cache"));
        };
    }

    static void close(@Disposes BlobStore store) {
        if (store instanceof S3Store remote) {
            remote.close();
        }
    }

    private static FolderStore folderStore(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException("The folder of images, " + folder + ", cannot be made: " + e, e);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException("The folder of images, " + folder + ", cannot be written to.");
        }
        return new FolderStore(folder);
    }

    private static S3Store s3Store(StorageConfig config, Path cache) {
        S3Settings settings = S3Settings.of(config.s3());
        try {
            return new S3Store(
                    settings, new FetchedFiles(cache, config.cacheSize().asLongValue(), GRACE));
        } catch (IOException e) {
            throw new IllegalStateException("The folder of copies, " + cache + ", cannot be made or emptied: " + e, e);
        }
    }
}
