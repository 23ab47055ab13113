package org.masthead.asset.sweep;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.masthead.asset.storage.BlobStore;
import org.masthead.asset.storage.OldFiles;

/**
 * Deletes bytes that no record names. They are noted first and deleted when they have been without a record for some time,
 * each under the lock that whoever names a hash takes as well. Any number of nodes may do it at once.
 */
@Singleton
class Sweep {

    private static final int BATCH = 500;
    private static final Duration TEMPORARY = Duration.ofHours(1);

    private final BlobStore store;
    private final SweepRepository blobs;
    private final SweepConfig config;
    private final Clock clock;
    private final Path bodies;

    Sweep(
            BlobStore store,
            SweepRepository blobs,
            SweepConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path bodies) {
        this.store = store;
        this.blobs = blobs;
        this.config = config;
        this.clock = clock;
        this.bodies = bodies;
    }

    @Scheduled(every = "${masthead.assets.sweep.every:1H}", delayed = "1M", concurrentExecution = SKIP)
    void sweep() {
        try {
            Instant old = clock.instant().minus(TEMPORARY);
            store.sweepTemporary(old);
            OldFiles.delete(bodies, old);
            QuarkusTransaction.requiringNew().run(blobs::dropUnnamedPast);
            note();
            QuarkusTransaction.requiringNew().run(blobs::dropNamed);
            delete();
        } catch (IOException | UncheckedIOException away) {
            Log.warnf("Images without a record could not be swept: %s", away.getMessage());
        }
    }

    private void note() throws IOException {
        List<String> batch = new ArrayList<>();
        store.eachHash(hash -> {
            batch.add(hash);
            if (batch.size() == BATCH) {
                note(batch);
            }
        });
        note(batch);
    }

    private void note(List<String> batch) {
        QuarkusTransaction.requiringNew().run(() -> blobs.note(batch, clock.instant()));
        batch.clear();
    }

    private void delete() {
        List<String> due;
        do {
            due = QuarkusTransaction.requiringNew()
                    .call(() -> blobs.notedUntil(clock.instant().minus(config.grace()), BATCH));
            due.forEach(this::deleteOrPostpone);
        } while (due.size() == BATCH);
    }

    /** One that cannot be deleted does not keep the others. */
    private void deleteOrPostpone(String hash) {
        try {
            QuarkusTransaction.requiringNew().run(() -> delete(hash));
        } catch (UncheckedIOException failure) {
            Log.warnf("The image %s, which has no record, could not be deleted: %s", hash, failure.getMessage());
            QuarkusTransaction.requiringNew().run(() -> blobs.postpone(hash, clock.instant()));
        }
    }

    private void delete(String hash) {
        try {
            if (blobs.hold(hash)) {
                store.delete(hash);
            }
            blobs.forget(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
