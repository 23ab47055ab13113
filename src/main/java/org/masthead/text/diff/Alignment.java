package org.masthead.text.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pieces of two texts are the same ones.
 *
 * <p>What is common at both ends goes first. Pieces that occur once in each text are anchors, as in Bram Cohen's
 * patience diff; between them it starts anew. Where there are none, the {@link ShortestEdit} decides. Pieces that the
 * other side lacks are left out of that: they cannot match, and make the work no shorter.
 */
final class Alignment {
    private final int[] before;
    private final int[] after;
    private final boolean[] keptBefore;
    private final boolean[] keptAfter;
    private final Occurrences occurrences;
    private final Budget budget;
    /** A list of its own, as anchors found one by one would nest deeper than a thread's stack. */
    private final Deque<Hunk> blocks = new ArrayDeque<>();

    private Alignment(Pieces before, Pieces after, Budget budget) {
        Map<String, Integer> known = new HashMap<>();
        this.before = before.numbers(known);
        this.after = after.numbers(known);
        this.keptBefore = new boolean[before.size()];
        this.keptAfter = new boolean[after.size()];
        this.occurrences = new Occurrences(known.size());
        this.budget = budget;
    }

    /** Where the texts differ, in order; between two hunks there is at least one piece that both have. */
    static List<Hunk> hunks(Pieces before, Pieces after, Budget budget) {
        Alignment alignment = new Alignment(before, after, budget);
        alignment.run();
        return alignment.hunks();
    }

    private void run() {
        blocks.push(new Hunk(0, before.length, 0, after.length));
        while (!blocks.isEmpty()) {
            Hunk block = withoutCommonEnds(blocks.pop());
            budget.startBlock();
            if (!block.isOneSided() && budget.spend(block.size())) {
                align(block);
            }
        }
    }

    private Hunk withoutCommonEnds(Hunk block) {
        int start = block.beforeStart();
        int afterStart = block.afterStart();
        while (start < block.beforeEnd() && afterStart < block.afterEnd() && before[start] == after[afterStart]) {
            keep(start++, afterStart++);
        }
        int end = block.beforeEnd();
        int afterEnd = block.afterEnd();
        while (start < end && afterStart < afterEnd && before[end - 1] == after[afterEnd - 1]) {
            keep(--end, --afterEnd);
        }
        return new Hunk(start, end, afterStart, afterEnd);
    }

    private void keep(int place, int afterPlace) {
        keptBefore[place] = true;
        keptAfter[afterPlace] = true;
    }

    private void align(Hunk block) {
        Occurrences.Common common = occurrences.common(before, after, block);
        List<Anchor> anchors = Anchor.longestChain(common.once());
        if (!anchors.isEmpty()) {
            divide(block, anchors);
            return;
        }
        int[] places = common.before();
        int[] afterPlaces = common.after();
        new ShortestEdit(numbersAt(before, places), numbersAt(after, afterPlaces), budget)
                .find((i, j) -> keep(places[i], afterPlaces[j]));
    }

    private void divide(Hunk block, List<Anchor> anchors) {
        int start = block.beforeStart();
        int afterStart = block.afterStart();
        for (Anchor anchor : anchors) {
            keep(anchor.before(), anchor.after());
            blocks.push(new Hunk(start, anchor.before(), afterStart, anchor.after()));
            start = anchor.before() + 1;
            afterStart = anchor.after() + 1;
        }
        blocks.push(new Hunk(start, block.beforeEnd(), afterStart, block.afterEnd()));
    }

    private static int[] numbersAt(int[] numbers, int[] places) {
        int[] some = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            some[i] = numbers[places[i]];
        }
        return some;
    }

    private List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        int place = 0;
        int afterPlace = 0;
        while (place < before.length || afterPlace < after.length) {
            int start = place;
            int afterStart = afterPlace;
            while (place < before.length && !keptBefore[place]) {
                place++;
            }
            while (afterPlace < after.length && !keptAfter[afterPlace]) {
                afterPlace++;
            }
            if (start < place || afterStart < afterPlace) {
                hunks.add(new Hunk(start, place, afterStart, afterPlace));
            }
            while (place < before.length && afterPlace < after.length && keptBefore[place] && keptAfter[afterPlace]) {
                place++;
                afterPlace++;
            }
        }
        return hunks;
    }
}
