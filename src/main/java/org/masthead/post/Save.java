package org.masthead.post;

import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * How a save came about: what its revision tells beside the content.
 *
 * @param kind what made it
 * @param note an editor's words for it
 * @param source bytes of the document that was imported, in base64
 * @param sourcePath where that stood
 * @param takeSlug whether a slug that only redirects to another post may be taken from it
 */
public record Save(
        Kind kind,
        @Nullable String note,
        @Nullable String sourceInBase64,
        @Nullable String sourcePath,
        boolean takeSlug) {

    private static final int MAX_NOTE_LENGTH = 500;

    /** What made a revision. */
    public enum Kind {
        SAVE,
        AUTOSAVE,
        RESTORE,
        IMPORT,
        MERGE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A save by an editor's hand.
     *
     * @throws ProblemException VALIDATION_FAILED for a note that cannot be kept
     */
    public static Save byHand(@Nullable String note, boolean takeSlug) {
        if (note != null && (note.length() > MAX_NOTE_LENGTH || note.indexOf('\0') >= 0)) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED,
                    "note",
                    "`note` has at most " + MAX_NOTE_LENGTH + " characters, and no NUL");
        }
        return new Save(Kind.SAVE, note, null, null, takeSlug);
    }

    /** A save from a document. */
    public static Save ofDocument(byte[] source, String path) {
        return new Save(Kind.IMPORT, null, Base64.getEncoder().encodeToString(source), path, false);
    }
}
