package org.masthead.asset.image;

import java.util.Locale;

/**
 * What stands in for a picture until it is there.
 *
 * @param color its dominant colour, as {@code #rrggbb}
 * @param thumbHash its ThumbHash (evanw.github.io/thumbhash), in Base64
 * @param placeholder a tiny image of it as a {@code data:} URI
 */
public record Impression(String color, String thumbHash, String placeholder) {

    private static final int OPAQUE_ENOUGH = 128;

    /** The impression of a picture: equal for equal pixels, on every machine. */
    public static Impression of(Sample sample) {
        return new Impression(dominantColor(sample.argb()), ThumbHash.of(sample), Placeholder.of(sample));
    }

    /** The mean of the fullest of 512 boxes of colour; pixels that are more than half transparent do not count. */
    private static String dominantColor(int[] argb) {
        long[][] boxes = new long[512][4];
        for (int pixel : argb) {
            if (pixel >>> 24 >= OPAQUE_ENOUGH) {
                long[] box = boxes[(pixel >> 15 & 0x1c0) | (pixel >> 10 & 0x38) | (pixel >> 5 & 0x7)];
                box[0]++;
                box[1] += pixel >> 16 & 0xff;
                box[2] += pixel >> 8 & 0xff;
                box[3] += pixel & 0xff;
            }
        }
        long[] fullest = boxes[0];
        for (long[] box : boxes) {
            fullest = box[0] > fullest[0] ? box : fullest;
        }
        long count = Math.max(1, fullest[0]);
        return String.format(Locale.ROOT, "#%02x%02x%02x", fullest[1] / count, fullest[2] / count, fullest[3] / count);
    }
}
