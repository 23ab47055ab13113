package org.masthead.slug;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/**
 * The record that a client wants in the place of one that goes.
 *
 * @param field where he names it: {@code into} of a merge, {@code reassignTo} of a deletion
 */
public record Successor(String field, UUID id) {

    /** Name of the query parameter that names the successor of a record that is deleted. */
    public static final String REASSIGN_TO = "reassignTo";

    /**
     * The record that another one is merged into.
     *
     * @param gone the other one
     * @throws ProblemException MALFORMED_REQUEST, VALIDATION_FAILED
     */
    public static Successor ofMerge(JsonBody body, UUID gone) {
        MergeDraft draft = body.as(MergeDraft.class, MergeDraft.class);
        return new Successor("into", Objects.requireNonNull(draft.into())).besides(gone);
    }

    /**
     * The record that takes over the posts of one that is deleted.
     *
     * @throws ProblemException VALIDATION_FAILED
     */
    public static Successor ofDeletion(UUID reassignTo, UUID gone) {
        return new Successor(REASSIGN_TO, reassignTo).besides(gone);
    }

    private Successor besides(UUID gone) {
        if (id.equals(gone)) {
            throw refused("value", "`" + field + "` must be another than the one that goes");
        }
        return this;
    }

    /** VALIDATION_FAILED for one that there is not. */
    public ProblemException unknown() {
        return refused("unknown-id", "`" + field + "`: there is none with the id " + id);
    }

    private ProblemException refused(String code, String message) {
        return ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation(field, code, message)));
    }
}
