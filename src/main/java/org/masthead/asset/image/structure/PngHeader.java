package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;

/**
 * The header of a PNG (W3C PNG, Third Edition, §11.2.1).
 *
 * @param kind the colour type: 0, 2, 3, 4 or 6
 */
record PngHeader(int width, int height, int depth, int kind) {

    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;

    static PngHeader of(byte[] chunk) throws ImageRefusedException {
        if (chunk.length != 13) {
            throw Refusal.malformed("The header of the PNG has " + chunk.length + " bytes; it must have 13.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        Pixels.check(bytes.getInt(0) & 0xFFFFFFFFL, bytes.getInt(4) & 0xFFFFFFFFL);
        PngHeader header = new PngHeader(bytes.getInt(0), bytes.getInt(4), bytes.get(8), bytes.get(9));
        if (!header.isAllowed() || bytes.get(10) != 0 || bytes.get(11) != 0 || (bytes.get(12) & 0xFE) != 0) {
            throw Refusal.malformed("The header of the PNG names a colour type (" + header.kind + "), depth ("
                    + header.depth + ") or method that does not exist.");
        }
        return header;
    }

    private boolean isAllowed() {
        return switch (kind) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
    }

    boolean hasPalette() {
        return kind == PALETTE;
    }

    boolean hasAlpha() {
        return kind >= GREY_ALPHA;
    }

    Colours colours() {
        return kind == GREY || kind == GREY_ALPHA ? Colours.GREY : Colours.RGB;
    }

    /** Whether a {@code tRNS} chunk of that length fits (§11.3.1.1). */
    boolean fitsTransparency(int length, int paletteEntries) {
        return switch (kind) {
            case GREY -> length == 2;
            case RGB -> length == 6;
            case PALETTE -> length >= 1 && length <= paletteEntries;
            default -> false;
        };
    }

    /** Whether a {@code PLTE} chunk of that length fits (§11.2.2). */
    boolean fitsPalette(int length) {
        int most = hasPalette() ? 1 << depth : 256;
        return length % 3 == 0 && length >= 3 && length <= 3 * most && colours() == Colours.RGB;
    }
}
