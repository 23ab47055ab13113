package org.masthead.live.freshness;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.masthead.live.freshness.Generation.Known;
import org.masthead.live.freshness.GenerationRepository.Listening;

/**
 * Learns of the commits of other nodes: the database tells of each, and is asked every half second, which shows whether it
 * still would, and makes good what was not told. As long as it does not answer, this node trusts nothing that it keeps.
 */
@Singleton
final class Listener {

    private static final long BEAT_NANOS = Generation.TRUST_NANOS / 2;

    /** Within which anything must be answered. */
    private static final int PATIENCE_SECONDS = (int) TimeUnit.NANOSECONDS.toSeconds(Generation.TRUST_NANOS);

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final GenerationRepository generations;
    private final Generation generation;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "generation listener");

    Listener(GenerationRepository generations, Generation generation) {
        this.generations = generations;
        this.generation = generation;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(TimeUnit.NANOSECONDS.toMillis(Generation.TRUST_NANOS));
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isStopped()) {
            boolean[] heard = new boolean[1];
            try (Listening listening = generations.listen(PATIENCE_SECONDS)) {
                listen(listening, heard);
            } catch (SQLException | RuntimeException failure) {
                generation.lose();
                Log.debugf(failure, "The listener has lost the database");
            }
            pause = heard[0] ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            await(pause);
        }
    }

    private void listen(Listening listening, boolean[] heard) throws SQLException {
        while (!isStopped()) {
            Known before = generation.present();
            long asked = System.nanoTime();
            boolean goesOn = generation.confirm(listening.generation(), before, asked);
            if (!goesOn) {
                Log.warn("The database has been put back to an older state; what was kept of it is void");
            }
            heard[0] = true;
            listening.hear(asked + BEAT_NANOS, generation::reached);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void await(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
