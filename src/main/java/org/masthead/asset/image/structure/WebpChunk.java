package org.masthead.asset.image.structure;

import org.masthead.asset.image.ImageRefusedException;

/**
 * The head of a chunk of a WebP (RFC 9649 §2.3).
 *
 * @param type four characters
 * @param length bytes of what it holds, without the one that makes them even
 */
record WebpChunk(String type, long length) {

    /** What the header of coded pixels says. */
    record Coded(int width, int height, boolean alpha) {}

    boolean isCoded() {
        return type.equals("VP8 ") || isLossless();
    }

    private boolean isLossless() {
        return type.equals("VP8L");
    }

    /** Bytes of the header of coded pixels. */
    int headerLength() {
        return isLossless() ? 5 : 10;
    }

    /** Reads the header of coded pixels, lossy (RFC 6386 §9.1) or lossless (RFC 9649 §3.4). */
    Coded coded(byte[] start) throws ImageRefusedException {
        require(start.length == headerLength());
        return isLossless() ? lossless(start) : lossy(start);
    }

    private Coded lossy(byte[] start) throws ImageRefusedException {
        boolean key = (start[0] & 1) == 0;
        require(key && start[3] == (byte) 0x9D && start[4] == 0x01 && start[5] == 0x2A);
        long firstPart = u16(start, 0) >> 5 | (start[2] & 0xFF) << 11;
        require(firstPart <= length - headerLength());
        return new Coded(u16(start, 6) & 0x3FFF, u16(start, 8) & 0x3FFF, false);
    }

    private Coded lossless(byte[] start) throws ImageRefusedException {
        require(start[0] == 0x2F && (start[4] & 0xE0) == 0);
        int bits = u16(start, 1) | u16(start, 3) << 16;
        return new Coded((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, (bits >> 28 & 1) == 1);
    }

    void require(boolean fits) throws ImageRefusedException {
        if (!fits) {
            throw misplaced();
        }
    }

    ImageRefusedException misplaced() {
        return Refusal.malformed("The WebP has a chunk " + type.strip() + " that is broken or does not fit there.");
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
