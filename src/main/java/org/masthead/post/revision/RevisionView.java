package org.masthead.post.revision;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.post.content.SavedBy;
import org.masthead.sql.Row;

/**
 * A save of a post.
 *
 * @param number counts the saves from 1
 * @param kind what made it: {@code save}, {@code autosave}, {@code restore}, {@code import} or {@code merge}
 * @param note an editor's words for it
 */
@Schema(name = "Revision")
public record RevisionView(
        int number,
        Instant at,
        SavedBy by,

        @Schema(enumeration = {"save", "autosave", "restore", "import", "merge"})
        String kind,

        @Schema(nullable = true) @Nullable String note) {

    static RevisionView of(Row row) {
        return new RevisionView(
                (int) row.number("number"),
                row.instant("at"),
                new SavedBy(row.uuidOrNull("by_id"), row.text("by_name")),
                row.text("kind"),
                row.textOrNull("note"));
    }
}
