package org.masthead.text.diff;

import java.util.Optional;

/**
 * The least that must be taken out and put in, found from both ends at once in linear space (Myers 1986, "An O(ND)
 * difference algorithm and its variations", §4b), as far as the {@link Budget} goes.
 *
 * <p>A stretch that the budget does not reach has no matches. Written here because the algorithms of java-diff-utils
 * cannot be stopped, and their time is quadratic where the texts have little in common.
 */
final class ShortestEdit {
    private final int[] before;
    private final int[] after;
    private final Budget budget;
    private final Front forward;
    private final Front backward;
    private boolean spent;

    ShortestEdit(int[] before, int[] after, Budget budget) {
        this.before = before;
        this.after = after;
        this.budget = budget;
        this.forward = new Front(before.length, after.length, Integer.MIN_VALUE / 2);
        this.backward = new Front(before.length, after.length, Integer.MAX_VALUE / 2);
    }

    /** Tells each match once, in no particular order. */
    void find(Matches matches) {
        find(new Hunk(0, before.length, 0, after.length), matches);
    }

    /** Nests no deeper than the logarithm of the distance, which each middle halves. */
    private void find(Hunk block, Matches matches) {
        int start = block.beforeStart();
        int afterStart = block.afterStart();
        while (start < block.beforeEnd() && afterStart < block.afterEnd() && before[start] == after[afterStart]) {
            matches.add(start++, afterStart++);
        }
        int end = block.beforeEnd();
        int afterEnd = block.afterEnd();
        while (start < end && afterStart < afterEnd && before[end - 1] == after[afterEnd - 1]) {
            matches.add(--end, --afterEnd);
        }
        Hunk rest = new Hunk(start, end, afterStart, afterEnd);
        if (!rest.isOneSided() && !spent) {
            middle(rest).ifPresent(middle -> {
                find(middle.upTo(rest), matches);
                find(middle.from(rest), matches);
            });
        }
    }

    /** Where the ways from both ends meet; nowhere when the budget is spent. */
    private Optional<Middle> middle(Hunk block) {
        forward.start(block, block.beforeStart(), block.afterStart());
        backward.start(block, block.beforeEnd(), block.afterEnd());
        boolean odd = (block.size() & 1) != 0;
        Optional<Middle> middle = Optional.empty();
        while (middle.isEmpty() && !spent) {
            middle = goForward(block, odd);
            if (middle.isEmpty() && !spent) {
                middle = goBackward(block, !odd);
            }
        }
        return middle;
    }

    private Optional<Middle> goForward(Hunk block, boolean mayMeet) {
        forward.widen();
        for (int diagonal = forward.high(); diagonal >= forward.low() && !spent; diagonal -= 2) {
            int start = Math.max(forward.at(diagonal - 1) + 1, forward.at(diagonal + 1));
            int end = start;
            while (end < block.beforeEnd()
                    && end - diagonal < block.afterEnd()
                    && before[end] == after[end - diagonal]) {
                end++;
            }
            forward.reach(diagonal, end);
            spent = !budget.spend(1L + end - start);
            if (mayMeet && backward.has(diagonal) && backward.at(diagonal) <= end) {
                return Optional.of(new Middle(end, end - diagonal));
            }
        }
        return Optional.empty();
    }

    private Optional<Middle> goBackward(Hunk block, boolean mayMeet) {
        backward.widen();
        for (int diagonal = backward.high(); diagonal >= backward.low() && !spent; diagonal -= 2) {
            int end = Math.min(backward.at(diagonal - 1), backward.at(diagonal + 1) - 1);
            int start = end;
            while (start > block.beforeStart()
                    && start - diagonal > block.afterStart()
                    && before[start - 1] == after[start - diagonal - 1]) {
                start--;
            }
            backward.reach(diagonal, start);
            spent = !budget.spend(1L + end - start);
            if (mayMeet && forward.has(diagonal) && start <= forward.at(diagonal)) {
                return Optional.of(new Middle(start, start - diagonal));
            }
        }
        return Optional.empty();
    }

    /** Who is told which piece of the one text is which of the other. */
    interface Matches {
        void add(int before, int after);
    }

    /** A point that a shortest way goes through. */
    private record Middle(int before, int after) {
        Hunk upTo(Hunk block) {
            return new Hunk(block.beforeStart(), before, block.afterStart(), after);
        }

        Hunk from(Hunk block) {
            return new Hunk(before, block.beforeEnd(), after, block.afterEnd());
        }
    }
}
