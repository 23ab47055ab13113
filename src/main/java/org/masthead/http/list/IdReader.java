package org.masthead.http.list;

import java.util.Optional;
import java.util.UUID;

/** Reads ids. */
public final class IdReader {

    private static final int LENGTH = 36;

    private IdReader() {}

    /** The id that a text is (RFC 9562 §4), its letters of either case; empty for what is none. */
    public static Optional<UUID> of(String text) {
        try {
            // Java reads groups of other lengths as well; a slug may look like that.
            return text.length() == LENGTH
                    ? Optional.of(UUID.fromString(text))
                            .filter(id -> id.toString().equalsIgnoreCase(text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
