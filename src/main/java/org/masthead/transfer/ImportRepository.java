package org.masthead.transfer;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.site.Ids;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;
import org.masthead.text.Folded;
import org.masthead.transfer.document.FileOutcome;

/**
 * All queries of imports. A job's row is changed by statements that name the status it must have, so that an import that
 * goes on, one that is cancelled, and one taken for dead are never mixed up. Needs a transaction.
 */
@Singleton
class ImportRepository {

    private static final SqlList JOBS = SqlList.from("import_job j")
            .select("""
                    j.id, j.status, j.message, j.filename, j.dry_run, j.overwrite, j.files, j.files_done, j.bytes,
                    j.bytes_done, j.created, j.updated, j.unchanged, j.refused, j.created_at, j.created_by,
                    j.created_by_name, j.started_at, j.finished_at""")
            .value("id", "j.id")
            .value("status", "j.status")
            .sort("id", "j.id", SortType.UUID)
            .sort("createdAt", "j.created_at", SortType.INSTANT)
            .build();

    private static final String FILE_COLUMNS =
            "f.id, f.path, f.outcome, f.post_id, f.line, f.\"column\", f.code, f.message";

    private static final SqlList FILES = SqlList.from("import_file f")
            .select(FILE_COLUMNS)
            .where("f.job_id = :job")
            .value("id", "f.id")
            .value("outcome", "f.outcome")
            .like("path", "f.path_folded like :value escape '\\'")
            .sort("id", "f.id", SortType.UUID)
            .sort("path", "f.path collate \"C\"", SortType.TEXT)
            .build();

    private final EntityManager database;
    private final ListStatements lists;
    private final Ids ids;
    private final Clock clock;

    /** Of this start of the service. */
    private final UUID node;

    ImportRepository(EntityManager database, ListStatements lists, Ids ids, Clock clock) {
        this.database = database;
        this.lists = lists;
        this.ids = ids;
        this.clock = clock;
        this.node = ids.next();
    }

    ListPage<ImportSummary> page(ListQuery query) {
        return lists.page(JOBS, query, Map.of(), ImportSummary::of);
    }

    ListPage<ImportFileView> files(UUID job, ListQuery query) {
        return lists.page(FILES, query, Map.of("job", job), ImportFileView::of);
    }

    /** @throws ProblemException NOT_FOUND */
    ImportSummary summary(UUID job) {
        return lists.one(JOBS, "id", job, Map.of(), ImportSummary::of).orElseThrow(ProblemException::notFound);
    }

    /** @throws ProblemException NOT_FOUND */
    ImportView view(UUID job) {
        ImportSummary summary = summary(job);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery(
                        "select " + FILE_COLUMNS + " from import_file f where f.job_id = :job"
                                + " order by f.outcome = 'refused' desc, f.path collate \"C\", f.id limit :most",
                        Tuple.class)
                .setParameter("job", job)
                .setParameter("most", ImportView.MAX_FILES)
                .getResultList();
        List<ImportFileView> files =
                rows.stream().map(Row::new).map(ImportFileView::of).toList();
        return new ImportView(summary, files);
    }

    void insert(QueuedImport queued) {
        database.createNativeQuery("""
                        insert into import_job
                          (id, status, filename, dry_run, overwrite, files, files_done, bytes, bytes_done,
                           created, updated, unchanged, refused, created_at, created_by, created_by_name, node, beat_at)
                        values (:id, 'queued', :filename, :dryRun, :overwrite, 0, 0, 0, 0, 0, 0, 0, 0,
                                :now, :by, :byName, :node, :now)""")
                .setParameter("id", queued.upload().job())
                .setParameter("filename", queued.filename())
                .setParameter("dryRun", queued.dryRun())
                .setParameter("overwrite", queued.overwrite())
                .setParameter("by", queued.caller().id())
                .setParameter("byName", queued.caller().name())
                .setParameter("node", node)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Notes that a job is being worked on; false when it is not queued any more. */
    boolean begin(UUID job, int files, long bytes) {
        return changes(database.createNativeQuery("""
                        update import_job
                        set status = 'running', started_at = :now, beat_at = :now, files = :files, bytes = :bytes
                        where id = :job and status = 'queued'""")
                .setParameter("files", files)
                .setParameter("bytes", bytes)
                .setParameter("now", clock.instant())
                .setParameter("job", job));
    }

    /**
     * Notes what came of a file; false when the job does not run any more. A file that is noted already, by a commit whose
     * answer was lost, is not counted again.
     */
    boolean advance(UUID job, int position, String path, long bytes, FileOutcome outcome) {
        if (!insertFile(job, position, path, outcome)) {
            return true;
        }
        String count = outcome.outcome().text();
        return changes(database.createNativeQuery("update import_job set files_done = files_done + 1,"
                        + " bytes_done = bytes_done + :bytes, beat_at = :now, " + count + " = " + count + " + 1"
                        + " where id = :job and status = 'running'")
                .setParameter("bytes", bytes)
                .setParameter("now", clock.instant())
                .setParameter("job", job));
    }

    private boolean insertFile(UUID job, int position, String path, FileOutcome outcome) {
        return changes(database.createNativeQuery("""
                        insert into import_file
                          (id, job_id, position, path, path_folded, outcome, post_id, line, "column", code, message)
                        values (:id, :job, :position, :path, :folded, :outcome, cast(:post as uuid),
                                cast(:line as integer), cast(:column as integer), cast(:code as text),
                                cast(:message as text))
                        on conflict (job_id, position) do nothing""")
                .setParameter("id", ids.next())
                .setParameter("job", job)
                .setParameter("position", position)
                .setParameter("path", path)
                .setParameter("folded", Folded.of(path))
                .setParameter("outcome", outcome.outcome().text())
                .setParameter("post", textOrNull(outcome.postId()))
                .setParameter("line", textOrNull(outcome.line()))
                .setParameter("column", textOrNull(outcome.column()))
                .setParameter("code", outcome.code())
                .setParameter("message", outcome.message()));
    }

    /** PostgreSQL cannot tell the type of a bare null. */
    private static @Nullable String textOrNull(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Ends a job that has not ended yet; false when it had. */
    boolean end(UUID job, ImportStatus status, @Nullable String message) {
        return changes(database.createNativeQuery("""
                        update import_job
                        set status = :status, message = cast(:message as text), finished_at = :now
                        where id = :job and status in ('queued', 'running')""")
                .setParameter("status", status.text())
                .setParameter("message", message)
                .setParameter("now", clock.instant())
                .setParameter("job", job));
    }

    /** Ends the jobs of nodes of which no job has come on since: they are gone. */
    int endAbandoned(Instant since, String message) {
        return database.createNativeQuery("""
                        update import_job j set status = 'failed', message = :message, finished_at = :now
                        where j.status in ('queued', 'running') and not exists (
                          select from import_job other where other.node = j.node and other.beat_at > :since)""")
                .setParameter("message", message)
                .setParameter("since", since)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static boolean changes(Query update) {
        return update.executeUpdate() > 0;
    }
}
