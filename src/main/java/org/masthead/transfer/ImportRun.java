package org.masthead.transfer;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.login.StandingCallers;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.transfer.archive.FileRefusedException;
import org.masthead.transfer.archive.UnreadableUploadException;
import org.masthead.transfer.archive.UploadedFile;
import org.masthead.transfer.archive.UploadedFiles;
import org.masthead.transfer.document.Addresses;
import org.masthead.transfer.document.DocumentImport;
import org.masthead.transfer.document.FileOutcome;
import org.masthead.transfer.document.SourceDocument;

/**
 * Works one import off, each file in a transaction of its own that also notes what came of it: whatever happens, the report
 * tells what was done. While the database is away it waits, up to a minute.
 */
@Singleton
class ImportRun {

    private static final int ATTEMPTS = 60;
    private static final long SECONDS_BETWEEN = 1;

    private final ImportRepository imports;
    private final DocumentImport documents;
    private final CurrentCaller callers;
    private final StandingCallers standing;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ImportRun(ImportRepository imports, DocumentImport documents, CurrentCaller callers, StandingCallers standing) {
        this.imports = imports;
        this.documents = documents;
        this.callers = callers;
        this.standing = standing;
    }

    /** Lets a running import end after its current file. */
    void stop() {
        stopping.countDown();
    }

    /**
     * Works an import off.
     *
     * @param interrupted what is said of one that the stop of the service ended
     */
    void run(QueuedImport queued, String interrupted) {
        UUID job = queued.upload().job();
        try {
            callers.callAs(queued.caller(), () -> importAll(queued));
            end(job, ImportStatus.COMPLETED, null);
        } catch (Ended ended) {
            Log.infof("Import %s was cancelled", job);
        } catch (Failed failed) {
            end(job, ImportStatus.FAILED, stopping.getCount() == 0 ? interrupted : failed.getMessage());
        } catch (RuntimeException e) {
            // Whatever it was, the job must not seem to run for ever.
            Log.errorf(e, "Import %s failed", job);
            end(job, ImportStatus.FAILED, "Something failed that we did not foresee; the log has more.");
        }
    }

    private Object importAll(QueuedImport queued) {
        try (UploadedFiles upload = UploadedFiles.open(queued.upload().file(), queued.filename())) {
            List<UploadedFile> files = upload.files();
            boolean begun = inTransaction(() -> imports.begin(queued.upload().job(), files.size(), upload.size()));
            if (!begun) {
                throw new Ended();
            }
            Addresses addresses = new Addresses();
            for (int position = 0; position < files.size(); position++) {
                if (stopping.getCount() == 0) {
                    throw new Failed("stopped");
                }
                checkStands(queued.caller());
                importFile(queued, files.get(position), position, addresses);
            }
            return files;
        } catch (UnreadableUploadException e) {
            throw new Failed(e.reason());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The rights with which an import began are looked at again before each file: they may be taken away meanwhile. */
    private void checkStands(Caller caller) {
        if (inTransaction(() -> standing.now(caller))
                .filter(now -> now.covers(caller.role(), caller.scopes()))
                .isEmpty()) {
            throw new Failed("Whoever began this import may no longer do what he might then; what was imported stays.");
        }
    }

    private void importFile(QueuedImport queued, UploadedFile file, int position, Addresses addresses)
            throws UnreadableUploadException, IOException {
        FileOutcome outcome;
        try {
            SourceDocument document = new SourceDocument(position, file.path(), file.read());
            if (queued.dryRun()) {
                outcome = rehearse(document, queued.overwrite(), addresses);
            } else {
                inTransaction(() -> {
                    FileOutcome taken = documents.take(document, queued.overwrite(), addresses);
                    note(queued, file, position, taken);
                    return taken;
                });
                return;
            }
        } catch (FileRefusedException refused) {
            outcome = FileOutcome.refused(refused.code(), refused.reason());
        } catch (Ended | Failed end) {
            throw end;
        } catch (RuntimeException failure) {
            outcome = refusal(failure, queued, file);
        }
        FileOutcome refusedOrRehearsed = outcome;
        inTransaction(() -> {
            note(queued, file, position, refusedOrRehearsed);
            return position;
        });
    }

    /** The outcome of an import that is taken back. */
    private FileOutcome rehearse(SourceDocument document, boolean overwrite, Addresses addresses) {
        try {
            inTransaction(() -> {
                throw new Rehearsed(documents.take(document, overwrite, addresses));
            });
            throw new IllegalStateException("A rehearsal that was not taken back");
        } catch (Rehearsed rehearsed) {
            return rehearsed.outcome.ofDryRun();
        }
    }

    private void note(QueuedImport queued, UploadedFile file, int position, FileOutcome outcome) {
        if (!imports.advance(queued.upload().job(), position, file.path(), file.size(), outcome)) {
            throw new Ended();
        }
    }

    /** A bad file never stops the others, however bad. */
    private static FileOutcome refusal(RuntimeException failure, QueuedImport queued, UploadedFile file) {
        ProblemException problem = Faults.read(failure);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            Log.errorf(failure, "Import %s: %s failed", queued.upload().job(), file.path());
        }
        return FileOutcome.refused(problem);
    }

    private void end(UUID job, ImportStatus status, @Nullable String message) {
        try {
            if (inTransaction(() -> imports.end(job, status, message))) {
                ImportSummary.Counts counts =
                        inTransaction(() -> imports.summary(job)).counts();
                Log.infof(
                        "Import %s %s: %d created, %d updated, %d unchanged, %d refused",
                        job, status.text(), counts.created(), counts.updated(), counts.unchanged(), counts.refused());
            }
        } catch (Failed noDatabase) {
            Log.errorf("Import %s ended, but the database is away; another start will note that it failed", job);
        }
    }

    /** Tries again while the database is away or others hold what this needs. */
    private <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (Ended | Failed | Rehearsed flow) {
                throw flow;
            } catch (RuntimeException failure) {
                if (Faults.read(failure).type() != ProblemType.UNAVAILABLE) {
                    throw failure;
                }
                if (attempt == ATTEMPTS || stopping.getCount() == 0) {
                    throw new Failed("The database was away for too long; import the file again:"
                            + " what was imported is unchanged then.");
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            boolean stopped = stopping.await(SECONDS_BETWEEN, TimeUnit.SECONDS);
            Log.debugf("The database is away; stopping: %s", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
    }

    /** The job was cancelled. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super(null, null, false, false);
        }
    }

    /** The job cannot go on; the message says why. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Takes a rehearsal back: the exception rolls its transaction back. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient FileOutcome outcome;

        Rehearsed(FileOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
