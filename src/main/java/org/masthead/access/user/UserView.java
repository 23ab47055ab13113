package org.masthead.access.user;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Role;
import org.masthead.http.Versioned;
import org.masthead.sql.Row;

/** A user as the API shows him; never his password. */
@Schema(name = "User")
public record UserView(
        UUID id,
        long version,
        String username,
        String name,
        @Schema(nullable = true) @Nullable String email,
        Role role,
        boolean disabled,
        @Schema(nullable = true) @Nullable UUID authorId,
        @Schema(nullable = true) @Nullable Instant lastLoginAt,
        Instant createdAt,

        @Schema(nullable = true, description = "The OpenID provider that signs him in; null for one with a password.")
        @Nullable
        String issuer,

        @Schema(nullable = true, description = "What that provider calls him.") @Nullable
        String subject)
        implements Versioned {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.version(),
                user.username(),
                user.name(),
                user.email(),
                user.role(),
                user.disabled(),
                user.authorId(),
                user.lastLoginAt(),
                user.createdAt(),
                user.issuer(),
                user.subject());
    }

    static UserView of(Row row) {
        return new UserView(
                row.uuid("id"),
                row.number("version"),
                row.text("username"),
                row.text("name"),
                row.textOrNull("email"),
                Role.named(row.text("role")),
                row.flag("disabled"),
                row.uuidOrNull("author_id"),
                row.instantOrNull("last_login_at"),
                row.instant("created_at"),
                row.textOrNull("issuer"),
                row.textOrNull("subject"));
    }
}
