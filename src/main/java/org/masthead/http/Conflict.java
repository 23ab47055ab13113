package org.masthead.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * A field that a stale write and the record disagree on.
 *
 * @param base what the client read; null where that is not known any more
 * @param theirs what the record says by now
 * @param yours what the write says
 * @param mergeable whether both changes can stand side by side
 */
@Schema(description = "A field that a stale write and the record disagree on.")
public record Conflict(
        String field,
        @Schema(nullable = true) @Nullable JsonNode base,
        @Schema(nullable = true) @Nullable JsonNode theirs,
        @Schema(nullable = true) @Nullable JsonNode yours,
        boolean mergeable) {

    /** Where a write and a record without revisions disagree: what the client read is not known. */
    public static List<Conflict> withoutBase(JsonBody body, Record current) {
        return body.differences(current, (field, theirs, yours) -> new Conflict(field, null, theirs, yours, false));
    }

    /** STALE_VERSION with what a client needs to go on: the record as it is, and where the two disagree. */
    public static ProblemException refusal(long version, Object current, List<Conflict> conflicts) {
        return new ProblemException(
                        ProblemType.STALE_VERSION, "The record is at version " + version + " by now; see `current`.")
                .with("current", current)
                .with("conflicts", conflicts);
    }
}
