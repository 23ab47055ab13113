package org.masthead.asset.image.structure;

import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;

/** How many pixels and frames are taken. */
final class Pixels {

    private Pixels() {}

    /** Where a frame lies in its picture. */
    record Frame(long left, long top, long width, long height) {}

    /** Checks one picture or frame. */
    static void check(long width, long height) throws ImageRefusedException {
        if (width < 1 || height < 1) {
            throw Refusal.malformed(
                    "The picture is " + width + " × " + height + " pixels; it must have at least one each way.");
        }
        // Each is below 2³², so that dividing keeps the product from running over.
        if (width > ImageFacts.MAX_PIXELS / height) {
            throw new ImageRefusedException(
                    Reason.TOO_MANY_PIXELS,
                    "The picture is " + width + " × " + height + " pixels; at most " + ImageFacts.MAX_PIXELS
                            + " pixels are taken.");
        }
    }

    /** Checks how many frames there are, so far or by what the file says. */
    static void checkFrames(long frames) throws ImageRefusedException {
        if (frames > ImageFacts.MAX_FRAMES) {
            throw new ImageRefusedException(
                    Reason.TOO_MANY_FRAMES,
                    "The animation has more than " + ImageFacts.MAX_FRAMES
                            + " frames, which is the most that is taken.");
        }
    }

    /** Checks that a frame at that place lies within the picture. */
    static void checkWithin(Frame frame, long width, long height) throws ImageRefusedException {
        check(frame.width(), frame.height());
        if (frame.left() + frame.width() > width || frame.top() + frame.height() > height) {
            throw Refusal.malformed("A frame of " + frame.width() + " × " + frame.height() + " pixels at "
                    + frame.left() + ", " + frame.top() + " reaches beyond the picture of " + width + " × " + height
                    + ".");
        }
    }
}
