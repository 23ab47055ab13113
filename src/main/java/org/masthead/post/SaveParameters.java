package org.masthead.post;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.masthead.http.QueryFlag;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** How a save of a post is meant, beside what it says. */
public final class SaveParameters {

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    String ifMatch;

    @QueryParam("note")
    @Parameter(description = "Names the revision.")
    @Nullable
    String note;

    @QueryParam("takeSlug")
    @DefaultValue("false")
    @Parameter(description = "Takes a slug that only redirects to another post.")
    QueryFlag takeSlug = new QueryFlag(false);

    @QueryParam("autosave")
    @DefaultValue("false")
    @Parameter(description = "Replaces the last autosave of the same editor.")
    QueryFlag autosave = new QueryFlag(false);

    @QueryParam("merge")
    @Parameter(
            description = "`auto`: a stale write that is in conflict with nothing is taken.",
            schema = @Schema(enumeration = "auto"))
    @Nullable
    String merge;

    /** The guard of the write, as it was sent. */
    public @Nullable String ifMatch() {
        return ifMatch;
    }

    /** The save that is meant. */
    public Save save() {
        Save save = Save.byHand(note, takeSlug.isTrue());
        return autosave.isTrue() ? save.as(Save.Kind.AUTOSAVE) : save;
    }

    /**
     * Whether a stale write is taken where nothing stands against it.
     *
     * @throws ProblemException UNKNOWN_PARAMETER
     */
    public boolean merges() {
        if (merge == null || merge.isEmpty() || merge.equals("auto")) {
            return "auto".equals(merge);
        }
        String message = "`merge` can be `auto` alone, not `" + merge + "`";
        throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, List.of(new Violation("merge", "value", message)));
    }
}
