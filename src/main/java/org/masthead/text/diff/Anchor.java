package org.masthead.text.diff;

import java.util.Arrays;
import java.util.List;

/** A piece that occurs once on each side, by its two places. */
record Anchor(int before, int after) {

    /**
     * The most of them that stand in the same order on both sides, by patience sorting.
     *
     * @param anchors in the order of {@code before}
     */
    static List<Anchor> longestChain(List<Anchor> anchors) {
        int[] ends = new int[anchors.size()];
        int[] previous = new int[anchors.size()];
        int length = 0;
        for (int i = 0; i < previous.length; i++) {
            int pile = pileFor(anchors, ends, length, i);
            previous[i] = pile == 0 ? -1 : ends[pile - 1];
            ends[pile] = i;
            length = Math.max(length, pile + 1);
        }
        Anchor[] chain = new Anchor[length];
        int next = length == 0 ? -1 : ends[length - 1];
        for (int i = length - 1; i >= 0; i--) {
            chain[i] = anchors.get(next);
            next = previous[next];
        }
        return Arrays.asList(chain);
    }

    private static int pileFor(List<Anchor> anchors, int[] ends, int length, int anchor) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (anchors.get(ends[middle]).after() < anchors.get(anchor).after()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
