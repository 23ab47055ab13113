package org.masthead.text.diff;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What two who started from the same record, not knowing of each other, make of it together. */
public final class ThreeWay {
    private final Pieces base;
    private final Side theirs;
    private final Side yours;
    private final StringBuilder merged = new StringBuilder();

    private ThreeWay(String base, String theirs, String yours) {
        this.base = Pieces.lines(base);
        this.theirs = new Side(this.base, theirs);
        this.yours = new Side(this.base, yours);
    }

    /**
     * The text with both changes, by lines, as {@code diff3 -m} has it. What both changed alike is changed once.
     *
     * <p>Time is bounded as that of {@link TextDiff}; who is over the bound has changed everything between two lines
     * that are known to be the same.
     *
     * @return empty if they changed the same lines, or lines next to each other, and not alike
     */
    public static Optional<String> merge(String base, String theirs, String yours) {
        return new ThreeWay(base, theirs, yours).merge();
    }

    private Optional<String> merge() {
        int place = 0;
        while (theirs.hasNext() || yours.hasNext()) {
            int start = Math.min(theirs.nextStart(), yours.nextStart());
            merged.append(base.text(place, start));
            theirs.startAt(start);
            yours.startAt(start);
            place = reach(start);
            if (theirs.isTouched() && yours.isTouched() && !theirs.upTo(place).equals(yours.upTo(place))) {
                return Optional.empty();
            }
            merged.append((theirs.isTouched() ? theirs : yours).upTo(place));
        }
        merged.append(base.text(place, base.size()));
        return Optional.of(merged.toString());
    }

    /** Takes in what overlaps or touches, until nothing does. */
    private int reach(int start) {
        int end = start;
        int last;
        do {
            last = end;
            end = yours.reach(theirs.reach(end));
        } while (end > last);
        return end;
    }

    /**
     * Lists as ordered sets: theirs, without what you took out, then what you put in. If you alone changed the order of
     * what was there, yours is the order, and theirs are the additions at the end.
     *
     * <p>Who changed nothing gives way to the other's list as it is.
     */
    public static <T> List<T> mergeSets(List<T> base, List<T> theirs, List<T> yours) {
        if (theirs.equals(base)) {
            return List.copyOf(yours);
        }
        if (yours.equals(base)) {
            return List.copyOf(theirs);
        }
        boolean onlyYouMoved = keepsOrder(base, theirs) && !keepsOrder(base, yours);
        return onlyYouMoved ? changedAlso(base, yours, theirs) : changedAlso(base, theirs, yours);
    }

    private static <T> boolean keepsOrder(List<T> base, List<T> list) {
        return common(base, list).equals(common(list, base));
    }

    private static <T> List<T> common(List<T> list, List<T> other) {
        Set<T> others = new HashSet<>(other);
        return list.stream().distinct().filter(others::contains).toList();
    }

    private static <T> List<T> changedAlso(List<T> base, List<T> leading, List<T> other) {
        Set<T> removed = new HashSet<>(base);
        other.forEach(removed::remove);
        Set<T> merged = new LinkedHashSet<>(leading);
        removed.forEach(merged::remove);
        Set<T> known = new HashSet<>(base);
        other.stream().filter(element -> !known.contains(element)).forEach(merged::add);
        return List.copyOf(merged);
    }

    /** One of the two, walked from the start of the text to its end. */
    private static final class Side {
        private final Pieces lines;
        private final List<Hunk> hunks;
        private int next;
        /** How many lines further down than in the base this side is, behind the hunks taken. */
        private int shift;

        private int start;
        private boolean touched;

        /** Each side has a budget of its own, so that it does not matter which is which. */
        Side(Pieces base, String text) {
            this.lines = Pieces.lines(text);
            this.hunks = Alignment.hunks(base, lines, new Budget());
        }

        boolean hasNext() {
            return next < hunks.size();
        }

        int nextStart() {
            return hasNext() ? hunks.get(next).beforeStart() : Integer.MAX_VALUE;
        }

        /** Begins a stretch at a line of the base that no hunk is around. */
        void startAt(int line) {
            start = line + shift;
            touched = false;
        }

        /** Takes the hunks that start within the stretch, and tells how far it goes with them. */
        int reach(int end) {
            int reached = end;
            while (hasNext() && nextStart() <= reached) {
                Hunk hunk = hunks.get(next++);
                shift = hunk.afterEnd() - hunk.beforeEnd();
                reached = Math.max(reached, hunk.beforeEnd());
                touched = true;
            }
            return reached;
        }

        boolean isTouched() {
            return touched;
        }

        /** This side's text of the stretch. */
        String upTo(int end) {
            return lines.text(start, end + shift);
        }
    }
}
