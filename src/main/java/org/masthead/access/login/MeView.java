package org.masthead.access.login;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.Role;
import org.masthead.access.user.UserView;

/** Who calls: a user as the admin API shows him, or of a key what the two have in common. */
@Schema(name = "Me")
record MeView(
        @Schema(description = "`user` or `key`.") String kind,
        UUID id,
        @Schema(nullable = true) @Nullable Long version,
        @Schema(nullable = true) @Nullable String username,
        String name,
        @Schema(nullable = true) @Nullable String email,
        Role role,
        boolean disabled,
        @Schema(nullable = true) @Nullable UUID authorId,
        @Schema(nullable = true) @Nullable Instant lastLoginAt,
        @Schema(nullable = true) @Nullable Instant createdAt,
        @Schema(description = "Scopes of all he may do.") List<String> permissions) {

    static MeView of(UserView user, Caller caller) {
        return new MeView(
                kind(caller),
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
                caller.permissions());
    }

    static MeView of(Caller key) {
        return new MeView(
                kind(key),
                key.id(),
                null,
                null,
                key.name(),
                null,
                key.role(),
                false,
                null,
                null,
                null,
                key.permissions());
    }

    private static String kind(Caller caller) {
        return caller.kind().name().toLowerCase(Locale.ROOT);
    }
}
