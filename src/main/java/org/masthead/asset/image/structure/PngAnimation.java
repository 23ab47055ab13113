package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import org.masthead.asset.image.ImageRefusedException;

/** The animation of a PNG (W3C PNG, Third Edition, §11.3.6): its frames are counted, their order and places checked. */
final class PngAnimation {

    private final PngHeader header;
    private final long frames;
    private long controls;
    private long sequence;
    private boolean filled = true;

    private PngAnimation(PngHeader header, long frames) {
        this.header = header;
        this.frames = frames;
    }

    /** From an {@code acTL} chunk. */
    static PngAnimation of(byte[] chunk, PngHeader header) throws ImageRefusedException {
        if (chunk.length != 8) {
            throw Refusal.malformed("The animation header of the PNG has " + chunk.length + " bytes; it must have 8.");
        }
        long frames = ByteBuffer.wrap(chunk).getInt(0) & 0xFFFFFFFFL;
        if (frames == 0) {
            throw Refusal.malformed("The animation of the PNG has 0 frames; it must have one at least.");
        }
        Pixels.checkFrames(frames, header.width(), header.height());
        return new PngAnimation(header, frames);
    }

    int frames() {
        return (int) frames;
    }

    /** Checks an {@code fcTL} chunk. */
    void frame(byte[] chunk, boolean ofDefaultImage) throws ImageRefusedException {
        if (chunk.length != 26) {
            throw Refusal.malformed("A frame header of the PNG has " + chunk.length + " bytes; it must have 26.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(chunk);
        step(bytes.getInt(0) & 0xFFFFFFFFL);
        long width = bytes.getInt(4) & 0xFFFFFFFFL;
        long height = bytes.getInt(8) & 0xFFFFFFFFL;
        long right = width + (bytes.getInt(12) & 0xFFFFFFFFL);
        long bottom = height + (bytes.getInt(16) & 0xFFFFFFFFL);
        boolean whole = width == header.width() && height == header.height();
        if (width == 0 || height == 0 || right > header.width() || bottom > header.height()) {
            throw Refusal.malformed("Frame " + (controls + 1) + " of the PNG does not lie within the picture.");
        }
        if (!filled || ++controls > frames || ofDefaultImage && !whole) {
            throw miscounted();
        }
        filled = ofDefaultImage;
    }

    /** Checks the sequence number of an {@code fdAT} chunk. */
    void data(long number) throws ImageRefusedException {
        step(number);
        if (controls == 0) {
            throw miscounted();
        }
        filled = true;
    }

    void end() throws ImageRefusedException {
        if (!filled || controls != frames) {
            throw miscounted();
        }
    }

    private void step(long number) throws ImageRefusedException {
        if (number != sequence++) {
            throw Refusal.malformed("The parts of the PNG's animation are not in order: " + number
                    + " stands in the place of " + (sequence - 1) + ".");
        }
    }

    private ImageRefusedException miscounted() {
        return Refusal.malformed("The PNG says it has " + frames + " frames, and they are not there as it says.");
    }
}
