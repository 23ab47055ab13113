package org.masthead.slug;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A merge as a client asks for it. */
@Schema(description = "Where a tag, category or author goes.")
public record MergeDraft(
        @Schema(required = true, description = "Id of the record that it goes into, which stays.")
        @NotNull(message = "must name the record that it goes into")
        @Nullable
        UUID into) {}
