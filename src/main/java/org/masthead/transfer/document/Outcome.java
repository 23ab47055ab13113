package org.masthead.transfer.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of one file. */
public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    REFUSED;

    /** The name on the wire and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of this name. */
    public static Outcome named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
