package org.masthead.text.diff;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.masthead.text.WordCount;

/** A text cut into lines or words; the pieces in their order are the whole text, and no surrogate pair is cut. */
final class Pieces {
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private final String text;
    /** Where each piece starts, and last the length of the text. */
    private final int[] starts;

    private Pieces(String text, IntUnaryOperator endOfPiece) {
        this.text = text;
        int[] found = new int[text.length() + 1];
        int count = 0;
        while (found[count] < text.length()) {
            found[count + 1] = endOfPiece.applyAsInt(found[count]);
            count++;
        }
        this.starts = Arrays.copyOf(found, count + 1);
    }

    /** Lines with the line feed that ends them; the last may lack it. */
    static Pieces lines(String text) {
        return new Pieces(text, start -> {
            int lineFeed = text.indexOf('\n', start);
            return lineFeed < 0 ? text.length() : lineFeed + 1;
        });
    }

    /**
     * Runs of letters and digits; runs of blanks; ends of lines; and each Han character, kana, punctuation mark or
     * symbol by itself. Combining marks go with what they stand on.
     */
    static Pieces words(String text) {
        return new Pieces(text, start -> endOfWord(text, start));
    }

    private static int endOfWord(String text, int start) {
        int first = text.codePointAt(start);
        int next = start + Character.charCount(first);
        if (first == '\r' && text.startsWith("\n", next)) {
            return next + 1;
        }
        if (isEndOfLine(first)) {
            return next;
        }
        if (isBlank(first)) {
            return endOfRun(text, next, Pieces::isBlank);
        }
        return endOfRun(text, next, isInWord(first) ? Pieces::isInWord : Pieces::isMark);
    }

    private static int endOfRun(String text, int start, CodePoints kind) {
        int end = start;
        while (end < text.length() && kind.include(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isEndOfLine(int codePoint) {
        return codePoint == '\n' || codePoint == '\r';
    }

    private static boolean isBlank(int codePoint) {
        return (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) && !isEndOfLine(codePoint);
    }

    private static boolean isInWord(int codePoint) {
        return isMark(codePoint) || Character.isLetterOrDigit(codePoint) && !WordCount.isWordByItself(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return (MARKS >> Character.getType(codePoint) & 1) != 0;
    }

    int size() {
        return starts.length - 1;
    }

    /** The text of the pieces from one to another, the latter not included. */
    String text(int from, int to) {
        return text.substring(starts[from], starts[to]);
    }

    /** A number for each piece: the same for the same text, from 0 on as the texts are first met. */
    int[] numbers(Map<String, Integer> known) {
        int[] numbers = new int[size()];
        for (int i = 0; i < numbers.length; i++) {
            Integer fresh = known.size();
            Integer number = known.putIfAbsent(text(i, i + 1), fresh);
            numbers[i] = number == null ? fresh : number;
        }
        return numbers;
    }

    /** A kind of characters. */
    private interface CodePoints {
        boolean include(int codePoint);
    }
}
