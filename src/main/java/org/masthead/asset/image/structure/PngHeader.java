package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import org.masthead.asset.image.ImageRefusedException;

/**
 * What the chunk IHDR of a PNG says (W3C PNG §11.2.1).
 *
 * @param colourType 0 grey, 2 colours, 3 colours of the palette, 4 grey with alpha, 6 colours with alpha
 */
record PngHeader(int width, int height, int colourType) {

    private static final int LENGTH = 13;

    /** Reads it, unless it is broken or the picture too large. */
    static PngHeader of(byte[] content) throws ImageRefusedException {
        if (content.length != LENGTH) {
            throw Refusal.malformed(
                    "The PNG's chunk IHDR has " + content.length + " bytes; it must have " + LENGTH + ".");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int depth = bytes.get(8);
        int colourType = bytes.get(9);
        boolean isKnown = switch (colourType) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
        if (!isKnown) {
            throw Refusal.malformed("The PNG has colour type " + colourType + " with " + depth
                    + " bits a sample, which do not go together.");
        }
        if (bytes.get(10) != 0 || bytes.get(11) != 0 || bytes.get(12) < 0 || bytes.get(12) > 1) {
            throw Refusal.malformed("The PNG names compression " + bytes.get(10) + ", filter " + bytes.get(11)
                    + " and interlacing " + bytes.get(12) + "; they may be 0, 0, and 0 or 1.");
        }
        Pixels.check(bytes.getInt(0) & 0xFFFFFFFFL, bytes.getInt(4) & 0xFFFFFFFFL);
        return new PngHeader(bytes.getInt(0), bytes.getInt(4), colourType);
    }

    boolean isGrey() {
        return colourType == 0 || colourType == 4;
    }

    /** Whether each pixel says how transparent it is. */
    boolean hasAlpha() {
        return colourType >= 4;
    }
}
