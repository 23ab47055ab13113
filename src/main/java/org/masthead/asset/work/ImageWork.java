package org.masthead.asset.work;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.engine.ImageEngine;
import org.masthead.asset.image.engine.ImageEngines;
import org.masthead.http.Workers;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Does image work on threads of its own, no more at a time than there are cores, and no more waiting than a queue holds. */
@Singleton
public final class ImageWork {

    private static final String BUSY =
            "More images are waiting to be worked at than this service takes; try again soon.";

    private final ImageEngine engine;
    private final Workers workers;
    private final WorkConfig config;

    ImageWork(WorkConfig config) {
        this.config = config;
        this.engine = ImageEngines.find(config.engine());
        int threads = config.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        this.workers = new Workers("image-work", threads, config.queue(), BUSY);
        Log.infof("Images are worked at by %s, %d at a time", engine.name(), threads);
    }

    void stop(@Observes ShutdownEvent event) {
        workers.stop();
    }

    /** What decodes and encodes. */
    public ImageEngine engine() {
        return engine;
    }

    /**
     * Has work done, soon.
     *
     * @throws ProblemException UNAVAILABLE when too much is waiting
     */
    public <T> CompletableFuture<T> submit(Callable<T> work) {
        return workers.submit(work);
    }

    /**
     * Has work done, and waits for it.
     *
     * @throws ProblemException UNAVAILABLE when too much is waiting, or it takes too long
     */
    public <T> T call(Callable<T> work) throws ImageRefusedException, IOException {
        CompletableFuture<T> result = submit(work);
        try {
            return result.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            result.cancel(false);
            throw new ProblemException(ProblemType.UNAVAILABLE, BUSY);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE, "The service is stopping.");
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) throws ImageRefusedException, IOException {
        if (cause instanceof ImageRefusedException refused) {
            throw refused;
        }
        if (cause instanceof InterruptedIOException) {
            return new ProblemException(ProblemType.UNAVAILABLE, "The image takes too long to be worked at now.");
        }
        if (cause instanceof IOException broken) {
            throw broken;
        }
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof OutOfMemoryError) {
            return new ProblemException(ProblemType.UNAVAILABLE, "There is too little memory for this image now.");
        }
        return new UncheckedIOException(new IOException(cause));
    }
}
