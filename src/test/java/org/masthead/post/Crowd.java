package org.masthead.post;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Clients that all start at one signal. */
public final class Crowd {

    private final int clients;

    private Crowd(int clients) {
        this.clients = clients;
    }

    /** So many clients. */
    public static Crowd of(int clients) {
        return new Crowd(clients);
    }

    /** What so many runs gave, each done by whichever client is free, in the order of their numbers. */
    public <T> List<T> each(int runs, IntFunction<T> run) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        CountDownLatch signal = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    signal.await();
                    return run.apply(number);
                }));
            }
            signal.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
