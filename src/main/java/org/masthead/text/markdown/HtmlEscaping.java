package org.masthead.text.markdown;

/**
 * Writes text so that HTML reads it back unchanged, with the fewest escapes (WHATWG HTML §13.3), and without what HTML
 * cannot hold: control characters and noncharacters are left out, a lone surrogate becomes U+FFFD.
 */
final class HtmlEscaping {
    private HtmlEscaping() {}

    static void text(String text, BoundedText html) {
        escape(text, html, false);
    }

    static void attribute(String value, BoundedText html) {
        escape(value, html, true);
    }

    private static void escape(String text, BoundedText html, boolean quoted) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            switch (codePoint) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case 0xA0 -> html.append("&nbsp;");
                case '"' -> html.append(quoted ? "&quot;" : "\"");
                default -> plain(codePoint, html);
            }
        }
    }

    private static void plain(int codePoint, BoundedText html) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            html.append('\ufffd');
        } else if (!isControl(codePoint) && !isNoncharacter(codePoint)) {
            html.appendCodePoint(codePoint);
        }
    }

    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t';
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }
}
