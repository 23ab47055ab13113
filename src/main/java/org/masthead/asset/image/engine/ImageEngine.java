package org.masthead.asset.image.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.Sample;
import org.masthead.asset.image.VariantPlan;

/** Decodes, scales and encodes images. Thread-safe; how much it does at a time is for its caller to bound. */
public interface ImageEngine {

    /** A name for logs, such as {@code libvips 8.14}. */
    String name();

    /** Whether it can decode such files. */
    boolean reads(ImageType type);

    /**
     * Decodes all of a picture (the first frame of one that moves) and makes it small, upright and sRGB: for its colour
     * and placeholder, and to learn whether it can be decoded at all.
     *
     * @param facts what the structure of the file says
     * @throws ImageRefusedException TRUNCATED when its pixels cannot be decoded
     */
    Sample sample(Path source, ImageFacts facts) throws IOException, ImageRefusedException;

    /**
     * Writes the picture upright, in sRGB and without metadata, in its own type; AVIF, which browsers of some age do not
     * show, as WebP. Of a moving picture that is not plain, the first frame.
     *
     * @param source as it was sent
     * @throws ImageRefusedException TRUNCATED when its pixels cannot be decoded
     */
    void normalise(Path source, ImageFacts facts, Path target) throws IOException, ImageRefusedException;

    /**
     * Writes a variant; of a moving picture, of its first frame.
     *
     * @param source as the store keeps it: upright, sRGB
     * @throws ImageRefusedException TRUNCATED when its pixels cannot be decoded
     */
    void render(Path source, ImageFacts facts, VariantPlan plan, Path target) throws IOException, ImageRefusedException;
}
