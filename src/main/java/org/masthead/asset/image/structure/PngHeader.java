package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;

/**
 * The header of a PNG (W3C PNG, Third Edition, §11.2.1).
 *
 * @param kind the colour type: 0, 2, 3, 4 or 6
 * @param interlaced whether its rows come in the seven passes of Adam7
 */
record PngHeader(int width, int height, int depth, int kind, boolean interlaced) {

    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;

    /** Of each pass its first column and row, and the steps to the next. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] WHOLE = {{0, 0, 1, 1}};

    static PngHeader of(byte[] chunk) throws ImageRefusedException {
        if (chunk.length != 13) {
            throw Refusal.malformed("The header of the PNG has " + chunk.length + " bytes; it must have 13.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        Pixels.check(bytes.getInt(0) & 0xFFFFFFFFL, bytes.getInt(4) & 0xFFFFFFFFL);
        PngHeader header =
                new PngHeader(bytes.getInt(0), bytes.getInt(4), bytes.get(8), bytes.get(9), bytes.get(12) == 1);
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

    /** Bytes of its rows, each with its filter, before they are packed (§7.2, §8.1). */
    long scanBytes() {
        long all = 0;
        for (int[] pass : interlaced ? ADAM7 : WHOLE) {
            long across = (width - pass[0] + pass[2] - 1L) / pass[2];
            long down = (height - pass[1] + pass[3] - 1L) / pass[3];
            if (across > 0 && down > 0) {
                all += down * (1 + (across * channels() * depth + Byte.SIZE - 1) / Byte.SIZE);
            }
        }
        return all;
    }

    private int channels() {
        return switch (kind) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case GREY, PALETTE -> 1;
            default -> 4;
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

    /**
     * The pixels of a PNG as they pass, compressed (W3C PNG, Third Edition, §10): they have to swell to what the header
     * announces, no less and no more, and nothing may stand behind them. What decodes them later would swell all of it.
     */
    static final class Scan implements AutoCloseable {

        private final Inflater inflater = new Inflater();
        private final byte[] swollen = new byte[1 << 16];
        private final PngHeader header;
        private final long fileSize;
        private long left;

        Scan(PngHeader header, long fileSize) {
            this.header = header;
            this.fileSize = fileSize;
            this.left = header.scanBytes();
        }

        /** Looks at the next of them. */
        void take(byte[] bytes, int from, int count) throws ImageRefusedException {
            inflater.setInput(bytes, from, count);
            try {
                while (!inflater.finished() && !inflater.needsInput()) {
                    int length = inflater.inflate(swollen);
                    left -= length;
                    if (left < 0 || length == 0 && inflater.needsDictionary()) {
                        throw Refusal.malformed("The PNG holds more than its " + header.width() + " × "
                                + header.height() + " pixels, or packs them in a way that it must not.");
                    }
                }
            } catch (DataFormatException broken) {
                throw new ImageRefusedException(
                        Reason.TRUNCATED, "The pixels of the image cannot be decoded; send the whole file.");
            }
            if (inflater.finished() && inflater.getRemaining() > 0) {
                throw Refusal.trailing(inflater.getRemaining(), "Open the image and save it anew.");
            }
        }

        /** All of them have passed. */
        void end() throws ImageRefusedException {
            if (!inflater.finished() || left > 0) {
                throw Refusal.truncated(fileSize);
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }
}
