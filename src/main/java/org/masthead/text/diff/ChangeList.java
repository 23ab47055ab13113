package org.masthead.text.diff;

import java.util.ArrayList;
import java.util.List;
import org.masthead.text.diff.TextDiff.Change;
import org.masthead.text.diff.TextDiff.Op;

/** A list of changes in the making: joins neighbours, and shows as replaced what is equal by chance alone. */
final class ChangeList {
    /** The most UTF-16 units that pass for chance: a blank, a comma, "the" with its blanks. */
    private static final int CHANCE = 5;

    private final List<Change> changes = new ArrayList<>();
    private final StringBuilder deleted = new StringBuilder();
    private final StringBuilder inserted = new StringBuilder();
    /** What is equal after the deleted and inserted. */
    private final StringBuilder equal = new StringBuilder();

    void equal(String text) {
        equal.append(text);
    }

    void replace(String before, String after) {
        if (isByChance(before, after)) {
            deleted.append(equal);
            inserted.append(equal);
            equal.setLength(0);
        } else if (!equal.isEmpty()) {
            flush();
        }
        deleted.append(before);
        inserted.append(after);
    }

    List<Change> finish() {
        flush();
        return List.copyOf(changes);
    }

    /** Whether what is equal says nothing to a reader, standing between two replacements on the same line. */
    private boolean isByChance(String before, String after) {
        int shortest =
                Math.min(Math.min(deleted.length(), inserted.length()), Math.min(before.length(), after.length()));
        return shortest > 0
                && equal.length() <= CHANCE
                && equal.chars().noneMatch(unit -> unit == '\n' || unit == '\r')
                && (equal.length() <= shortest || equal.codePoints().noneMatch(Character::isLetterOrDigit));
    }

    private void flush() {
        flush(Op.DELETE, deleted);
        flush(Op.INSERT, inserted);
        flush(Op.EQUAL, equal);
    }

    private void flush(Op op, StringBuilder text) {
        if (!text.isEmpty()) {
            changes.add(new Change(op, text.toString()));
            text.setLength(0);
        }
    }
}
