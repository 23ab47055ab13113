package org.masthead.asset;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The point that crops keep in view, as a client writes and reads it.
 *
 * @param x from the left edge, 0, to the right, 1
 * @param y from the top, 0, to the bottom, 1
 */
@Schema(name = "FocalPoint", description = "The point that crops keep in view; both from 0 to 1, from the top left.")
public record FocalPointDraft(
        @NotNull(message = "must be there")
        @DecimalMin(value = "0", message = "must be from 0 to 1")
        @DecimalMax(value = "1", message = "must be from 0 to 1")
        @Nullable
        Double x,

        @NotNull(message = "must be there")
        @DecimalMin(value = "0", message = "must be from 0 to 1")
        @DecimalMax(value = "1", message = "must be from 0 to 1")
        @Nullable
        Double y) {}
