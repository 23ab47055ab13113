package org.masthead.asset.image.engine;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.Sample;
import org.masthead.asset.image.VariantPlan;

/**
 * Works in this process, with ImageIO: where there is no libvips. Pictures that are decoded at a time fit into a share of
 * the heap; further ones wait.
 */
final class ImageIoEngine implements ImageEngine {

    private static final double SHARE_OF_HEAP = 0.6;
    private static final int JPEG_QUALITY = 92;
    private static final int WEBP_QUALITY = 90;

    /** What is left out when decoding leaves this many pixels for each that is wanted, across and down. */
    private static final int SPARE = 2;

    private final MemoryBudget memory =
            new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));

    @Override
    public String name() {
        return "ImageIO";
    }

    @Override
    public boolean reads(ImageType type) {
        return type != ImageType.AVIF;
    }

    @Override
    public Sample sample(Path source, ImageFacts facts) throws IOException, ImageRefusedException {
        double scale = Math.min(1, (double) Sample.MAX_SIDE / Math.max(facts.width(), facts.height()));
        int width = (int) Math.max(1, Math.round(facts.width() * scale));
        int height = (int) Math.max(1, Math.round(facts.height() * scale));
        Rectangle all = new Rectangle(facts.width(), facts.height());
        return scaled(source, facts, all, width, height)
                .upright(facts.orientation())
                .sample();
    }

    @Override
    public void normalise(Path source, ImageFacts facts, Path target) throws IOException, ImageRefusedException {
        Rectangle all = new Rectangle(facts.width(), facts.height());
        long turned = facts.orientation() == 1 ? 0 : pixelBytes(facts);
        try (MemoryBudget.Held held = memory.hold(area(all) * (pixelBytes(facts) * 2 + turned))) {
            Decoded decoded = decode(source, facts, all, 1);
            Bitmap bitmap = Bitmap.of(decoded.rows());
            decoded.convert(bitmap);
            BitmapWriter.write(
                    bitmap.upright(facts.orientation()),
                    facts.type(),
                    facts.type() == ImageType.JPEG ? JPEG_QUALITY : WEBP_QUALITY,
                    target);
        }
    }

    @Override
    public void render(Path source, ImageFacts facts, VariantPlan plan, Path target)
            throws IOException, ImageRefusedException {
        Rectangle part = new Rectangle(plan.cropX(), plan.cropY(), plan.cropWidth(), plan.cropHeight());
        Bitmap scaled = scaled(source, facts, part, plan.width(), plan.height());
        int left = (plan.canvasWidth() - plan.width()) / 2;
        int top = (plan.canvasHeight() - plan.height()) / 2;
        Bitmap canvas = scaled.onCanvas(left, top, plan.canvasWidth(), plan.canvasHeight());
        BitmapWriter.write(canvas, plan.type(), plan.quality(), target);
    }

    private Bitmap scaled(Path source, ImageFacts facts, Rectangle part, int width, int height)
            throws IOException, ImageRefusedException {
        int step = isReadInParts(facts) ? Math.max(1, Math.min(part.width / width, part.height / height) / SPARE) : 1;
        long decodedBytes = isReadInParts(facts)
                ? area(part) / step / step * pixelBytes(facts)
                : (long) facts.width() * facts.height() * pixelBytes(facts);
        try (MemoryBudget.Held held = memory.hold(decodedBytes + 8L * width * height)) {
            Decoded decoded = decode(source, facts, part, step);
            Bitmap bitmap = Scaler.scale(decoded.rows(), decoded.part(), width, height);
            decoded.convert(bitmap);
            return bitmap;
        }
    }

    private static Decoded decode(Path source, ImageFacts facts, Rectangle part, int step)
            throws IOException, ImageRefusedException {
        BufferedImage image = BitmapReader.read(source, facts, part, step);
        ColorSpace colours = image.getColorModel().getColorSpace();
        boolean converted = facts.type() == ImageType.JPEG && colours.isCS_sRGB();
        byte[] profile = converted ? null : facts.profile();
        if (isReadInParts(facts)) {
            Rectangle whole = new Rectangle(image.getWidth(), image.getHeight());
            return new Decoded(new PixelRows(image), whole, profile);
        }
        return new Decoded(new PixelRows(image), part, profile);
    }

    private static boolean isReadInParts(ImageFacts facts) {
        return facts.type() == ImageType.JPEG || facts.type() == ImageType.PNG;
    }

    private static long area(Rectangle part) {
        return (long) part.width * part.height;
    }

    /** A PNG may have 16 bits a channel. */
    private static int pixelBytes(ImageFacts facts) {
        return switch (facts.type()) {
            case JPEG -> 3;
            case PNG -> 8;
            default -> 4;
        };
    }

    /** What was decoded, the part of it that counts, and the colours it is in. */
    private record Decoded(PixelRows rows, Rectangle part, byte @Nullable [] profile) {

        void convert(Bitmap bitmap) {
            SrgbConversion.convert(bitmap, profile);
        }
    }
}
