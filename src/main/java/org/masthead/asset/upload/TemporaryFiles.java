package org.masthead.asset.upload;

import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.asset.storage.BlobStore;

/** Files that are gone once they have served. */
@Singleton
final class TemporaryFiles {

    private final BlobStore store;

    TemporaryFiles(BlobStore store) {
        this.store = store;
    }

    /** A path for a file that is deleted when the request ends, however it does. */
    Path ofRequest(RoutingContext request) throws IOException {
        Path path = store.temporaryFile();
        request.addEndHandler(ended -> delete(path));
        return path;
    }

    /** A path for a file; its user deletes it. */
    Path next() throws IOException {
        return store.temporaryFile();
    }

    void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            Log.warnf(e, "Cannot delete the temporary file %s", path);
        }
    }
}
