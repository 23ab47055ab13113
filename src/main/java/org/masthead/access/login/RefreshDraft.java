package org.masthead.access.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The refresh token of the login that is to go on, or to end. */
@Schema(name = "RefreshTokenDraft")
record RefreshDraft(
        @Schema(required = true)
        @NotNull(message = "is required")
        @Size(max = 1_000, message = "has at most {max} characters")
        @Nullable
        String refreshToken) {

    String given() {
        return Objects.requireNonNull(refreshToken);
    }
}
