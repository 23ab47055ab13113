package org.masthead.access.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Role;

/** A {@link UserDraft} of a user who is to be: he needs a password. */
@Schema(description = "A new user as an administrator writes him.")
record NewUserDraft(
        @Schema(required = true)
        @NotNull(message = "is required")
        @Size(min = 1, max = 100, message = "has 1 to 100 characters")
        @Pattern(regexp = User.USERNAME, message = "is one line, without white space at its ends")
        @Nullable
        String username,

        @Schema(nullable = true, description = "What people know him by; the user name when absent or null.")
        @Size(max = 200, message = "has at most 200 characters")
        @Nullable
        String name,

        @Schema(nullable = true)
        @Email(message = "must be an e-mail address")
        @Size(max = 254, message = "has at most 254 characters")
        @Nullable
        String email,

        @Schema(required = true) @NotNull(message = "is required") @Nullable
        Role role,

        @Schema(nullable = true, defaultValue = "false", description = "Whether he is kept out; ends all his tokens.")
        @Nullable
        Boolean disabled,

        @Schema(nullable = true, description = "Default author of his posts.") @Nullable
        UUID authorId,

        @Schema(required = true, writeOnly = true)
        @NotNull(message = "is required")
        @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH, message = Passwords.LENGTH)
        @Nullable
        String password) {

    UserDraft draft() {
        return new UserDraft(username, name, email, role, disabled, authorId, password);
    }

    String givenPassword() {
        return Objects.requireNonNull(password);
    }
}
