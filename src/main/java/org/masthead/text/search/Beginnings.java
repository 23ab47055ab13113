package org.masthead.text.search;

import java.util.BitSet;
import java.util.List;
import org.masthead.text.search.SearchQuery.Clause;
import org.masthead.text.search.SearchQuery.Place;

/**
 * How wanted words begin, so that of a long text most words need not be looked at: stems begin as their words do. Says yes
 * for some that are not wanted, and never no for one that is. Immutable.
 */
final class Beginnings {

    private static final int ASCII = 0x80;

    /** What English stems change in the second letter, {@code dying} to {@code die}, and never more in the first two. */
    private static final String EXCHANGED = "iy";

    private final boolean two;
    private final BitSet letters = new BitSet();

    /** Second letters by the first, all of ASCII. */
    private final BitSet pairs = new BitSet();

    /** @param two whether the first two letters are known, or the first alone */
    private Beginnings(boolean two) {
        this.two = two;
    }

    /** Those of what these clauses take, in a text whose words are stemmed so. */
    static Beginnings of(List<Clause> clauses, Stemmer stemmer) {
        Beginnings beginnings = new Beginnings(stemmer.keepsTwoLetters());
        for (Clause clause : clauses) {
            for (Place place : clause.places()) {
                place.terms().forEach(beginnings::add);
            }
        }
        return beginnings;
    }

    private void add(String term) {
        char first = term.charAt(0);
        letters.set(first);
        if (first >= ASCII) {
            return;
        }
        char second = two && term.length() > 1 ? term.charAt(1) : ASCII;
        if (second >= ASCII) {
            pairs.set(first * ASCII, (first + 1) * ASCII);
        } else if (EXCHANGED.indexOf(second) >= 0) {
            EXCHANGED.chars().forEach(one -> pairs.set(first * ASCII + one));
        } else {
            pairs.set(first * ASCII + second);
        }
    }

    /** Whether a word with this form, or its stem, may be wanted. */
    boolean take(String form) {
        return letters.get(form.charAt(0));
    }

    /** The same of a word that is made of ASCII letters and digits alone. */
    boolean takeAscii(String text, int start, int end) {
        int first = lower(text.charAt(start));
        return end - start == 1 ? letters.get(first) : pairs.get(first * ASCII + lower(text.charAt(start + 1)));
    }

    private static int lower(char ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
    }

    /** The same of any word that begins with this character, whatever follows. */
    boolean takeLetter(char letter) {
        char folded = letter < ASCII ? (char) lower(letter) : Folding.firstOf(letter);
        return folded == Folding.UNKNOWN || letters.get(folded);
    }
}
