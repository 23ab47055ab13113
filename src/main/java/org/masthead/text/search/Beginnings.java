package org.masthead.text.search;

import java.util.BitSet;
import java.util.stream.Stream;

/** The letters that wanted words begin with, so that of a long text most words need not be looked at. Immutable. */
final class Beginnings {

    /** Of any word. */
    static final Beginnings ANY = new Beginnings(false, new BitSet());

    private final boolean some;
    private final BitSet letters;

    private Beginnings(boolean some, BitSet letters) {
        this.some = some;
        this.letters = letters;
    }

    /** Those of these forms or stems. */
    static Beginnings of(Stream<String> terms) {
        BitSet letters = new BitSet();
        terms.forEach(term -> letters.set(term.charAt(0)));
        return new Beginnings(true, letters);
    }

    /** Whether a word with this form, or its stem, may be wanted: stems begin as their words do. */
    boolean take(String form) {
        return !some || letters.get(form.charAt(0));
    }

    /** The same of a word as it is written, which may say yes for no. Of ASCII letters alone it is known how they fold. */
    boolean mayBegin(String text, int start, int end) {
        if (!some) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\'' || text.charAt(i) > 0x7F) {
                return true;
            }
        }
        return letters.get(Character.toLowerCase(text.charAt(start)));
    }
}
