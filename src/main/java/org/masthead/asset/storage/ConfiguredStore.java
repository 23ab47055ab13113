package org.masthead.asset.storage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.site.SiteConfig;

/** Makes the one store, of the kind that is configured. Settings that cannot work stop the start. */
final class ConfiguredStore {

    private ConfiguredStore() {}

    @Produces
    @Singleton
    @Startup
    static BlobStore store(StorageConfig config, SiteConfig site) {
        return folderStore(config.folder().map(Path::of).orElse(Path.of(site.dataDir(), "assets")));
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
}
