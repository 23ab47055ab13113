package org.masthead.transfer;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.masthead.access.Caller;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.site.Ids;

/** The imports of this process, one at a time on a thread of its own, in the order they came. */
@Singleton
class ImportQueue {

    /** Imports that wait or run; each keeps its upload on the disk. */
    static final int MAX_IMPORTS = 20;

    /** A node of which no import has come on for so long is gone; one file takes seconds at most. */
    private static final Duration NODE_IS_GONE = Duration.ofMinutes(5);

    /** How long a stop waits for the file that is being imported. */
    private static final long STOP_SECONDS = 5;

    private static final String INTERRUPTED =
            "The service stopped before the import ended; import the file again: what was imported is unchanged then.";

    private final ImportRepository imports;
    private final ImportRun run;
    private final UploadFolder folder;
    private final TransactionSynchronizationRegistry transactions;
    private final Ids ids;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MAX_IMPORTS);
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "imports");
        thread.setDaemon(true);
        return thread;
    });

    ImportQueue(
            ImportRepository imports,
            ImportRun run,
            UploadFolder folder,
            TransactionSynchronizationRegistry transactions,
            Ids ids,
            Clock clock) {
        this.imports = imports;
        this.run = run;
        this.folder = folder;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes an upload over; it is worked on once the transaction has committed.
     *
     * @throws ProblemException UNAVAILABLE when too many wait already
     */
    QueuedImport offer(Upload upload, boolean dryRun, boolean overwrite, Caller caller) {
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    MAX_IMPORTS + " imports wait or run already; try again when one has ended.");
        }
        StoredUpload stored;
        try {
            stored = folder.keep(ids.next(), upload.file());
        } catch (RuntimeException e) {
            room.release();
            throw e;
        }
        QueuedImport queued = new QueuedImport(stored, upload.filename(), dryRun, overwrite, caller);
        transactions.registerInterposedSynchronization(new Start(queued));
        return queued;
    }

    /** What a process that died has left is said to have failed. */
    void recover(@Observes StartupEvent start) {
        List<StoredUpload> leftovers = folder.leftovers();
        QuarkusTransaction.requiringNew().run(() -> {
            leftovers.forEach(left -> imports.end(left.job(), ImportStatus.FAILED, INTERRUPTED));
            imports.endAbandoned(clock.instant().minus(NODE_IS_GONE), INTERRUPTED);
        });
        leftovers.forEach(StoredUpload::close);
    }

    /** Ends the running import at its next file, and those that wait. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        run.stop();
        worker.shutdown();
        if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            Log.warn("An import is still at work; the next start will note that it failed");
        }
    }

    private void work(QueuedImport queued) {
        try {
            run.run(queued, INTERRUPTED);
        } finally {
            queued.upload().close();
            room.release();
        }
    }

    /** Hands an import to the worker when the transaction that made it has committed, and forgets it otherwise. */
    private final class Start implements Synchronization {

        private final QueuedImport queued;

        Start(QueuedImport queued) {
            this.queued = queued;
        }

        @Override
        public void beforeCompletion() {
            // nothing to do before the commit
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                worker.execute(() -> work(queued));
            } else {
                queued.upload().close();
                room.release();
            }
        }
    }
}
