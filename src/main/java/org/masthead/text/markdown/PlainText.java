package org.masthead.text.markdown;

import java.util.Set;

/**
 * The words of an article as they are collected: white space is one space, a block is a line, preformatted text is
 * kept as it is.
 */
final class PlainText {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "figure",
            "figcaption",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "details",
            "summary",
            "center",
            "hr",
            "br");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();
    private int preformatted;
    private char gap;

    void open(String name) {
        separate(name);
        if (name.equals("pre")) {
            preformatted++;
        }
    }

    void close(String name) {
        separate(name);
        if (name.equals("pre")) {
            preformatted--;
        }
    }

    void append(String content) {
        for (int i = 0; i < content.length(); i++) {
            char unit = content.charAt(i);
            if (preformatted > 0 && unit == '\n') {
                text.append(takeGap()).append(unit);
            } else if (Character.isWhitespace(unit) && preformatted == 0) {
                gap = gap == '\n' ? gap : ' ';
            } else if (isText(content, i)) {
                text.append(takeGap()).append(unit);
            }
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** What {@link #head} needs to come back to this place. */
    int length() {
        return text.length();
    }

    String head(int length) {
        return text.substring(0, length).strip();
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }

    private void separate(String name) {
        if (BLOCKS.contains(name)) {
            gap = '\n';
        } else if (CELLS.contains(name) && gap == 0) {
            gap = ' ';
        }
    }

    private String takeGap() {
        String taken = gap == 0 || text.isEmpty() ? "" : String.valueOf(gap);
        gap = 0;
        return taken;
    }

    /** Leaves out control characters, which PostgreSQL or JSON may refuse, and halves of a surrogate pair. */
    private static boolean isText(String content, int index) {
        char unit = content.charAt(index);
        if (Character.isHighSurrogate(unit)) {
            return index + 1 < content.length() && Character.isLowSurrogate(content.charAt(index + 1));
        }
        if (Character.isLowSurrogate(unit)) {
            return index > 0 && Character.isHighSurrogate(content.charAt(index - 1));
        }
        return !Character.isISOControl(unit) || unit == '\t';
    }
}
