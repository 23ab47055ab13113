package org.masthead.transfer;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.sql.Row;
import org.masthead.transfer.document.Outcome;

/**
 * What came of one file of an import.
 *
 * @param path inside Hugo's content folder
 * @param postId the post at the document's address; null for one that is not there, or was not made
 * @param line where in the file something is wrong, from 1
 * @param column the character in that line, from 1
 * @param code what is wrong, or of a file that was taken what is worth knowing
 */
@Schema(name = "ImportFile")
public record ImportFileView(
        UUID id,
        String path,
        Outcome outcome,
        @Schema(nullable = true) @Nullable UUID postId,
        @Schema(nullable = true) @Nullable Integer line,
        @Schema(nullable = true) @Nullable Integer column,
        @Schema(nullable = true) @Nullable String code,
        @Schema(nullable = true) @Nullable String message) {

    static ImportFileView of(Row row) {
        return new ImportFileView(
                row.uuid("id"),
                row.text("path"),
                Outcome.named(row.text("outcome")),
                row.uuidOrNull("post_id"),
                intOrNull(row.numberOrNull("line")),
                intOrNull(row.numberOrNull("column")),
                row.textOrNull("code"),
                row.textOrNull("message"));
    }

    private static @Nullable Integer intOrNull(@Nullable Number number) {
        return number == null ? null : number.intValue();
    }
}
