package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageRefusedException;

/** The frames of a moving PNG (W3C PNG §11.3.6): as many as it says, in order, each within the picture. */
final class PngAnimation {

    private static final int CONTROL = 8;
    private static final int FRAME = 26;

    private final PngHeader header;
    private final int told;
    private int frames;
    private long sequence;

    /** @param before what an earlier chunk acTL said */
    PngAnimation(PngHeader header, byte[] control, @Nullable PngAnimation before) throws ImageRefusedException {
        if (before != null || control.length != CONTROL) {
            throw Refusal.malformed("The PNG's chunk acTL must stand once and have " + CONTROL + " bytes; it has "
                    + control.length + ".");
        }
        long count = ByteBuffer.wrap(control).getInt() & 0xFFFFFFFFL;
        Pixels.checkFrames(count);
        if (count == 0) {
            throw Refusal.malformed("The PNG says that it moves and has 0 frames; it must have one at least.");
        }
        this.header = header;
        this.told = (int) count;
    }

    void frame(byte[] content, boolean hasPixels) throws ImageRefusedException {
        if (content.length != FRAME) {
            throw Refusal.malformed(
                    "The PNG's chunk fcTL has " + content.length + " bytes; it must have " + FRAME + ".");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        next(bytes.getInt(0));
        frames++;
        long width = bytes.getInt(4) & 0xFFFFFFFFL;
        long height = bytes.getInt(8) & 0xFFFFFFFFL;
        long left = bytes.getInt(12) & 0xFFFFFFFFL;
        long top = bytes.getInt(16) & 0xFFFFFFFFL;
        boolean isWhole = width == header.width() && height == header.height();
        Pixels.checkWithin(new Pixels.Frame(left, top, width, height), header.width(), header.height());
        if (frames > told || !hasPixels && (frames > 1 || !isWhole)) {
            throw Refusal.malformed("Frame " + frames + " of the PNG stands where none may: it says it has " + told
                    + ", and the first alone may be the picture itself.");
        }
    }

    /** Checks that a piece of a frame has room for its number and comes behind the frame's start. */
    void data(int length) throws ImageRefusedException {
        if (length < 4 || frames == 0) {
            throw Refusal.malformed("The PNG has a chunk fdAT of " + length
                    + " bytes; it must have 4 at least and stand behind a chunk fcTL.");
        }
    }

    /** Checks the number of a chunk of the animation, which count up from 0. */
    void next(int number) throws ImageRefusedException {
        if (number != sequence) {
            throw Refusal.malformed("A chunk of the PNG's animation has number " + Integer.toUnsignedString(number)
                    + "; it must have " + sequence + ".");
        }
        sequence++;
    }

    void checkEnd() throws ImageRefusedException {
        if (frames != told) {
            throw Refusal.malformed("The PNG says it has " + told + " frames and has " + frames + ".");
        }
    }

    int frames() {
        return frames;
    }
}
