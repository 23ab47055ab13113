package org.masthead.text.markdown;

/**
 * Ends a table where filling up its short rows would bring the document past {@value #MAX_EMPTY_CELLS} empty cells.
 *
 * <p>A row shorter than the head is filled up with empty cells, so that a head of 250,000 columns and 500,000 rows of one
 * character fit in 2 MB and ask for 10¹¹ cells. What follows the end is read as a paragraph.
 */
final class TableLimit {
    private static final int MAX_EMPTY_CELLS = 100_000;

    private TableLimit() {}

    static String apply(String source) {
        if (source.indexOf('|') < 0) {
            return source;
        }
        StringBuilder limited = new StringBuilder(source.length() + 16);
        long empty = 0;
        int columns = 0;
        int start = 0;
        while (start < source.length()) {
            int end = endOfLine(source, start);
            int pipes = pipes(source, start, end);
            if (pipes == 0) {
                columns = 0;
            } else if (isDelimiterRow(source, start, end)) {
                columns = Math.max(columns, pipes + 1);
            } else if (columns > 0) {
                empty += Math.max(0, columns - pipes);
                if (empty > MAX_EMPTY_CELLS) {
                    limited.append('\n');
                    columns = 0;
                }
            }
            limited.append(source, start, end);
            start = end;
        }
        return limited.toString();
    }

    private static int endOfLine(String source, int start) {
        int end = start;
        while (end < source.length() && source.charAt(end) != '\n' && source.charAt(end) != '\r') {
            end++;
        }
        if (end + 1 < source.length() && source.charAt(end) == '\r' && source.charAt(end + 1) == '\n') {
            end++;
        }
        return Math.min(end + 1, source.length());
    }

    private static int pipes(String source, int start, int end) {
        int pipes = 0;
        for (int i = start; i < end; i++) {
            if (source.charAt(i) == '|') {
                pipes++;
            }
        }
        return pipes;
    }

    private static boolean isDelimiterRow(String source, int start, int end) {
        boolean dash = false;
        for (int i = start; i < end; i++) {
            char unit = source.charAt(i);
            dash |= unit == '-';
            if ("|-:> \t\r\n".indexOf(unit) < 0) {
                return false;
            }
        }
        return dash;
    }
}
