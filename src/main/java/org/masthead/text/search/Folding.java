package org.masthead.text.search;

/** What the forms of words begin with, by the character that they are written with: kept, 128 KB. Thread-safe. */
final class Folding {

    /** That it depends on what follows. */
    static final char UNKNOWN = '\uFFFF';

    private static final char NOT_YET = 0;
    private static final char[] FIRST = new char[Character.MAX_VALUE + 1];

    private Folding() {}

    /** The first unit of the form of a word that begins so. */
    static char firstOf(char written) {
        // Whoever finds it missing makes the same.
        char kept = FIRST[written];
        if (kept == NOT_YET) {
            kept = made(written);
            FIRST[written] = kept;
        }
        return kept;
    }

    private static char made(char written) {
        if (Character.isSurrogate(written) || composes(written)) {
            return UNKNOWN;
        }
        // A word does not begin with an apostrophe, but with what follows it.
        if (written == '\u2019' || written == '\u02BC') {
            return '\'';
        }
        String form = WordForm.folded(WordForm.cased(String.valueOf(written)));
        return form.isEmpty() ? UNKNOWN : form.charAt(0);
    }

    /** Marks, what they may change, and parts of Korean syllables. */
    private static boolean composes(char written) {
        int type = Character.getType(written);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        return mark || (written >= '\u1100' && written <= '\u11FF') || (written >= '\uFF65' && written <= '\uFFDC');
    }
}
