package org.masthead.asset.image.engine;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.Sample;
import org.masthead.asset.image.VariantPlan;

/** Works with libvips, in processes of their own: one for a plain resize, up to three where a canvas is added. */
final class VipsEngine implements ImageEngine {

    private static final int JPEG_QUALITY = 92;
    private static final int WEBP_QUALITY = 90;

    /** Of 0 to 6. The usual 4 takes a sixth longer, for files that are a fifteenth smaller. */
    private static final int WEBP_EFFORT = 2;

    /** More than any picture has: what is only ever made smaller stays as it is. */
    private static final int AS_IT_IS = 10_000_000;

    /** What a step leaves for the next one. */
    private static final String BETWEEN = ".png[compression=0,strip,bitdepth=8]";

    /** Where a PNG file tells whether its pixels have alpha (W3C PNG §11.2.1), and the bit that says so. */
    private static final int COLOUR_TYPE = 25;

    private static final int ALPHA = 4;

    private final Vips vips;
    private final String name;
    private final boolean readsAvif;

    VipsEngine(Vips vips, String name, boolean readsAvif) {
        this.vips = vips;
        this.name = name;
        this.readsAvif = readsAvif;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean reads(ImageType type) {
        return type != ImageType.AVIF || readsAvif;
    }

    @Override
    public Sample sample(Path source, ImageFacts facts) throws IOException, ImageRefusedException {
        Path small = temporary(source);
        try {
            upright(source, facts, small, BETWEEN, Sample.MAX_SIDE);
            int[] size = pngSize(small);
            ImageFacts smallFacts = ImageFacts.stored(ImageType.PNG, size[0], size[1], 1, true);
            Rectangle all = new Rectangle(size[0], size[1]);
            return Bitmap.of(new PixelRows(BitmapReader.read(small, smallFacts, all, 1)))
                    .sample();
        } finally {
            Files.deleteIfExists(small);
        }
    }

    /** Beside another file, where what a process that was killed has left is swept away. */
    private static Path temporary(Path beside) throws IOException {
        return Files.createTempFile(beside.toAbsolutePath().getParent(), "between", ".png");
    }

    private static int[] pngSize(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] head = bytes.readNBytes(COLOUR_TYPE + 1);
            ByteBuffer header = ByteBuffer.wrap(head);
            return new int[] {header.getInt(16), header.getInt(20), head[COLOUR_TYPE]};
        }
    }

    @Override
    public void normalise(Path source, ImageFacts facts, Path target) throws IOException, ImageRefusedException {
        ImageType type = facts.type() == ImageType.AVIF ? ImageType.WEBP : facts.type();
        upright(source, facts, target, saved(type, type == ImageType.JPEG ? JPEG_QUALITY : WEBP_QUALITY), AS_IT_IS);
    }

    private void upright(Path source, ImageFacts facts, Path target, String saved, int side)
            throws IOException, ImageRefusedException {
        List<String> words = new ArrayList<>(thumbnail(saved, side, side, "down"));
        if (facts.profile() != null || facts.colours() == ImageFacts.Colours.CMYK) {
            words.addAll(List.of("--export-profile", "srgb"));
        }
        if (facts.orientation() == 1) {
            words.add("--no-rotate");
        }
        if (facts.type() == ImageType.JPEG) {
            vips.runOften(source, target, words);
        } else {
            vips.run(facts.type() == ImageType.AVIF, source, target, words);
        }
    }

    @Override
    public void render(Path source, ImageFacts facts, VariantPlan plan, Path target)
            throws IOException, ImageRefusedException {
        String saved = saved(plan.type(), plan.quality());
        boolean whole = plan.cropWidth() == facts.width() && plan.cropHeight() == facts.height();
        boolean framed = plan.canvasWidth() != plan.width() || plan.canvasHeight() != plan.height();
        boolean modules = facts.type() == ImageType.AVIF;
        if (whole && !framed) {
            resize(source, facts, plan, target, saved);
            return;
        }
        Path between = temporary(target);
        try {
            if (framed) {
                vips.run(modules, source, between, plain(BETWEEN, plan.width(), plan.height()));
                frame(between, plan, target, saved);
            } else {
                crop(source, facts, plan, between, target);
            }
        } finally {
            Files.deleteIfExists(between);
        }
    }

    private void resize(Path source, ImageFacts facts, VariantPlan plan, Path target, String saved)
            throws IOException, ImageRefusedException {
        if (facts.type() == ImageType.JPEG) {
            vips.runOften(source, target, plainJpeg(facts, plan, saved));
        } else {
            vips.run(facts.type() == ImageType.AVIF, source, target, plain(saved, plan.width(), plan.height()));
        }
    }

    /**
     * Decodes a JPEG at the smallest of its scales that is large enough. Left to itself, libvips takes twice as many pixels
     * each way, for a difference that cannot be seen.
     */
    private static List<String> plainJpeg(ImageFacts facts, VariantPlan plan, String saved) {
        double scale = Math.min((double) facts.width() / plan.width(), (double) facts.height() / plan.height());
        int shrink = scale >= 8 ? 8 : scale >= 4 ? 4 : scale >= 2 ? 2 : 1;
        return Vips.words(
                "thumbnail_image",
                "stdin[shrink=" + shrink + ",access=sequential,fail-on=truncated]",
                saved,
                plan.width(),
                "--height",
                plan.height(),
                "--size",
                "force",
                "--no-rotate");
    }

    private static List<String> plain(String saved, int width, int height) {
        List<String> words = new ArrayList<>(thumbnail(saved, width, height, "force"));
        words.add("--no-rotate");
        return words;
    }

    /** The option {@code --fail-on} would not reach the decoder of a source in libvips 8.14. */
    private static List<String> thumbnail(String saved, int width, int height, String size) {
        return Vips.words(
                "thumbnail_source",
                "[descriptor=0]",
                saved,
                width,
                "--height",
                height,
                "--size",
                size,
                "--option-string",
                "[fail-on=truncated]");
    }

    /** Scales first, which JPEG and WebP do while they are decoded, and crops what is left. */
    private void crop(Path source, ImageFacts facts, VariantPlan plan, Path between, Path target)
            throws IOException, ImageRefusedException {
        double across = (double) plan.width() / plan.cropWidth();
        double down = (double) plan.height() / plan.cropHeight();
        int width = (int) Math.max(plan.width(), Math.round(facts.width() * across));
        int height = (int) Math.max(plan.height(), Math.round(facts.height() * down));
        long left = Math.min(width - plan.width(), Math.round(plan.cropX() * across));
        long top = Math.min(height - plan.height(), Math.round(plan.cropY() * down));
        vips.run(facts.type() == ImageType.AVIF, source, between, plain(BETWEEN, width, height));
        String saved = saved(plan.type(), plan.quality());
        vips.run(false, between, target, Vips.words("crop", "stdin", saved, left, top, plan.width(), plan.height()));
    }

    /** Puts a picture on a canvas: white where the type knows nothing else, transparent where it does. */
    private void frame(Path picture, VariantPlan plan, Path target, String saved)
            throws IOException, ImageRefusedException {
        boolean transparent = plan.type().hasTransparency();
        Path framed = picture;
        Path withAlpha = temporary(target);
        try {
            if (transparent && (pngSize(picture)[2] & ALPHA) == 0) {
                vips.run(false, picture, withAlpha, Vips.words("bandjoin_const", "stdin", BETWEEN, 255));
                framed = withAlpha;
            }
            List<String> words = Vips.words(
                    "gravity",
                    "stdin",
                    saved,
                    "centre",
                    plan.canvasWidth(),
                    plan.canvasHeight(),
                    "--extend",
                    transparent ? "black" : "white");
            vips.run(false, framed, target, words);
        } finally {
            Files.deleteIfExists(withAlpha);
        }
    }

    private static String saved(ImageType type, int quality) {
        return switch (type) {
            case JPEG -> ".jpg[Q=" + quality + ",strip,optimize-coding,background=255 255 255]";
            case PNG -> ".png[strip,bitdepth=8]";
            case GIF -> ".gif[strip]";
            case WEBP, AVIF -> ".webp[Q=" + quality + ",strip,effort=" + WEBP_EFFORT + "]";
        };
    }
}
