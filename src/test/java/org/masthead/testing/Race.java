package org.masthead.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs one thing many times at once. */
public final class Race {

    private static final int RUNNERS = 8;

    private Race() {}

    /** The results of all runs, in the order of their numbers; each of the runners starts at one signal. */
    public static <T> List<T> of(int runs, IntFunction<T> run) {
        ExecutorService runners = Executors.newFixedThreadPool(RUNNERS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                int number = i;
                futures.add(runners.submit(() -> {
                    start.await();
                    return run.apply(number);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            runners.shutdownNow();
        }
    }
}
