package org.masthead.access.key;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Role;
import org.masthead.http.Versioned;
import org.masthead.sql.Row;

/** An API key as the API shows it; never its secret. */
@Schema(name = "ApiKey")
record ApiKeyView(
        UUID id,
        long version,
        String name,
        Role role,
        List<String> scopes,
        String prefix,
        @Schema(nullable = true) @Nullable Instant expiresAt,
        @Schema(nullable = true) @Nullable Instant lastUsedAt,
        Instant createdAt)
        implements Versioned {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(
                key.id(),
                key.version(),
                key.name(),
                key.role(),
                key.scopes(),
                key.prefix(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.createdAt());
    }

    static ApiKeyView of(Row row) {
        return new ApiKeyView(
                row.uuid("id"),
                row.number("version"),
                row.text("name"),
                Role.named(row.text("role")),
                row.texts("scopes"),
                row.text("prefix"),
                row.instantOrNull("expires_at"),
                row.instantOrNull("last_used_at"),
                row.instant("created_at"));
    }
}
