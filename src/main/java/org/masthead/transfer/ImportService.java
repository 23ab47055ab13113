package org.masthead.transfer;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.masthead.access.CurrentCaller;
import org.masthead.event.AttemptRepository;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Takes imports, tells how they stand, and cancels them. */
@Singleton
@Transactional
class ImportService {

    private final ImportRepository imports;
    private final ImportQueue queue;
    private final CurrentCaller callers;
    private final AttemptRepository attempts;

    ImportService(ImportRepository imports, ImportQueue queue, CurrentCaller callers, AttemptRepository attempts) {
        this.imports = imports;
        this.queue = queue;
        this.callers = callers;
        this.attempts = attempts;
    }

    /** @throws ProblemException UNAVAILABLE when too many imports wait already */
    ImportView create(Upload upload, boolean dryRun, boolean overwrite) {
        QueuedImport queued = queue.offer(upload, dryRun, overwrite, callers.get());
        imports.insert(queued);
        attempts.done("import.create", "import", queued.upload().job());
        return imports.view(queued.upload().job());
    }

    ListPage<ImportSummary> list(ListQuery query) {
        return imports.page(query);
    }

    /** @throws ProblemException NOT_FOUND */
    ImportView get(UUID id) {
        return imports.view(id);
    }

    /** @throws ProblemException NOT_FOUND */
    ListPage<ImportFileView> files(UUID id, ListQuery query) {
        imports.summary(id);
        return imports.files(id, query);
    }

    /**
     * Ends an import; what it has done stays. The worker notices at its next file.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT for one that has ended otherwise
     */
    ImportView cancel(UUID id) {
        boolean cancelled = imports.end(id, ImportStatus.CANCELLED, null);
        ImportView view = imports.view(id);
        if (cancelled) {
            attempts.done("import.cancel", "import", id);
        }
        if (!cancelled && view.summary().status() != ImportStatus.CANCELLED) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The import has ended already: it is "
                            + view.summary().status().text() + ".");
        }
        return view;
    }
}
