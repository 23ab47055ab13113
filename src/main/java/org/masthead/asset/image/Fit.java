package org.masthead.asset.image;

/** How a picture is fitted into the sides that were asked for. It is never enlarged. */
public enum Fit {
    /** Fills both sides; what stands over is cut off, around the focal point. */
    COVER,
    /** Whole, in the middle of a canvas that has exactly both sides. */
    CONTAIN,
    /** Whole, within both sides. */
    INSIDE
}
