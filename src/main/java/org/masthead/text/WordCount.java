package org.masthead.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;

/**
 * How long a text is to read.
 *
 * <p>A word is a run between white space that has a letter or digit in it; each Han character and kana counts as one
 * word of its own; scripts that write no spaces (Thai, Lao, Khmer, Burmese) are cut by ICU's dictionaries. Minutes are
 * rounded up from {@value #WORDS_A_MINUTE} words (Brysbaert 2019, "How many words do we read per minute?", doi
 * 10.1016/j.jml.2019.104047) and {@value #IDEOGRAPHS_A_MINUTE} Han characters or kana (the figure of Hugo and Medium)
 * a minute. Linear in the length of the text.
 *
 * @param words at least 0
 * @param minutes 0 for a text without words, else at least 1
 */
public record WordCount(int words, int minutes) {
    private static final int WORDS_A_MINUTE = 238;
    private static final int IDEOGRAPHS_A_MINUTE = 500;

    public static WordCount of(String plainText) {
        Tally tally = new Tally(plainText);
        tally.run();
        double minutes = (double) tally.spaced / WORDS_A_MINUTE + (double) tally.ideographs / IDEOGRAPHS_A_MINUTE;
        return new WordCount(tally.spaced + tally.ideographs, (int) Math.ceil(minutes));
    }

    /** Whether a character is a word by itself: Han, Hiragana, Katakana and the mark that lengthens a kana. */
    public static boolean isWordByItself(int codePoint) {
        if (codePoint < 0x2E80) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(codePoint);
        return Character.isLetter(codePoint)
                && (script == UnicodeScript.HAN
                        || script == UnicodeScript.HIRAGANA
                        || script == UnicodeScript.KATAKANA
                        || codePoint == 0x30FC
                        || codePoint == 0xFF70);
    }

    /** One walk over a text. */
    private static final class Tally {
        private final String text;
        private int spaced;
        private int ideographs;
        private boolean inWord;

        Tally(String text) {
            this.text = text;
        }

        void run() {
            int position = 0;
            while (position < text.length()) {
                int codePoint = text.codePointAt(position);
                if (isUnspaced(codePoint)) {
                    position = countUnspaced(position);
                } else {
                    count(codePoint);
                    position += Character.charCount(codePoint);
                }
            }
        }

        private void count(int codePoint) {
            if (isWordByItself(codePoint)) {
                ideographs++;
                inWord = false;
            } else if (UCharacter.isUWhiteSpace(codePoint)) {
                inWord = false;
            } else if (!inWord && Character.isLetterOrDigit(codePoint)) {
                spaced++;
                inWord = true;
            }
        }

        private int countUnspaced(int start) {
            int end = start;
            while (end < text.length() && isUnspaced(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
            words.setText(text.substring(start, end));
            while (words.next() != BreakIterator.DONE) {
                spaced++;
            }
            inWord = false;
            return end;
        }

        private static boolean isUnspaced(int codePoint) {
            return codePoint >= 0x0E00
                    && UCharacter.getIntPropertyValue(codePoint, UProperty.LINE_BREAK)
                            == UCharacter.LineBreak.COMPLEX_CONTEXT;
        }
    }
}
