package org.masthead.asset.image.structure;

import org.masthead.asset.image.ImageRefusedException;

/** What the first bytes of WebP pixels say of them: lossy ones (RFC 6386 §9.1) or lossless ones (RFC 9649 §3.4). */
record WebpBitstream(Size size, boolean hasAlpha) {

    /** Bytes that say it. */
    static final int HEAD = 10;

    private static final int LOSSLESS_HEAD = 5;
    private static final int LOSSLESS_MARK = 0x2F;
    private static final int SIDE = 0x3FFF;

    /** Pixels each way. */
    record Size(long width, long height) {

        @Override
        public String toString() {
            return width + " × " + height;
        }
    }

    /** @param head the first {@link #HEAD} bytes, or as many as there are */
    static WebpBitstream of(String chunk, byte[] head) throws ImageRefusedException {
        return chunk.equals("VP8L") ? lossless(head) : lossy(head);
    }

    private static WebpBitstream lossy(byte[] head) throws ImageRefusedException {
        boolean isSound = head.length == HEAD
                && (head[0] & 1) == 0
                && head[3] == (byte) 0x9D
                && head[4] == 0x01
                && head[5] == 0x2A;
        if (!isSound) {
            throw Refusal.malformed("The WebP's lossy pixels do not start with the header of a key frame.");
        }
        return new WebpBitstream(new Size(u16(head, 6) & SIDE, u16(head, 8) & SIDE), false);
    }

    private static WebpBitstream lossless(byte[] head) throws ImageRefusedException {
        if (head.length < LOSSLESS_HEAD || head[0] != LOSSLESS_MARK || (head[4] & 0xE0) != 0) {
            throw Refusal.malformed("The WebP's lossless pixels do not start with their mark and version 0.");
        }
        int bits = u16(head, 1) | u16(head, 3) << 16;
        return new WebpBitstream(new Size((bits & SIDE) + 1L, (bits >> 14 & SIDE) + 1L), (bits >> 28 & 1) != 0);
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
