package org.masthead.asset.bulk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.bulk.BulkRun;

/**
 * What is to be done to which assets.
 *
 * @param folder where {@code move} puts them; null or empty for no folder
 * @param dryRun whether it is only to be told what would come of it
 */
@Schema(description = "What is to be done to which assets; each answers for itself.")
record AssetBulkDraft(
        @NotNull(message = "is required")
        @Size(min = 1, max = BulkRun.MAX_IDS, message = "has 1 to 500 elements")
        @Nullable
        List<UUID> ids,

        @NotNull(message = "is required") @Nullable AssetBulkAction action,

        @Schema(nullable = true, description = "For move, which must say it; null for none.") @Nullable
        String folder,

        @Schema(nullable = true, description = "Tells what would come of it, and does nothing.") @Nullable
        Boolean dryRun) {}
