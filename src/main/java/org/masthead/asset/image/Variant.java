package org.masthead.asset.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a picture, snapped up to a few sizes and qualities, so that nobody can fill the disk with variants.
 *
 * @param width a step of the ladder; 0 follows from the height
 * @param height a step of the ladder; 0 follows from the width
 * @param quality a step, too
 */
public record Variant(int width, int height, Fit fit, ImageType type, int quality) {

    private static final int[] LADDER = {320, 480, 640, 800, 1024, 1280, 1600, 2048, 2560};
    private static final int[] QUALITIES = {20, 40, 60, 80, 100};
    private static final int MOST = LADDER[LADDER.length - 1];
    /** Pixels of a side that follows from the other, at most: a WebP has no more (RFC 9649 §2.6). */
    private static final int MOST_OF_A_SIDE = 16_383;

    private static final int DEFAULT_QUALITY = 80;

    /** @throws IllegalArgumentException when there is no such step, or the type is not one that variants are written in */
    public Variant {
        if (!isStep(width) || !isStep(height) || snapped(quality, QUALITIES) != quality) {
            throw new IllegalArgumentException("no step: " + width + " × " + height + ", quality " + quality);
        }
        if (type == ImageType.GIF || type == ImageType.AVIF) {
            throw new IllegalArgumentException("variants are JPEG, PNG or WebP, not " + type);
        }
    }

    /**
     * The variant that comes next to what is asked for.
     *
     * @param width null for one that follows from the height; one above the ladder becomes its last step
     * @param height null for one that follows from the width
     * @param quality 1 to 100; null for 80
     * @throws IllegalArgumentException for GIF and AVIF, in which no variants are written
     */
    public static Variant of(
            @Nullable Integer width, @Nullable Integer height, Fit fit, ImageType type, @Nullable Integer quality) {
        return new Variant(
                width == null ? 0 : snapped(width, LADDER),
                height == null ? 0 : snapped(height, LADDER),
                fit,
                type,
                snapped(quality == null ? DEFAULT_QUALITY : quality, QUALITIES));
    }

    private static boolean isStep(int side) {
        return side == 0 || snapped(side, LADDER) == side;
    }

    private static int snapped(int value, int[] steps) {
        for (int step : steps) {
            if (value <= step) {
                return step;
            }
        }
        return steps[steps.length - 1];
    }

    /** The widths that are worth offering for a picture: none is larger than it, the last one is all of it, if it can. */
    public static List<Candidate> candidates(int width, int height) {
        int widest = side(width * Math.min(1, (double) MOST_OF_A_SIDE / height), width);
        List<Candidate> candidates = new ArrayList<>();
        for (int step : LADDER) {
            candidates.add(new Candidate(step, Math.min(step, widest)));
            if (step >= widest) {
                break;
            }
        }
        return List.copyOf(candidates);
    }

    /** A name to keep it by, such as {@code 800x480-cover-37x62-q80.webp}: equal for equal pixels. */
    public String name(FocalPoint focal) {
        String name = width + "x" + height + "-" + shownFit().name().toLowerCase(Locale.ROOT);
        if (crops()) {
            name += "-" + hundredths(focal.x()) + "x" + hundredths(focal.y());
        }
        return name + (type == ImageType.PNG ? "" : "-q" + quality) + "." + type.extension();
    }

    /** Fits differ only where both sides are asked for. */
    private Fit shownFit() {
        return width == 0 || height == 0 ? Fit.INSIDE : fit;
    }

    /** Whether the focal point says what it shows. */
    public boolean crops() {
        return shownFit() == Fit.COVER;
    }

    private static long hundredths(double part) {
        return Math.round(Math.max(0, Math.min(1, part)) * 100);
    }

    /**
     * How a picture becomes this variant.
     *
     * @param stored as the store keeps it: upright
     * @param focal taken in hundredths, as the name has it
     */
    public VariantPlan plan(ImageFacts stored, FocalPoint focal) {
        int sourceWidth = stored.shownWidth();
        int sourceHeight = stored.shownHeight();
        return crops()
                ? cover(sourceWidth, sourceHeight, focal)
                : whole(sourceWidth, sourceHeight, shownFit() == Fit.CONTAIN);
    }

    private VariantPlan whole(int sourceWidth, int sourceHeight, boolean onCanvas) {
        boolean asked = width > 0 || height > 0;
        double most = asked ? MOST_OF_A_SIDE : MOST;
        double byWidth = (width > 0 ? width : most) / sourceWidth;
        double byHeight = (height > 0 ? height : most) / sourceHeight;
        double scale = Math.min(1, Math.min(byWidth, byHeight));
        int scaledWidth = side(sourceWidth * scale, sourceWidth);
        int scaledHeight = side(sourceHeight * scale, sourceHeight);
        return new VariantPlan(
                0,
                0,
                sourceWidth,
                sourceHeight,
                scaledWidth,
                scaledHeight,
                onCanvas ? width : scaledWidth,
                onCanvas ? height : scaledHeight,
                type,
                quality);
    }

    private VariantPlan cover(int sourceWidth, int sourceHeight, FocalPoint focal) {
        double scale = Math.min((double) sourceWidth / width, (double) sourceHeight / height);
        int cropWidth = side(width * scale, sourceWidth);
        int cropHeight = side(height * scale, sourceHeight);
        int scaledWidth = scale >= 1 ? width : cropWidth;
        int scaledHeight = scale >= 1 ? height : cropHeight;
        return new VariantPlan(
                start(focal.x(), cropWidth, sourceWidth),
                start(focal.y(), cropHeight, sourceHeight),
                cropWidth,
                cropHeight,
                scaledWidth,
                scaledHeight,
                scaledWidth,
                scaledHeight,
                type,
                quality);
    }

    private static int side(double length, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(length)));
    }

    /** Where a part starts that has the focal point in its middle, or as near to it as the picture's edge lets it. */
    private static int start(double focal, int part, int whole) {
        long start = Math.round(hundredths(focal) / 100.0 * whole - part / 2.0);
        return (int) Math.max(0, Math.min(whole - part, start));
    }
}
