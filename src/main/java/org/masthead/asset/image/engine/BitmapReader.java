package org.masthead.asset.image.engine;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.w3c.dom.Element;

/** Decodes files with ImageIO: the first frame, or every n-th pixel of a part of it. */
final class BitmapReader {

    /** The readers of the JDK and of libwebp are the fastest; they know no CMYK and no animation. */
    private static final String FAST = "com.sun.imageio.plugins.jpeg";

    private static final String NATIVE_WEBP = "com.luciad.imageio.webp";

    private BitmapReader() {}

    /**
     * Decodes every n-th pixel of a part of a picture.
     *
     * @param part in pixels of the file
     * @throws ImageRefusedException TRUNCATED when the pixels end too soon, or cannot be decoded
     */
    static BufferedImage read(Path source, ImageFacts facts, Rectangle part, int step)
            throws IOException, ImageRefusedException {
        if (!Files.isReadable(source)) {
            throw new NoSuchFileException(source.toString());
        }
        try (ImageInputStream stream = new FileImageInputStream(source.toFile())) {
            return read(stream, facts, part, step);
        }
    }

    private static BufferedImage read(ImageInputStream stream, ImageFacts facts, Rectangle part, int step)
            throws ImageRefusedException {
        AtomicBoolean truncated = new AtomicBoolean();
        BufferedImage image;
        try {
            ImageReader reader = reader(facts);
            try {
                reader.addIIOReadWarningListener((warned, warning) -> {
                    if (isTruncation(warning)) {
                        truncated.set(true);
                    }
                });
                reader.setInput(stream, true, facts.type() != ImageType.GIF);
                image = decode(reader, facts, part, step);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw refusal(e);
        }
        if (truncated.get()) {
            throw refusal(new IIOException("truncated"));
        }
        return image;
    }

    private static boolean isTruncation(String warning) {
        String lower = warning.toLowerCase(Locale.ROOT);
        return lower.contains("premature end") || lower.contains("truncated") || lower.contains("missing eoi");
    }

    private static ImageRefusedException refusal(Exception cause) {
        ImageRefusedException refusal = new ImageRefusedException(
                ImageRefusedException.Reason.TRUNCATED,
                "The pixels of the image end too soon or cannot be decoded; send the whole file");
        refusal.initCause(cause);
        return refusal;
    }

    private static ImageReader reader(ImageFacts facts) throws IIOException {
        boolean fast = facts.type() == ImageType.WEBP
                ? !facts.isAnimated()
                : facts.colours() != ImageFacts.Colours.CMYK && facts.profile() == null;
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByMIMEType(facts.type().contentType());
        ImageReader chosen = null;
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            String name = reader.getClass().getName();
            if (chosen == null || fast == (name.startsWith(FAST) || name.startsWith(NATIVE_WEBP))) {
                chosen = reader;
            }
        }
        if (chosen == null) {
            throw new IIOException("no reader of " + facts.type());
        }
        return chosen;
    }

    private static BufferedImage decode(ImageReader reader, ImageFacts facts, Rectangle part, int step)
            throws IOException {
        ImageReadParam wanted = reader.getDefaultReadParam();
        boolean wholeFrame = facts.type() == ImageType.WEBP || facts.type() == ImageType.GIF;
        if (!wholeFrame) {
            wanted.setSourceRegion(part);
            wanted.setSourceSubsampling(step, step, 0, 0);
        }
        BufferedImage image = reader.read(0, wanted);
        boolean full = image.getWidth() == facts.width() && image.getHeight() == facts.height();
        return !wholeFrame || full ? image : onScreen(image, reader, facts);
    }

    /** A frame may be smaller than the picture, and lie anywhere in it (GIF89a §20). */
    private static BufferedImage onScreen(BufferedImage frame, ImageReader reader, ImageFacts facts)
            throws IOException {
        int left = 0;
        int top = 0;
        if (facts.type() == ImageType.GIF) {
            Element tree = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
            Element place =
                    (Element) tree.getElementsByTagName("ImageDescriptor").item(0);
            left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
            top = Integer.parseInt(place.getAttribute("imageTopPosition"));
        }
        Bitmap pixels = Bitmap.of(new PixelRows(frame));
        return pixels.onCanvas(left, top, facts.width(), facts.height()).image();
    }
}
