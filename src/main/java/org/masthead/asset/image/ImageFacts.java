package org.masthead.asset.image;

import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an image say of it before a pixel is decoded.
 *
 * @param width pixels in a stored row, before the orientation is applied
 * @param height stored rows, before the orientation is applied
 * @param orientation as EXIF counts them (CIPA DC-008 §4.6.4), 1 to 8; 1 is upright
 * @param frames 1 for a still picture
 * @param transparent whether pixels may be transparent
 * @param colours what its pixels are made of
 * @param profile its ICC profile, unless there is none or it is sRGB
 */
public record ImageFacts(
        ImageType type,
        int width,
        int height,
        int orientation,
        int frames,
        boolean transparent,
        Colours colours,
        byte @Nullable [] profile) {

    /** Pixels of an image, at most; of one frame. */
    public static final int MAX_PIXELS = 50_000_000;

    /** Pixels of a side, at most: more a JPEG cannot have as it is commonly written. */
    public static final int MAX_SIDE = 65_500;

    /** Frames of an animation, at most. */
    public static final int MAX_FRAMES = 1_000;

    /** Bytes of an image file, at most: 25 MB. */
    public static final int MAX_BYTES = 25 * 1024 * 1024;

    /** What pixels are made of. */
    public enum Colours {
        GREY,
        RGB,
        CMYK
    }

    /** A still picture in sRGB, upright, as the store keeps them. */
    public static ImageFacts stored(ImageType type, int width, int height, int frames, boolean transparent) {
        return new ImageFacts(type, width, height, 1, frames, transparent, Colours.RGB, null);
    }

    /** Width of the picture as it is looked at. */
    public int shownWidth() {
        return orientation > 4 ? height : width;
    }

    /** Height of the picture as it is looked at. */
    public int shownHeight() {
        return orientation > 4 ? width : height;
    }

    /** Whether its pixels can be shown as they are: upright, in sRGB. */
    public boolean isPlain() {
        return orientation == 1 && profile == null && colours != Colours.CMYK;
    }

    /** Whether it moves. */
    public boolean isAnimated() {
        return frames > 1;
    }
}
