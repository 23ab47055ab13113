package org.masthead.text.search;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.masthead.text.search.Word.Kind;

/**
 * The words of a text that may be wanted, at a glance: it is gone through by the pieces between white space, and only those
 * that are neither plain nor unlike all that is wanted are taken apart as {@link Words} does. Positions are right among
 * words with nothing but wanted ones between them; others are far from each other. Not thread-safe; one for each text.
 */
final class WantedWords {

    /** Positions that a piece without wanted words takes; no phrase is as long. */
    private static final int FAR = 256;

    private static final int ASCII = 0x80;

    private final String text;
    private final Beginnings wanted;
    private final Predicate<Word> sink;
    private @Nullable Words words;
    private int position;
    private boolean open = true;

    private WantedWords(String text, Beginnings wanted, Predicate<Word> sink) {
        this.text = text;
        this.wanted = wanted;
        this.sink = sink;
    }

    /**
     * Hands over those words, and maybe others, in the order of the text.
     *
     * @param sink takes one; false when it wants no more
     */
    static void each(String text, Beginnings wanted, Predicate<Word> sink) {
        new WantedWords(text, wanted, sink).run();
    }

    private void run() {
        int start = 0;
        while (start < text.length() && open) {
            int end = start;
            boolean plain = true;
            char unit = text.charAt(start);
            while (!isSpace(unit)) {
                plain &= unit < ASCII && unit != '\'';
                if (++end == text.length()) {
                    break;
                }
                unit = text.charAt(end);
            }
            if (plain) {
                plain(start, end);
            } else {
                other(start, end);
            }
            start = end + 1;
        }
    }

    /** What parts words whatever stands beside it. */
    private static boolean isSpace(char unit) {
        return unit == ' '
                || (unit >= '\t' && unit <= '\r')
                || (unit >= '\u3000' && unit <= '\u3002')
                || unit == '\uFF01'
                || unit == '\uFF1F';
    }

    /** Of ASCII without apostrophes, letters and digits side by side are a word, and nothing else is. */
    private void plain(int from, int until) {
        int start = from;
        while (start < until && open) {
            int end = start;
            while (end < until && isWordUnit(text.charAt(end))) {
                end++;
            }
            if (end - start > WordForm.MAX_LENGTH) {
                takeApart(start, end);
            } else if (end > start) {
                plainWord(start, end);
            }
            start = end + 1;
        }
    }

    private static boolean isWordUnit(char ascii) {
        return (ascii >= 'a' && ascii <= 'z') || (ascii >= 'A' && ascii <= 'Z') || (ascii >= '0' && ascii <= '9');
    }

    private void plainWord(int start, int end) {
        if (wanted.takeAscii(text, start, end)) {
            position++;
            String form = WordForm.cased(text.substring(start, end));
            open = sink.test(new Word(Kind.WORD, form, form, position, start, end));
        } else {
            position += FAR;
        }
    }

    private void other(int from, int until) {
        boolean worded = false;
        for (int i = from; i < until; i++) {
            char unit = text.charAt(i);
            boolean inside = unit < ASCII && i > from && isWordUnit(text.charAt(i - 1));
            if (!inside && wanted.takeLetter(unit)) {
                takeApart(from, until);
                return;
            }
            worded |= Character.isLetterOrDigit(unit);
        }
        if (worded) {
            position += FAR;
        } else {
            takeApart(from, until);
        }
    }

    private void takeApart(int from, int until) {
        int before = position;
        if (words == null) {
            words = new Words();
        }
        words.run(text.substring(from, until), word -> {
            position = before + word.position();
            open = sink.test(word.movedBy(before, from));
            return open;
        });
    }
}
