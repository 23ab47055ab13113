package org.masthead.post.revision;

import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** What a revision is compared with: another by its number, {@code current} or {@code live}. */
record Against(String text) {

    private static final String CURRENT = "current";
    private static final String LIVE = "live";

    /**
     * Reads a query parameter; what is absent means {@code current}.
     *
     * @throws ProblemException UNKNOWN_PARAMETER
     */
    static Against parse(@Nullable String text) {
        String given = text == null || text.isEmpty() ? CURRENT : text;
        if (!given.matches("current|live|[1-9][0-9]{0,8}")) {
            String message = "`against` must be the number of a revision, `current` or `live`, not `" + given + "`";
            throw ProblemException.of(
                    ProblemType.UNKNOWN_PARAMETER, List.of(new Violation("against", "value", message)));
        }
        return new Against(given);
    }

    int number(IntSupplier current, IntSupplier live) {
        return switch (text) {
            case CURRENT -> current.getAsInt();
            case LIVE -> live.getAsInt();
            default -> Integer.parseInt(text);
        };
    }
}
