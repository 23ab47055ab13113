package org.masthead.text.diff;

/**
 * How far the ways from one end have come, on each diagonal they reach.
 *
 * <p>A diagonal is the place before minus the place after; a way is known by its place before. The diagonals reached
 * grow by one to each side a step, and shrink where they would leave the block.
 */
final class Front {
    private final int[] places;
    /** The index of diagonal 0; the lowest, and one more that is outside, come before it. */
    private final int zero;

    private final int nowhere;
    private int lowest;
    private int highest;
    private int low;
    private int high;

    /** @param nowhere the place on a diagonal not yet reached, which every way is beyond */
    Front(int lengthBefore, int lengthAfter, int nowhere) {
        this.places = new int[lengthBefore + lengthAfter + 3];
        this.zero = lengthAfter + 1;
        this.nowhere = nowhere;
    }

    void start(Hunk block, int before, int after) {
        lowest = block.beforeStart() - block.afterEnd();
        highest = block.beforeEnd() - block.afterStart();
        low = before - after;
        high = low;
        reach(low, before);
    }

    void widen() {
        if (low > lowest) {
            low--;
            reach(low - 1, nowhere);
        } else {
            low++;
        }
        if (high < highest) {
            high++;
            reach(high + 1, nowhere);
        } else {
            high--;
        }
    }

    int low() {
        return low;
    }

    int high() {
        return high;
    }

    boolean has(int diagonal) {
        return low <= diagonal && diagonal <= high;
    }

    int at(int diagonal) {
        return places[zero + diagonal];
    }

    void reach(int diagonal, int place) {
        places[zero + diagonal] = place;
    }
}
