package org.masthead.asset.image;

/**
 * How a picture becomes a variant: this part of it, at this size, in the middle of a canvas. Nothing is ever enlarged.
 *
 * @param cropX left edge of the part, in pixels of the source
 * @param cropY top of the part
 * @param cropWidth width of the part
 * @param cropHeight height of the part
 * @param width width the part is scaled to
 * @param height height the part is scaled to
 * @param canvasWidth width of the variant; what the picture leaves of it is transparent, or white in a JPEG
 * @param canvasHeight height of the variant
 * @param quality 1 to 100; PNG has none
 */
public record VariantPlan(
        int cropX,
        int cropY,
        int cropWidth,
        int cropHeight,
        int width,
        int height,
        int canvasWidth,
        int canvasHeight,
        ImageType type,
        int quality) {}
