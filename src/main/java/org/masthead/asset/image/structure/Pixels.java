package org.masthead.asset.image.structure;

import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;

/** How many pixels and frames are taken. */
final class Pixels {

    /** Frames times pixels of an animation, at most: what decoding it costs. */
    static final long MAX_OF_ANIMATION = 1_000_000_000L;

    private Pixels() {}

    /** Checks one picture or frame. */
    static void check(long width, long height) throws ImageRefusedException {
        if (width < 1 || height < 1) {
            throw Refusal.malformed(
                    "The picture is " + width + " × " + height + " pixels; it must have at least one each way.");
        }
        if (width > ImageFacts.MAX_SIDE || height > ImageFacts.MAX_SIDE) {
            throw new ImageRefusedException(
                    Reason.TOO_MANY_PIXELS,
                    "The picture is " + width + " × " + height + " pixels; at most " + ImageFacts.MAX_SIDE
                            + " are taken each way.");
        }
        // Each is below 2³², so that dividing keeps the product from running over.
        if (width > ImageFacts.MAX_PIXELS / height) {
            throw new ImageRefusedException(
                    Reason.TOO_MANY_PIXELS,
                    "The picture is " + width + " × " + height + " pixels; at most " + ImageFacts.MAX_PIXELS
                            + " pixels are taken.");
        }
    }

    /** Checks how many frames there are so far, each as large as the whole picture. */
    static void checkFrames(long frames, long width, long height) throws ImageRefusedException {
        if (frames > ImageFacts.MAX_FRAMES) {
            throw new ImageRefusedException(
                    Reason.TOO_MANY_FRAMES,
                    "The animation has more than " + ImageFacts.MAX_FRAMES
                            + " frames, which is the most that is taken.");
        }
        if (frames > 1 && frames * width * height > MAX_OF_ANIMATION) {
            throw new ImageRefusedException(
                    Reason.TOO_MANY_PIXELS,
                    "The animation is " + width + " × " + height + " pixels and has " + frames
                            + " frames or more; at most " + MAX_OF_ANIMATION + " pixels are taken in all of them.");
        }
    }
}
