package org.masthead.live.cache;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are being made, and who waits for them, without a thread: at most {@value #MOST_WAITING} requests at a time,
 * each for {@value #LONGEST_WAIT_MILLIS} ms. Thread-safe.
 */
@Singleton
final class Flights {

    private static final int MOST_WAITING = 4_096;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** The answer to one request, being made for all who ask it. */
    final class Flight {

        private final String key;
        private final List<Waiter> waiters = new ArrayList<>();
        private boolean landed;
        private boolean kept;

        private Flight(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        /** Lets all go on who wait. Whoever asks from now on begins anew. Does nothing the second time. */
        void land(boolean isKept) {
            List<Waiter> woken;
            synchronized (this) {
                if (landed) {
                    return;
                }
                landed = true;
                kept = isKept;
                woken = List.copyOf(waiters);
                waiters.clear();
            }
            flights.remove(key, this);
            woken.forEach(waiter -> waiter.wake(isKept));
        }

        /**
         * Waits for it on the event loop that calls.
         *
         * @param then is told there whether there is an answer to be found now; told at once when it has landed
         * @return false when too many wait, and nothing will be told
         */
        boolean await(Vertx vertx, Consumer<Boolean> then) {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                return false;
            }
            Waiter waiter = new Waiter(vertx, then);
            synchronized (this) {
                if (!landed) {
                    waiters.add(waiter);
                    return true;
                }
            }
            waiter.wake(kept);
            return true;
        }
    }

    /** One request that waits. */
    private final class Waiter {

        private final Vertx vertx;
        private final Context context;
        private final Consumer<Boolean> then;
        private final long timer;
        private final AtomicBoolean woken = new AtomicBoolean();

        private Waiter(Vertx vertx, Consumer<Boolean> then) {
            this.vertx = vertx;
            this.context = vertx.getOrCreateContext();
            this.then = then;
            this.timer = vertx.setTimer(LONGEST_WAIT_MILLIS, late -> wake(false));
        }

        private void wake(boolean kept) {
            if (woken.compareAndSet(false, true)) {
                waiting.decrementAndGet();
                vertx.cancelTimer(timer);
                context.runOnContext(now -> then.accept(kept));
            }
        }
    }

    /** Begins the flight of a key; null when one is under way. */
    @Nullable
    Flight begin(String key) {
        Flight flight = new Flight(key);
        return flights.putIfAbsent(key, flight) == null ? flight : null;
    }

    /** The flight of a key that is under way, if one is. */
    @Nullable
    Flight underWay(String key) {
        return flights.get(key);
    }
}
