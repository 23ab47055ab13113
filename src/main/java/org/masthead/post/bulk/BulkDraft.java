package org.masthead.post.bulk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.bulk.BulkRun;
import org.masthead.post.publishing.PublishDraft;

/**
 * What is to be done to which posts.
 *
 * @param tagIds for {@code addTags} and {@code removeTags}
 * @param categoryIds for {@code setCategories}
 * @param at for {@code publish}, as there; so {@code until}
 * @param dryRun whether it is only to be told what would come of it
 */
@Schema(description = "What is to be done to which posts; each answers for itself.")
record BulkDraft(
        @NotNull(message = "is required")
        @Size(min = 1, max = BulkRun.MAX_IDS, message = "has 1 to 500 elements")
        @Nullable
        List<UUID> ids,

        @NotNull(message = "is required") @Nullable BulkAction action,

        @Schema(nullable = true, description = "For addTags and removeTags.")
        @Size(min = 1, max = BulkDraft.MAX_RELATED, message = "has 1 to 100 elements")
        @Nullable
        List<UUID> tagIds,

        @Schema(nullable = true, description = "For setCategories.")
        @Size(max = BulkDraft.MAX_RELATED, message = "has at most 100 elements")
        @Nullable
        List<UUID> categoryIds,

        @Schema(nullable = true, format = "date-time", description = "For publish.") @Nullable
        String at,

        @Schema(nullable = true, format = "date-time", description = "For publish.") @Nullable
        String until,

        @Schema(nullable = true, description = "Tells what would come of it, and does nothing.") @Nullable
        Boolean dryRun) {

    static final int MAX_RELATED = 100;

    PublishDraft schedule() {
        return new PublishDraft(at, until);
    }
}
