package org.masthead.live.near;

import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** How many related posts a client may ask for. */
public final class RelatedLimit {

    private static final int MOST = 20;
    private static final int UNSAID = 5;

    private RelatedLimit() {}

    /**
     * The limit that a parameter says; one that is missing or empty leaves it at five.
     *
     * @throws ProblemException UNKNOWN_PARAMETER
     */
    public static int read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return UNSAID;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw ProblemException.of(
                ProblemType.UNKNOWN_PARAMETER, "limit", "`limit` must be a whole number from 1 to " + MOST);
    }
}
