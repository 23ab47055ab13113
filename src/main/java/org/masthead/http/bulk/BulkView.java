package org.masthead.http.bulk;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Problem;

/**
 * What came of an action on many records.
 *
 * @param dryRun whether nothing was done
 * @param succeeded how many records it worked for, also where there was nothing to do
 * @param items one for each record, in the order asked for
 */
@Schema(name = "BulkOutcome")
public record BulkView(boolean dryRun, int succeeded, int failed, List<Item> items) {

    /**
     * What came of it for one record.
     *
     * @param status as if the record alone had been asked for
     * @param version the record's since then; null where it failed, or is gone
     * @param problem why it failed
     */
    @Schema(name = "BulkItem")
    public record Item(
            UUID id,
            int status,
            @Schema(nullable = true) @Nullable Long version,
            @Schema(nullable = true) @Nullable Problem problem) {}

    static BulkView of(boolean dryRun, List<Item> items) {
        int failed = (int) items.stream().filter(item -> item.problem() != null).count();
        return new BulkView(dryRun, items.size() - failed, failed, items);
    }
}
