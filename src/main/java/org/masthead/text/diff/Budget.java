package org.masthead.text.diff;

/**
 * The work that one comparison may still do, in steps of its innermost loops; what finds it spent says "all replaced"
 * and is right, if coarse.
 *
 * <p>The time of the shortest edit script grows with length times difference: hours for two megabytes without a line in
 * common. Nobody reads such a difference word by word, so there is no use in waiting for it.
 */
final class Budget {
    /**
     * Some tenths of a second of one core. A distance of d pieces takes about d²/2 steps, so that a block, with half of
     * them, may have some 7,000 words taken out and put in between two anchors.
     */
    private static final long STEPS = 60_000_000;

    private long left = STEPS;
    private long heldBack;

    /** Starts a block, which may take half of what is left, so that a hopeless one leaves something to the next. */
    void startBlock() {
        heldBack = left / 2;
    }

    /** Takes steps that were done or are about to be; false says to stop here. */
    boolean spend(long steps) {
        left -= steps;
        return left > heldBack;
    }
}
