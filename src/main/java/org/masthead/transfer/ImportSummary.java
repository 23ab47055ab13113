package org.masthead.transfer;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.sql.Row;

/**
 * An import without its files, as lists show it.
 *
 * @param message why it failed
 * @param filename the name of what was uploaded
 * @param dryRun whether it only tells what it would do
 * @param overwrite whether posts that were edited, or never imported, give way
 */
@Schema(name = "ImportSummary")
public record ImportSummary(
        UUID id,
        ImportStatus status,
        @Schema(nullable = true) @Nullable String message,
        String filename,
        boolean dryRun,
        boolean overwrite,
        Instant createdAt,
        Starter createdBy,
        @Schema(nullable = true) @Nullable Instant startedAt,
        @Schema(nullable = true) @Nullable Instant finishedAt,
        Progress progress,
        Counts counts) {

    /** Who started it, by the name he had then. */
    @Schema(name = "ImportStarter")
    public record Starter(UUID id, String name) {}

    /** How far it has come; the bytes are what the upload says its files have. */
    @Schema(name = "ImportProgress")
    public record Progress(int files, int filesDone, long bytes, long bytesDone) {}

    /** Files by what came of them. */
    @Schema(name = "ImportCounts")
    public record Counts(int created, int updated, int unchanged, int refused) {}

    static ImportSummary of(Row row) {
        return new ImportSummary(
                row.uuid("id"),
                ImportStatus.named(row.text("status")),
                row.textOrNull("message"),
                row.text("filename"),
                row.flag("dry_run"),
                row.flag("overwrite"),
                row.instant("created_at"),
                new Starter(row.uuid("created_by"), row.text("created_by_name")),
                row.instantOrNull("started_at"),
                row.instantOrNull("finished_at"),
                new Progress(
                        (int) row.number("files"),
                        (int) row.number("files_done"),
                        row.number("bytes"),
                        row.number("bytes_done")),
                new Counts(
                        (int) row.number("created"), (int) row.number("updated"), (int) row.number("unchanged"), (int)
                                row.number("refused")));
    }
}
