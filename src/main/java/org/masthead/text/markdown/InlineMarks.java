package org.masthead.text.markdown;

/**
 * Counts the marks of a line that can cost more than their length: those that may open emphasis or a bracket (a level of
 * nesting each) and those that may send the parser looking for an end that is not there.
 *
 * <p>Tags closed on their line are not counted, so a line of ordinary HTML is cheap.
 */
final class InlineMarks {
    /** A run of backticks is looked for to the end of the paragraph; longer runs than these hardly occur. */
    private static final int COMMON_BACKTICKS = 3;

    private final CharSequence line;
    private int count;

    private InlineMarks(CharSequence line) {
        this.line = line;
    }

    static int count(CharSequence line) {
        InlineMarks marks = new InlineMarks(line);
        marks.countRuns();
        marks.countBrackets();
        return marks.count;
    }

    private void countRuns() {
        int end;
        for (int start = 0; start < line.length(); start = end) {
            char mark = line.charAt(start);
            end = start + 1;
            if (mark == '*' || mark == '_' || mark == '~' || mark == '`') {
                while (end < line.length() && line.charAt(end) == mark) {
                    end++;
                }
                boolean counts = mark == '`' ? end - start > COMMON_BACKTICKS : mayOpen(start, end);
                count += counts ? end - start : 0;
            }
        }
    }

    private void countBrackets() {
        boolean open = false;
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '[' -> count++;
                case '<' -> {
                    count += open || isDeclaration(i) ? 1 : 0;
                    open = true;
                }
                case '>' -> open = false;
                default -> {}
            }
        }
        count += open ? 1 : 0;
    }

    /** Comments, processing instructions and CDATA end with more than {@code >}. */
    private boolean isDeclaration(int start) {
        return start + 1 < line.length() && (line.charAt(start + 1) == '!' || line.charAt(start + 1) == '?');
    }

    /** Generous: the runs that CommonMark lets open (§6.2, left-flanking) and a few more. */
    private boolean mayOpen(int start, int end) {
        if (end == line.length() || Character.isWhitespace(line.charAt(end))) {
            return false;
        }
        boolean behindWord = start > 0 && Character.isLetterOrDigit(line.charAt(start - 1));
        boolean beforeWord = Character.isLetterOrDigit(line.charAt(end));
        return !behindWord || beforeWord && line.charAt(start) != '_';
    }
}
