package org.masthead.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/**
 * The form in which names are matched: compatible forms, case and white space told apart no longer.
 *
 * <p>Unicode's {@code NFKC_Casefold} (UAX #31): NFKC, full case folding, NFKC again, and without what cannot be seen
 * (zero width, soft hyphen, variation selectors). Thread-safe.
 */
public final class Folded {
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private Folded() {}

    public static String of(String text) {
        String folded = NFKC_CASEFOLD.normalize(text);
        StringBuilder collapsed = new StringBuilder(folded.length());
        boolean space = false;
        for (int i = 0; i < folded.length(); i++) {
            char unit = folded.charAt(i);
            if (UCharacter.isUWhiteSpace(unit)) {
                space = !collapsed.isEmpty();
            } else {
                if (space) {
                    collapsed.append(' ');
                    space = false;
                }
                collapsed.append(unit);
            }
        }
        return collapsed.toString();
    }
}
