package org.masthead.testing;

import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.chunk;
import static org.masthead.testing.PictureParts.deflated;
import static org.masthead.testing.PictureParts.exif;
import static org.masthead.testing.PictureParts.insert;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.loopingExif;
import static org.masthead.testing.PictureParts.profile;
import static org.masthead.testing.PictureParts.riff;
import static org.masthead.testing.PictureParts.segment;
import static org.masthead.testing.PictureParts.slice;
import static org.masthead.testing.PictureParts.text;
import static org.masthead.testing.PictureParts.u32;
import static org.masthead.testing.PictureParts.u32Little;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Image files, made anew each time: sound ones, ones that tell too much, and ones that are meant to do harm. */
public final class Pictures {

    /** Where a PNG's header ends. */
    private static final int PNG_HEADER = 33;

    /** Where the JFIF segment that ImageIO writes ends. */
    private static final int JFIF = 20;

    private static final String AVIF = """
            AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA
            AA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAIwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEA
            AGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAQAAAACAAA
            ABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAACttZGF0EgAKCBgMv7BAgIGhMhUYAAAAQFC/HSB4KfoHW+ns
            bAwYEYA=
            """;

    private Pictures() {}

    /** A JPEG in which no two neighbours are of the same colour. */
    public static byte[] jpeg(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /** A JPEG as a camera makes it: EXIF with orientation and GPS, XMP, IPTC, and a comment. */
    public static byte[] jpegWithGps(int orientation) {
        return insert(
                jpeg(60, 40),
                JFIF,
                join(
                        segment(0xE1, join(text("Exif\0\0"), exif(orientation))),
                        segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0" + xmp())),
                        segment(0xED, join(text("Photoshop 3.0\0"), iptc())),
                        segment(0xFE, text("Taken at home"))));
    }

    /** A JPEG of one component. */
    public static byte[] greyJpeg(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
    }

    /** A JPEG of four components. */
    public static byte[] cmykJpeg(int width, int height) {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {255 * x / width, 255 * y / height, 90, 20});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG whose colours are wider than sRGB. */
    public static byte[] displayP3Jpeg() {
        return withProfile(jpeg(60, 40), displayP3());
    }

    /** The profile of Apple's displays. */
    public static byte[] displayP3() {
        return profile("Display P3", 0.5151, 0.2412, -0.0011, 0.2920, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841);
    }

    /** A JPEG with a profile, in as many segments as it needs. */
    public static byte[] withProfile(byte[] jpeg, byte[] profile) {
        int part = 65_000;
        int count = (profile.length + part - 1) / part;
        byte[] segments = {};
        for (int i = 0; i < count; i++) {
            byte[] content = slice(profile, i * part, Math.min(profile.length, (i + 1) * part));
            segments = join(segments, segment(0xE2, join(text("ICC_PROFILE\0"), bytes(i + 1, count), content)));
        }
        return insert(jpeg, JFIF, segments);
    }

    /** A PNG without transparency. */
    public static byte[] png(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** A PNG that grows transparent from the left to the right. */
    public static byte[] pngWithAlpha(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** A PNG with EXIF, texts of three kinds, and a time. */
    public static byte[] pngWithMetadata(int orientation) {
        return withChunks(
                png(60, 40),
                chunk("eXIf", exif(orientation)),
                chunk("tEXt", text("Comment\0Taken at home")),
                chunk("zTXt", join(text("Author\0\0"), deflated(text("Someone")))),
                chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + xmp())),
                chunk("tIME", bytes(7, 234, 1, 2, 3, 4, 5)));
    }

    /** A PNG with chunks put in behind its header. */
    public static byte[] withChunks(byte[] png, byte[]... chunks) {
        return insert(png, PNG_HEADER, join(chunks));
    }

    /** A GIF of 60 × 40 pixels that moves if it has more frames than one; each is shown for a tenth of a second. */
    public static byte[] gif(int frames) {
        return gif(60, 40, frames);
    }

    /** A GIF of one pixel with that many frames: some 25 bytes for each. */
    public static byte[] gifOfFrames(int frames) {
        return gif(1, 1, frames);
    }

    /** A GIF with a comment, a text and what a program wrote. */
    public static byte[] gifWithMetadata() {
        byte[] gif = gif(2);
        return insert(
                gif,
                gif.length - 1,
                join(
                        gifExtension(0xFE, text("*/=1;alert(1)/*")),
                        bytes(0x21, 0x01, 12),
                        new byte[12],
                        bytes(5),
                        text("Hello"),
                        bytes(0),
                        gifExtension(0xFF, text("XMP DataXMP"), text("<x:xmpmeta/>"))));
    }

    /** A WebP of one colour, without loss. */
    public static byte[] webp(int width, int height) {
        return webpOf(riff("VP8L", vp8l(width, height, 0xFF3366CC)));
    }

    /** A WebP of one colour, half transparent. */
    public static byte[] webpWithAlpha(int width, int height) {
        return webpOf(riff("VP8L", vp8l(width, height, 0x803366CC)));
    }

    /** A WebP with a profile, EXIF and XMP. */
    public static byte[] webpWithMetadata(int orientation) {
        return webpOf(
                canvas(0x2C, 60, 40),
                riff("ICCP", displayP3()),
                riff("VP8L", vp8l(60, 40, 0xFF3366CC)),
                riff("EXIF", exif(orientation)),
                riff("XMP ", text(xmp())));
    }

    /** A WebP that moves, of 60 × 40 pixels. */
    public static byte[] animatedWebp(int frames) {
        byte[][] chunks = new byte[frames + 2][];
        chunks[0] = canvas(0x02, 60, 40);
        chunks[1] = riff("ANIM", new byte[6]);
        for (int i = 0; i < frames; i++) {
            int colour = 0xFF000000 | i * 40 << 16 | 0x66CC;
            chunks[i + 2] = riff(
                    "ANMF",
                    join(
                            bytes(0, 0, 0, 0, 0, 0, 59, 0, 0, 39, 0, 0, 100, 0, 0, 0),
                            riff("VP8L", vp8l(60, 40, colour))));
        }
        return webpOf(chunks);
    }

    /** A WebP of these chunks. */
    public static byte[] webpOf(byte[]... chunks) {
        byte[] content = join(text("WEBP"), join(chunks));
        return join(text("RIFF"), u32Little(content.length), content);
    }

    /** The canvas of a WebP. */
    public static byte[] canvas(int flags, int width, int height) {
        return riff(
                "VP8X",
                join(bytes(flags, 0, 0, 0), slice(u32Little(width - 1), 0, 3), slice(u32Little(height - 1), 0, 3)));
    }

    /** An AVIF of 16 × 8 pixels, red to blue from the top. */
    public static byte[] avif() {
        return Base64.getMimeDecoder().decode(AVIF);
    }

    /** With something else behind its end. */
    public static byte[] withTrailing(byte[] picture) {
        return join(picture, text("and more"));
    }

    /** The first two thirds. */
    public static byte[] truncated(byte[] picture) {
        return Arrays.copyOf(picture, picture.length * 2 / 3);
    }

    /** A PNG of a few hundred bytes that says it has 50,000 × 50,000 pixels. */
    public static byte[] hugePng() {
        byte[] png = png(8, 8);
        byte[] header = chunk("IHDR", join(u32(50_000, 50_000), bytes(8, 2, 0, 0, 0)));
        return join(slice(png, 0, 8), header, slice(png, PNG_HEADER, png.length));
    }

    /** A PNG of 100 KB with a text of 100 MB. */
    public static byte[] zTxtBomb() {
        return withChunks(png(8, 8), chunk("zTXt", join(text("Comment\0\0"), deflated(new byte[100 * 1024 * 1024]))));
    }

    /** A PNG of 100 KB with a profile of 100 MB. */
    public static byte[] iccBomb() {
        return withChunks(png(8, 8), chunk("iCCP", join(text("ICC\0\0"), deflated(new byte[100 * 1024 * 1024]))));
    }

    /** A JPEG whose EXIF never ends. */
    public static byte[] exifLoop() {
        return insert(jpeg(8, 8), JFIF, segment(0xE1, join(text("Exif\0\0"), loopingExif())));
    }

    /** A JPEG that is a zip archive to whoever reads from the end. */
    public static byte[] jpegZip() {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream entries = new ZipOutputStream(zip)) {
            entries.putNextEntry(new ZipEntry("hidden.txt"));
            entries.write(text("hidden"));
            entries.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return join(jpeg(60, 40), zip.toByteArray());
    }

    /** A JPEG that is an HTML page to whoever guesses by what stands in it. */
    public static byte[] jpegHtml() {
        return insert(jpeg(60, 40), JFIF, segment(0xFE, text("<!doctype html><html><script>alert(1)</script></html>")));
    }

    /** The pixels of it, as ImageIO decodes them. */
    public static BufferedImage decoded(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gif(int width, int height, int frames) {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes(join(text("GIF89a"), bytes(width, width >> 8, height, height >> 8, 0xF6, 0, 0)));
        for (int colour = 0; colour < 128; colour++) {
            gif.writeBytes(bytes(2 * colour, 255 - colour, 128 + colour));
        }
        if (frames > 1) {
            gif.writeBytes(gifExtension(0xFF, text("NETSCAPE2.0"), bytes(1, 0, 0)));
        }
        for (int frame = 0; frame < frames; frame++) {
            gif.writeBytes(gifExtension(0xF9, bytes(0, 10, 0, 0)));
            gif.writeBytes(bytes(0x2C, 0, 0, 0, 0, width, width >> 8, height, height >> 8, 0));
            gif.writeBytes(lzw(width, height, frame));
        }
        gif.write(0x3B);
        return gif.toByteArray();
    }

    /** Pixels as codes of eight bits each: the table is cleared before they need a ninth. */
    private static byte[] lzw(int width, int height, int frame) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(7);
        int pixels = width * height;
        for (int from = 0; from < pixels; from += 100) {
            int to = Math.min(pixels, from + 100);
            data.writeBytes(bytes(to - from + (to == pixels ? 2 : 1), 128));
            for (int at = from; at < to; at++) {
                data.write((at % width + at / width + 8 * frame) % 128);
            }
        }
        data.writeBytes(bytes(129, 0));
        return data.toByteArray();
    }

    private static byte[] gifExtension(int kind, byte[]... blocks) {
        byte[] extension = bytes(0x21, kind);
        for (byte[] block : blocks) {
            extension = join(extension, bytes(block.length), block);
        }
        return join(extension, bytes(0));
    }

    /** A lossless picture whose five codes have one symbol each, so that pixels need no bits (RFC 9649 §3.7.2). */
    private static byte[] vp8l(int width, int height, int argb) {
        BitSet bits = new BitSet();
        int at = put(bits, 0, 0x2F, 8);
        at = put(bits, at, width - 1, 14);
        at = put(bits, at, height - 1, 14);
        at = put(bits, at, argb >>> 24 == 255 ? 0 : 1, 1);
        // The version, and no transform, no cache of colours, no groups of codes.
        at = put(bits, at, 0, 6);
        for (int shift : new int[] {8, 16, 0, 24}) {
            at = put(bits, at, 0b101, 3);
            at = put(bits, at, argb >>> shift & 0xFF, 8);
        }
        at = put(bits, at, 0b0001, 4);
        return Arrays.copyOf(bits.toByteArray(), (at + 7) / 8);
    }

    private static int put(BitSet bits, int at, int value, int length) {
        for (int i = 0; i < length; i++) {
            bits.set(at + i, (value >> i & 1) == 1);
        }
        return at + length;
    }

    private static byte[] iptc() {
        byte[] caption = join(bytes(0x1C, 2, 120, 0, 5), text("Hello"));
        return join(text("8BIM"), bytes(4, 4, 0, 0), u32(caption.length), caption);
    }

    private static String xmp() {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:format=\"secret\"/></rdf:RDF></x:xmpmeta>";
    }

    private static BufferedImage painted(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alpha = 255 - 200 * x / width;
                int red = 255 * x / width;
                int green = 255 * y / height;
                image.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | (x * 7 + y * 3) % 256);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("No writer of " + format + " takes this picture");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
