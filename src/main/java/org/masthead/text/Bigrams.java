package org.masthead.text;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What "contains" is looked up by: the pairs of neighbouring code points of a {@link Folded} text, for a GIN index over
 * an array; the rows found are checked again with {@code like}.
 *
 * <p>Two characters are enough to ask for, as Han text needs; {@code pg_trgm} takes three.
 */
public final class Bigrams {
    private Bigrams() {}

    /** The pairs, sorted and each once; none for a text of fewer than two code points. */
    public static Set<String> of(String folded) {
        Set<String> pairs = new TreeSet<>();
        int length = folded.length();
        int start = 0;
        while (start < length) {
            int middle = folded.offsetByCodePoints(start, 1);
            if (middle < length) {
                pairs.add(folded.substring(start, folded.offsetByCodePoints(middle, 1)));
            }
            start = middle;
        }
        return Collections.unmodifiableSet(pairs);
    }

    /** The pattern of {@code like … escape '\'} that finds the text anywhere. */
    public static String likePattern(String folded) {
        String escaped = folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
