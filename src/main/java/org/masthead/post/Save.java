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
 * @param sourceInBase64 bytes of the document that was imported, in base64
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
        return new Save(Kind.SAVE, checked(note), null, null, takeSlug);
    }

    /** A save that brings back what a revision said, with the document that made it, if one did. */
    public static Save restoring(@Nullable String note, boolean takeSlug) {
        return new Save(Kind.RESTORE, checked(note), null, null, takeSlug);
    }

    /** A save from a document. */
    public static Save ofDocument(byte[] source, String path) {
        return new Save(Kind.IMPORT, null, null, null, false).from(source, path);
    }

    /** The same save, made by something else. */
    public Save as(Kind other) {
        return new Save(other, note, sourceInBase64, sourcePath, takeSlug);
    }

    /** The same save, of what it and others wanted: no document says that. */
    Save merged() {
        return new Save(Kind.MERGE, note, null, null, takeSlug);
    }

    /** The same save, of what a document says. */
    public Save from(byte[] source, String path) {
        return new Save(kind, note, Base64.getEncoder().encodeToString(source), path, takeSlug);
    }

    private static @Nullable String checked(@Nullable String note) {
        if (note != null && (note.codePointCount(0, note.length()) > MAX_NOTE_LENGTH || note.indexOf('\0') >= 0)) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED,
                    "note",
                    "`note` has at most " + MAX_NOTE_LENGTH + " characters, and no NUL");
        }
        return note;
    }
}
