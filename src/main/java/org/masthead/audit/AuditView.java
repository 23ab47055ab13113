package org.masthead.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.sql.Row;

/**
 * One thing that somebody did, or was not let do.
 *
 * @param action such as {@code post.publish} or {@code auth.login}
 * @param address of the client; null for what the service did itself
 */
@Schema(name = "AuditEntry")
record AuditView(
        UUID id,
        Instant at,
        Actor actor,
        String action,
        Target object,
        Outcome outcome,
        @Schema(nullable = true) @Nullable String address,
        @Schema(nullable = true) @Nullable String requestId) {

    /** Who it was. */
    @Schema(name = "AuditActor")
    public record Actor(
            @Schema(enumeration = {"user", "key", "system", "anonymous"})
            String kind,

            @Schema(nullable = true) @Nullable UUID id,
            String name) {}

    /** What it was done to. */
    @Schema(name = "AuditObject")
    public record Target(
            String type, @Schema(nullable = true) @Nullable UUID id) {}

    /** What came of it. */
    @Schema(name = "AuditOutcome")
    public enum Outcome {
        @com.fasterxml.jackson.annotation.JsonProperty("done")
        DONE,
        @com.fasterxml.jackson.annotation.JsonProperty("refused")
        REFUSED
    }

    static AuditView of(Row row) {
        return new AuditView(
                row.uuid("id"),
                row.instant("at"),
                new Actor(row.text("actor_kind"), row.uuidOrNull("actor_id"), row.text("actor_name")),
                row.text("action"),
                new Target(row.text("object_type"), row.uuidOrNull("object_id")),
                row.text("outcome").equals("done") ? Outcome.DONE : Outcome.REFUSED,
                row.textOrNull("address"),
                row.textOrNull("request_id"));
    }
}
