package org.masthead.text.diff;

import java.util.List;

/** The unified format of POSIX {@code diff -u}, with the line that GNU adds where a last line has no line feed. */
final class UnifiedFormat {
    private static final int CONTEXT = 3;

    private final Pieces before;
    private final Pieces after;
    private final List<Hunk> hunks;
    private final StringBuilder out = new StringBuilder();

    UnifiedFormat(Pieces before, Pieces after, List<Hunk> hunks) {
        this.before = before;
        this.after = after;
        this.hunks = hunks;
    }

    String write(String beforeName, String afterName) {
        if (hunks.isEmpty()) {
            return "";
        }
        out.append("--- ").append(beforeName).append("\n+++ ").append(afterName).append('\n');
        int first = 0;
        for (int i = 1; i <= hunks.size(); i++) {
            if (i == hunks.size()
                    || hunks.get(i).beforeStart() - hunks.get(i - 1).beforeEnd() > 2 * CONTEXT) {
                write(hunks.subList(first, i));
                first = i;
            }
        }
        return out.toString();
    }

    /** Writes hunks whose contexts touch. */
    private void write(List<Hunk> group) {
        Hunk first = group.get(0);
        Hunk last = group.get(group.size() - 1);
        int contextBefore = Math.min(CONTEXT, first.beforeStart());
        int contextAfter = Math.min(CONTEXT, before.size() - last.beforeEnd());
        int start = first.beforeStart() - contextBefore;
        int end = last.beforeEnd() + contextAfter;
        out.append("@@ -").append(range(start, end)).append(" +");
        out.append(range(first.afterStart() - contextBefore, last.afterEnd() + contextAfter));
        out.append(" @@\n");
        int place = start;
        for (Hunk hunk : group) {
            lines(' ', before, place, hunk.beforeStart());
            lines('-', before, hunk.beforeStart(), hunk.beforeEnd());
            lines('+', after, hunk.afterStart(), hunk.afterEnd());
            place = hunk.beforeEnd();
        }
        lines(' ', before, place, end);
    }

    /** Counts from 1, and names the line before where there is none. */
    private static String range(int start, int end) {
        return (start == end ? start : start + 1) + "," + (end - start);
    }

    private void lines(char sign, Pieces text, int start, int end) {
        for (int i = start; i < end; i++) {
            String line = text.text(i, i + 1);
            out.append(sign).append(line);
            if (!line.endsWith("\n")) {
                out.append("\n\\ No newline at end of file\n");
            }
        }
    }
}
