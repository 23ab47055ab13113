package org.masthead.text.diff;

/** A stretch of pieces of the one text, and the stretch of the other that stands in its place; ends are exclusive. */
record Hunk(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
    int size() {
        return beforeEnd - beforeStart + afterEnd - afterStart;
    }

    /** Whether one of the sides has nothing, so that there is nothing to compare. */
    boolean isOneSided() {
        return beforeStart == beforeEnd || afterStart == afterEnd;
    }
}
