package org.masthead.asset.work;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.engine.ImageEngine;
import org.masthead.asset.image.engine.ImageEngines;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Does image work on threads of its own, no more at a time than there are cores, and no more waiting than a queue holds. */
@Singleton
public final class ImageWork {

    private static final String BUSY =
            "More images are waiting to be worked at than this service takes; try again soon.";

    private final ImageEngine engine;
    private final ThreadPoolExecutor workers;
    private final WorkConfig config;

    ImageWork(WorkConfig config) {
        this.config = config;
        this.engine = ImageEngines.find(config.engine());
        int threads = config.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        this.workers = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(config.queue()),
                work -> new Thread(work, "image-work"));
        workers.allowCoreThreadTimeOut(true);
        Log.infof("Images are worked at by %s, %d at a time", engine.name(), threads);
    }

    void stop(@Observes ShutdownEvent event) {
        workers.shutdownNow();
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
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            workers.execute(() -> complete(result, work));
        } catch (RejectedExecutionException full) {
            throw new ProblemException(ProblemType.UNAVAILABLE, BUSY);
        }
        return result;
    }

    /** Whatever the work ends with, someone waits to hear of it. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            result.complete(work.call());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    /**
     * Has work done, and waits for it.
     *
     * @throws ProblemException UNAVAILABLE when too much is waiting, or it takes too long
     */
    public <T> T call(Callable<T> work) throws ImageRefusedException, IOException {
        try {
            return submit(work).get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
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
        if (cause instanceof IOException broken) {
            throw broken;
        }
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        return new UncheckedIOException(new IOException(cause));
    }
}
