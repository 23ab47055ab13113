package org.masthead.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Threads for work of one kind: so many do it at a time, and so much of it waits. */
public final class Workers {

    private final ThreadPoolExecutor threads;
    private final String busy;

    /**
     * Threads that start when there is work, and end when there is none.
     *
     * @param name what the threads are called
     * @param atOnce how many there are, at most
     * @param waiting how much work waits, at most
     * @param busy what the one is told whose work is too much
     */
    public Workers(String name, int atOnce, int waiting, String busy) {
        this.busy = busy;
        this.threads = new ThreadPoolExecutor(
                atOnce, atOnce, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), work -> new Thread(work, name));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Has work done, soon; never, when what is answered is cancelled before its turn comes.
     *
     * @throws ProblemException UNAVAILABLE when too much is waiting
     */
    public <T> CompletableFuture<T> submit(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            threads.execute(() -> complete(result, work));
        } catch (RejectedExecutionException full) {
            throw new ProblemException(ProblemType.UNAVAILABLE, busy);
        }
        return result;
    }

    /** Whatever the work ends with, someone waits to hear of it. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        if (result.isDone()) {
            return;
        }
        try {
            result.complete(work.call());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    /** Interrupts what is being done, and forgets what waits. */
    public void stop() {
        threads.shutdownNow();
    }
}
