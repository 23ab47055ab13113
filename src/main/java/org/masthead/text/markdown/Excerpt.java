package org.masthead.text.markdown;

import org.masthead.text.WordCount;

/**
 * The beginning of an article, in plain text: what stands before the author's marker, else about 70 words or 140 Han
 * characters of its prose. At most {@value #MAX_LENGTH} UTF-16 units; one that was cut ends in {@code …}.
 */
final class Excerpt {
    private static final int MAX_LENGTH = 2_000;

    /** A word takes two, a Han character one. */
    private static final int BUDGET = 140;

    private Excerpt() {}

    static String marked(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int boundary = MAX_LENGTH - 1;
        while (boundary > MAX_LENGTH / 2 && !Character.isWhitespace(text.charAt(boundary))) {
            boundary--;
        }
        return cut(text, boundary > MAX_LENGTH / 2 ? boundary : MAX_LENGTH - 1);
    }

    static String first(String prose) {
        String head = prose.substring(0, Math.min(prose.length(), 2 * MAX_LENGTH));
        String line = head.replaceAll("\\s+", " ").strip();
        int end = endOfBudget(line);
        if (end == line.length() && head.length() == prose.length() && end <= MAX_LENGTH) {
            return line;
        }
        return cut(line, Math.min(end, MAX_LENGTH - 1));
    }

    private static int endOfBudget(String line) {
        int spent = 0;
        boolean inWord = false;
        int codePoint;
        for (int i = 0; i < line.length(); i += Character.charCount(codePoint)) {
            codePoint = line.codePointAt(i);
            boolean alone = WordCount.isWordByItself(codePoint);
            boolean starts = !alone && !inWord && !Character.isWhitespace(codePoint);
            int price = alone ? 1 : starts && Character.isLetterOrDigit(codePoint) ? 2 : 0;
            if (spent + price > BUDGET) {
                return i;
            }
            spent += price;
            inWord = !alone && !Character.isWhitespace(codePoint) && (inWord || price > 0);
        }
        return line.length();
    }

    private static String cut(String text, int end) {
        boolean splits = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end).stripTrailing() + "…";
    }
}
