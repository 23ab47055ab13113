package org.masthead.access.key;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Role;

/** An API key as a client writes it. */
@Schema(description = "An API key as a client writes it; members of a read that are not here are ignored.")
record ApiKeyDraft(
        @Schema(required = true)
        @NotBlank(message = "must not be empty")
        @Size(max = 200, message = "has at most 200 characters")
        @Nullable
        String name,

        @Schema(required = true) @NotNull(message = "is required") @Nullable
        Role role,

        @Schema(
                nullable = true,
                description = "What the key is narrowed to, such as `posts:read`; none: all the role may.")
        @Nullable
        List<String> scopes,

        @Schema(nullable = true, description = "From when on it counts no longer; null: never.") @Nullable
        Instant expiresAt) {

    /** The draft that would write a key as it is. */
    static ApiKeyDraft of(ApiKey key) {
        return new ApiKeyDraft(key.name(), key.role(), key.scopes(), key.expiresAt());
    }

    String givenName() {
        return Objects.requireNonNull(name).strip();
    }

    Role givenRole() {
        return Objects.requireNonNull(role);
    }

    /** Each once, sorted. */
    List<String> givenScopes() {
        return scopes == null ? List.of() : List.copyOf(new TreeSet<>(scopes));
    }
}
