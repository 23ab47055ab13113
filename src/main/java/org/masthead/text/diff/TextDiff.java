package org.masthead.text.diff;

import java.util.List;

/**
 * What two texts differ in: by words, for the eye, and by lines, for {@code patch}.
 *
 * <p>Lines are compared first, then the words of what lies between lines that are the same; a Han character or kana is
 * a word. Work is bounded by a {@link Budget}: two megabytes with nothing in common take about a second, and come out
 * as one text deleted and one inserted. Immutable.
 */
public final class TextDiff {
    private final Pieces before;
    private final Pieces after;
    private final List<Hunk> hunks;
    private final List<Change> changes;

    private TextDiff(String before, String after) {
        Budget budget = new Budget();
        this.before = Pieces.lines(before);
        this.after = Pieces.lines(after);
        this.hunks = Alignment.hunks(this.before, this.after, budget);
        this.changes = changesByWords(budget);
    }

    /** Takes any text; nothing is normalised. */
    public static TextDiff of(String before, String after) {
        return new TextDiff(before, after);
    }

    /**
     * The way from the one text to the other. What is equal and deleted makes up the text before, what is equal and
     * inserted the text after; neighbours differ in kind, none is empty, and a deletion precedes its insertion.
     */
    public List<Change> changes() {
        return changes;
    }

    /**
     * A unified diff with three lines of context, as GNU {@code patch} takes it.
     *
     * @param beforeName without line feeds, as is the other
     * @return empty if the texts are equal
     */
    public String unified(String beforeName, String afterName) {
        return new UnifiedFormat(before, after, hunks).write(beforeName, afterName);
    }

    private List<Change> changesByWords(Budget budget) {
        ChangeList list = new ChangeList();
        int place = 0;
        for (Hunk hunk : hunks) {
            list.equal(before.text(place, hunk.beforeStart()));
            String gone = before.text(hunk.beforeStart(), hunk.beforeEnd());
            String come = after.text(hunk.afterStart(), hunk.afterEnd());
            if (hunk.isOneSided()) {
                list.replace(gone, come);
            } else {
                addWords(list, Pieces.words(gone), Pieces.words(come), budget);
            }
            place = hunk.beforeEnd();
        }
        list.equal(before.text(place, before.size()));
        return list.finish();
    }

    private static void addWords(ChangeList list, Pieces before, Pieces after, Budget budget) {
        int place = 0;
        for (Hunk hunk : Alignment.hunks(before, after, budget)) {
            list.equal(before.text(place, hunk.beforeStart()));
            list.replace(
                    before.text(hunk.beforeStart(), hunk.beforeEnd()), after.text(hunk.afterStart(), hunk.afterEnd()));
            place = hunk.beforeEnd();
        }
        list.equal(before.text(place, before.size()));
    }

    /** Which of the texts has a piece. */
    public enum Op {
        /** Both. */
        EQUAL,
        /** The text after alone. */
        INSERT,
        /** The text before alone. */
        DELETE
    }

    /**
     * One piece of the way.
     *
     * @param text never empty
     */
    public record Change(Op op, String text) {}
}
