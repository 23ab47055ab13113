package org.masthead.asset.image;

/**
 * The point of a picture that a crop keeps in view.
 *
 * @param x from the left edge, 0, to the right, 1
 * @param y from the top, 0, to the bottom, 1
 */
public record FocalPoint(double x, double y) {

    /** The middle: where nobody said otherwise. */
    public static final FocalPoint CENTRE = new FocalPoint(0.5, 0.5);
}
