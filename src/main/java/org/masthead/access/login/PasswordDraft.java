package org.masthead.access.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.user.Passwords;

/** A user's change of his own password. */
@Schema(name = "PasswordChange")
record PasswordDraft(
        @Schema(required = true)
        @NotNull(message = "is required")
        @Size(max = Passwords.MAX_LENGTH, message = "has at most {max} characters")
        @Nullable
        String currentPassword,

        @Schema(required = true)
        @NotNull(message = "is required")
        @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH, message = Passwords.LENGTH)
        @Nullable
        String newPassword) {

    String givenCurrent() {
        return Objects.requireNonNull(currentPassword);
    }

    String givenNew() {
        return Objects.requireNonNull(newPassword);
    }
}
