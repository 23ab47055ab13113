package org.masthead.access.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.user.Passwords;

/** Who signs in. */
@Schema(name = "Credentials")
record LoginDraft(
        @Schema(required = true)
        @NotNull(message = "is required")
        @Size(max = 100, message = "has at most 100 characters")
        @Nullable
        String username,

        @Schema(required = true)
        @NotNull(message = "is required")
        @Size(max = Passwords.MAX_LENGTH, message = "has at most {max} characters")
        @Nullable
        String password) {

    String givenUsername() {
        return Objects.requireNonNull(username);
    }

    String givenPassword() {
        return Objects.requireNonNull(password);
    }
}
