package org.masthead.text.diff;

import java.util.ArrayList;
import java.util.List;

/** How often each number occurs in either side of a block; the counters are made once and used for block after block. */
final class Occurrences {
    private final int[] countBefore;
    private final int[] countAfter;
    private final int[] placeAfter;

    Occurrences(int numbers) {
        this.countBefore = new int[numbers];
        this.countAfter = new int[numbers];
        this.placeAfter = new int[numbers];
    }

    /** Takes time linear in the size of the block. */
    Common common(int[] before, int[] after, Hunk block) {
        for (int i = block.beforeStart(); i < block.beforeEnd(); i++) {
            countBefore[before[i]]++;
        }
        for (int i = block.afterStart(); i < block.afterEnd(); i++) {
            countAfter[after[i]]++;
            placeAfter[after[i]] = i;
        }
        Common common = new Common(
                placesOf(before, block.beforeStart(), block.beforeEnd(), countAfter),
                placesOf(after, block.afterStart(), block.afterEnd(), countBefore),
                once(before, block));
        for (int i = block.beforeStart(); i < block.beforeEnd(); i++) {
            countBefore[before[i]] = 0;
        }
        for (int i = block.afterStart(); i < block.afterEnd(); i++) {
            countAfter[after[i]] = 0;
        }
        return common;
    }

    private static int[] placesOf(int[] numbers, int start, int end, int[] countOfOther) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += countOfOther[numbers[i]] > 0 ? 1 : 0;
        }
        int[] places = new int[count];
        int next = 0;
        for (int i = start; i < end; i++) {
            if (countOfOther[numbers[i]] > 0) {
                places[next++] = i;
            }
        }
        return places;
    }

    private List<Anchor> once(int[] before, Hunk block) {
        List<Anchor> once = new ArrayList<>();
        for (int i = block.beforeStart(); i < block.beforeEnd(); i++) {
            int number = before[i];
            if (countBefore[number] == 1 && countAfter[number] == 1) {
                once.add(new Anchor(i, placeAfter[number]));
            }
        }
        return once;
    }

    /**
     * What the sides of a block have in common.
     *
     * @param before places of the pieces that occur on the other side too
     * @param after the same for the other side
     * @param once pairs of pieces that occur once on each side, in the order of the first side
     */
    record Common(int[] before, int[] after, List<Anchor> once) {}
}
