package org.masthead.asset.image.engine;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/** Bounds the bytes that decoded pictures take at a time. What needs more than all of it waits until it is alone. */
final class MemoryBudget {

    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    MemoryBudget(long bytes) {
        this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        this.free = new Semaphore(units, true);
    }

    /** Waits until so much is free, and holds it until it is closed. */
    Held hold(long bytes) throws InterruptedIOException {
        int wanted = (int) Math.max(1, Math.min(units, bytes / UNIT));
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for memory to decode a picture");
        }
        return () -> free.release(wanted);
    }

    /** Memory that is held. */
    interface Held extends AutoCloseable {

        @Override
        void close();
    }
}
