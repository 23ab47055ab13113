package org.masthead.asset.image;

/**
 * A picture made small, at most {@value #MAX_SIDE} pixels wide and high.
 *
 * @param argb its pixels, row by row, not premultiplied
 */
public record Sample(int width, int height, int[] argb) {

    /** Pixels of its longer side, at most. */
    public static final int MAX_SIDE = 100;
}
