package org.masthead.text.search;

import com.ibm.icu.text.Normalizer2;
import java.util.Set;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

/** The forms of a word: without case and width, without what hangs on it by an apostrophe, and without accents. */
final class WordForm {

    /** Characters of a term; the rest is cut off. */
    static final int MAX_LENGTH = 255;

    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    /** ASCII folding makes up to four characters of one. */
    private static final int MOST_OF_ONE = 4;

    /** What French, Italian and Catalan put before a vowel: {@code l'école} is found as {@code école}. */
    private static final Set<String> ELISIONS = Set.of(
            "l", "d", "c", "j", "m", "t", "n", "s", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "all", "nell",
            "sull", "dall", "un", "gl");

    private static final char FIRST_ACCENT = '\u0300';
    private static final char LAST_ACCENT = '\u036F';

    private WordForm() {}

    /** Unicode's NFKC_Casefold, and no apostrophes: {@code Kubernetes’s} is {@code kubernetes}, {@code don't} is {@code dont}. */
    static String cased(String word) {
        String lower = isAscii(word) ? word.toLowerCase(java.util.Locale.ROOT) : NFKC_CASEFOLD.normalize(word);
        return cut(withoutApostrophes(lower.replace('\u2019', '\'').replace('\u02BC', '\'')));
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String withoutApostrophes(String word) {
        int apostrophe = word.indexOf('\'');
        if (apostrophe < 0) {
            return word;
        }
        String rest = word;
        if (word.length() > apostrophe + 2 && ELISIONS.contains(word.substring(0, apostrophe))) {
            rest = word.substring(apostrophe + 1);
        }
        if (rest.endsWith("'s")) {
            rest = rest.substring(0, rest.length() - 2);
        }
        return rest.replace("'", "");
    }

    /** The same without accents. */
    static String folded(String cased) {
        if (isAscii(cased)) {
            return cased;
        }
        char[] folded = new char[cased.length() * MOST_OF_ONE];
        int length = ASCIIFoldingFilter.foldToASCII(cased.toCharArray(), 0, folded, 0, cased.length());
        StringBuilder kept = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            if (folded[i] < FIRST_ACCENT || folded[i] > LAST_ACCENT) {
                kept.append(unaccented(folded[i]));
            }
        }
        return cut(kept.toString());
    }

    /** Beside Latin: Greek, whose accents are left out in capitals, and the one Cyrillic letter that readers leave out. */
    private static char unaccented(char letter) {
        if (letter == '\u0451') {
            return '\u0435';
        }
        boolean greek = (letter >= '\u0370' && letter <= '\u03FF') || (letter >= '\u1F00' && letter <= '\u1FFF');
        @Nullable String parts = greek ? NFD.getDecomposition(letter) : null;
        return parts == null ? letter : parts.charAt(0);
    }

    private static String cut(String word) {
        if (word.length() <= MAX_LENGTH) {
            return word;
        }
        boolean splitsPair = Character.isHighSurrogate(word.charAt(MAX_LENGTH - 1));
        return word.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
