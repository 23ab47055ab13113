package org.masthead.text.search;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.masthead.text.search.Word.Kind;

/** The words that a misspelt one is compared with, and how near one comes to another. Thread-safe. */
public final class Vocabulary {

    /** Words of one text that are kept, the first ones. */
    static final int MAX_WORDS = 1_000;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;

    /** Letters from which on two mistakes are forgiven; one in a shorter word. */
    private static final int LONG = 5;

    private Vocabulary() {}

    /** Words of a text that are worth suggesting: of letters, neither short nor very long; in order. */
    public static SortedSet<String> of(String text) {
        SortedSet<String> words = new TreeSet<>();
        Words.each(text, word -> {
            if (isWorth(word)) {
                words.add(word.form());
            }
            return words.size() < MAX_WORDS;
        });
        return words;
    }

    private static boolean isWorth(Word word) {
        String form = word.form();
        return word.kind() == Kind.WORD
                && form.length() >= SHORTEST
                && form.length() <= LONGEST
                && form.codePoints().allMatch(UCharacter::isLetter);
    }

    /** Whether a word may be a misspelling of another. */
    public static boolean isNear(String written, String meant) {
        return distance(written, meant) <= (written.length() < LONG ? 1 : 2);
    }

    /** The word with two letters side by side swapped, in each place. */
    public static List<String> swapped(String word) {
        return IntStream.range(1, word.length())
                .filter(i -> word.charAt(i) != word.charAt(i - 1)
                        && !Character.isSurrogate(word.charAt(i))
                        && !Character.isSurrogate(word.charAt(i - 1)))
                .mapToObj(i -> word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1))
                .toList();
    }

    /** Letters that are wrong, missing, too many or swapped with the next (optimal string alignment). */
    public static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, one, other, i, j);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int step(int[][] distances, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(
                Math.min(distances[i - 1][j], distances[i][j - 1]) + 1, distances[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }

    /**
     * A query with some of its words written otherwise.
     *
     * @param meant the right word by the one that stands there, folded
     * @return empty when it has none of them
     */
    public static Optional<String> respelt(String q, Map<String, String> meant) {
        StringBuilder respelt = new StringBuilder();
        int[] done = {0};
        Words.each(q, word -> {
            String right = meant.get(word.form());
            if (word.kind() == Kind.WORD && right != null) {
                respelt.append(q, done[0], word.start()).append(right);
                done[0] = word.end();
            }
            return true;
        });
        return done[0] == 0
                ? Optional.empty()
                : Optional.of(respelt.append(q, done[0], q.length()).toString());
    }
}
