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

/** A user as an administrator writes him. */
@Schema(description = "A user as an administrator writes him; members of a read that are not here are ignored.")
record UserDraft(
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

        @Schema(nullable = true, writeOnly = true, description = "A new password, which ends all his tokens.")
        @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH, message = Passwords.LENGTH)
        @Nullable
        String password) {

    /** The draft that would write a user as he is. */
    static UserDraft of(User user) {
        return new UserDraft(
                user.username(), user.name(), user.email(), user.role(), user.disabled(), user.authorId(), null);
    }

    String givenUsername() {
        return Objects.requireNonNull(username);
    }

    String nameOrUsername() {
        return name == null || name.isBlank() ? givenUsername() : name.strip();
    }

    @Nullable
    String emailOrNull() {
        return email == null || email.isBlank() ? null : email;
    }

    Role givenRole() {
        return Objects.requireNonNull(role);
    }

    boolean isDisabled() {
        return Objects.requireNonNullElse(disabled, false);
    }
}
