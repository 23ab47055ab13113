package org.masthead.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Image files made in code: sound ones, broken ones, and bombs. */
public final class TestImages {

    /** Stands in what has to go: EXIF, XMP, comments, thumbnails. */
    public static final String SECRET = "SECRET-PLACE";

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MANY = 64 * 1024 * 1024;

    private TestImages() {}

    /** A colourful photo; without metadata. */
    public static byte[] jpeg(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    /** A photo of 48 × 32 stored pixels, turned, with GPS data, XMP and a comment. */
    public static byte[] jpegWithGps(int orientation) {
        return jpegWith(
                jpeg(48, 32),
                segment(0xE1, join(ascii("Exif\0\0"), exif(orientation))),
                segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + "</x:xmpmeta>")),
                segment(0xFE, ascii(SECRET)));
    }

    /** A photo of 48 × 32 pixels with a profile of wider colours than sRGB. */
    public static byte[] displayP3Jpeg() {
        return jpegWith(
                jpeg(48, 32), segment(0xE2, join(ascii("ICC_PROFILE\0"), new byte[] {1, 1}, displayP3Profile())));
    }

    /** A photo whose EXIF directory points at itself. */
    public static byte[] exifLoop() {
        byte[] loop = ByteBuffer.allocate(14)
                .put(ascii("MM\0*"))
                .putInt(8)
                .putShort((short) 0)
                .putInt(8)
                .array();
        return jpegWith(jpeg(48, 32), segment(0xE1, join(ascii("Exif\0\0"), loop)));
    }

    /** A photo with these segments behind its first. */
    public static byte[] jpegWith(byte[] jpeg, byte[]... segments) {
        int first = 4 + ByteBuffer.wrap(jpeg).getShort(4);
        return join(Arrays.copyOf(jpeg, first), join(segments), Arrays.copyOfRange(jpeg, first, jpeg.length));
    }

    /** A segment of a JPEG. */
    public static byte[] segment(int marker, byte[] content) {
        return join(new byte[] {(byte) 0xFF, (byte) marker}, shortOf(content.length + 2), content);
    }

    /** A photo that is a zip archive too. */
    public static byte[] jpegZip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("hidden.txt"));
            zip.write(ascii(SECRET));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return withTrailing(jpeg(48, 32), bytes.toByteArray());
    }

    /** A photo that is a page with a script too. */
    public static byte[] jpegHtml() {
        return withTrailing(jpeg(48, 32), ascii("<html><script>alert('" + SECRET + "')</script></html>"));
    }

    public static byte[] png(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** A picture that is more and more transparent to the right. */
    public static byte[] pngWithAlpha(int width, int height) {
        return encoded(painted(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** 50,000 × 50,000 pixels in about 10 KB. */
    public static byte[] hugePng() {
        return join(
                PNG_SIGNATURE,
                header(50_000, 50_000),
                chunk("IDAT", deflated(new byte[10 * 1024 * 1024])),
                chunk("IEND", new byte[0]));
    }

    /** A picture with a text that swells to 64 MB. */
    public static byte[] zTxtBomb() {
        return pngWith(png(16, 16), chunk("zTXt", join(ascii("Comment\0\0"), deflated(new byte[MANY]))));
    }

    /** A picture with a colour profile that swells to 64 MB. */
    public static byte[] iccBomb() {
        return pngWith(png(16, 16), chunk("iCCP", join(ascii("profile\0\0"), deflated(new byte[MANY]))));
    }

    /** A picture with these chunks behind its header. */
    public static byte[] pngWith(byte[] png, byte[]... chunks) {
        int first = PNG_SIGNATURE.length + 25;
        return join(Arrays.copyOf(png, first), join(chunks), Arrays.copyOfRange(png, first, png.length));
    }

    /** A chunk of a PNG, with its checksum. */
    public static byte[] chunk(String type, byte[] content) {
        byte[] checked = join(ascii(type), content);
        CRC32 checksum = new CRC32();
        checksum.update(checked);
        return join(intOf(content.length), checked, intOf((int) checksum.getValue()));
    }

    /** A moving PNG of 16 × 16 pixels; its first frame is the picture itself. */
    public static byte[] apng(int frames) {
        byte[] pixels = deflated(new byte[16 * (16 * 3 + 1)]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PNG_SIGNATURE);
        bytes.writeBytes(header(16, 16));
        bytes.writeBytes(chunk("acTL", join(intOf(frames), intOf(0))));
        int sequence = 0;
        for (int frame = 0; frame < frames; frame++) {
            bytes.writeBytes(chunk(
                    "fcTL",
                    join(intOf(sequence++), intOf(16), intOf(16), intOf(0), intOf(0), new byte[] {0, 1, 0, 10, 0, 0})));
            bytes.writeBytes(frame == 0 ? chunk("IDAT", pixels) : chunk("fdAT", join(intOf(sequence++), pixels)));
        }
        bytes.writeBytes(chunk("IEND", new byte[0]));
        return bytes.toByteArray();
    }

    /** 32 × 24 pixels, each frame of a colour of its own; from two on it moves for ever. */
    public static byte[] gif(int frames) {
        ByteArrayOutputStream bytes = gifStart(32, 24);
        if (frames > 1) {
            bytes.writeBytes(
                    join(new byte[] {0x21, (byte) 0xFF, 11}, ascii("NETSCAPE2.0"), new byte[] {3, 1, 0, 0, 0}));
        }
        for (int frame = 0; frame < frames; frame++) {
            bytes.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 4, 10, 0, 0, 0});
            bytes.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 32, 0, 24, 0, 0, 7});
            for (int block = 0; block < 8; block++) {
                byte[] codes = new byte[98];
                Arrays.fill(codes, (byte) (frame % 128));
                // Each block starts the dictionary anew, so that codes stay a byte wide.
                codes[0] = 97;
                codes[1] = (byte) 0x80;
                bytes.writeBytes(codes);
            }
            bytes.writeBytes(new byte[] {1, (byte) 0x81, 0});
        }
        bytes.write(0x3B);
        return bytes.toByteArray();
    }

    /** Very small frames: of one pixel each. */
    public static byte[] gifOfFrames(int frames) {
        ByteArrayOutputStream bytes = gifStart(1, 1);
        byte[] frame = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 7, 3, (byte) 0x80, 1, (byte) 0x81, 0};
        for (int i = 0; i < frames; i++) {
            bytes.writeBytes(frame);
        }
        bytes.write(0x3B);
        return bytes.toByteArray();
    }

    /** 24 × 16 lossy pixels. */
    public static byte[] webp() {
        return Base64.getDecoder()
                .decode(
                        "UklGRloAAABXRUJQVlA4IE4AAACQAwCdASoYABAAPrVKnkm/pCKhMAgD8BaJbDuAGMPgB+gAD44wAP7v46/mpv8KWzcj/mMH"
                                + "g1j/5xXr/wQ+DaQ3DJ0vjgnmeuSFyxmbeAA=");
    }

    /** 12 × 8 lossless pixels, more and more transparent. */
    public static byte[] webpWithAlpha() {
        return Base64.getDecoder()
                .decode("UklGRjgAAABXRUJQVlA4TCsAAAAvC8ABED8Q8x8CgRQO06GMMTAISUoKKaSQQgoppJD/zEJE9D+fYxmaIgkAAA==");
    }

    /** A WebP file of these chunks. */
    public static byte[] riff(byte[]... chunks) {
        return riffChunk("RIFF", join(ascii("WEBP"), join(chunks)));
    }

    /** A chunk of a WebP file. */
    public static byte[] riffChunk(String name, byte[] content) {
        return join(ascii(name), intOf(Integer.reverseBytes(content.length)), content, new byte[content.length & 1]);
    }

    /** The pixels of {@link #webp()} with EXIF, XMP and a chunk nobody knows. */
    public static byte[] webpWithMetadata(int orientation) {
        byte[] plain = webp();
        return riff(
                riffChunk("VP8X", new byte[] {0x0C, 0, 0, 0, 23, 0, 0, 15, 0, 0}),
                Arrays.copyOfRange(plain, 12, plain.length),
                riffChunk("EXIF", exif(orientation)),
                riffChunk("XMP ", ascii("<x:xmpmeta>" + SECRET)),
                riffChunk("what", ascii(SECRET)));
    }

    /** A moving picture whose frames are {@link #webpWithAlpha()}. */
    public static byte[] movingWebp(int frames) {
        byte[] plain = webpWithAlpha();
        byte[] frame = riffChunk(
                "ANMF",
                join(
                        new byte[] {0, 0, 0, 0, 0, 0, 11, 0, 0, 7, 0, 0, 100, 0, 0, 0},
                        Arrays.copyOfRange(plain, 12, plain.length)));
        byte[][] all = new byte[frames][];
        Arrays.fill(all, frame);
        return riff(
                riffChunk("VP8X", new byte[] {0x12, 0, 0, 0, 11, 0, 0, 7, 0, 0}),
                riffChunk("ANIM", new byte[6]),
                join(all));
    }

    /** The boxes of a still AVIF of 40 × 30 stored pixels, turned to the right; its pixels are nonsense. */
    public static byte[] avif() {
        byte[] properties = join(box("ispe", join(intOf(0), intOf(40), intOf(30))), box("irot", new byte[] {3}));
        byte[] owners = join(intOf(0), intOf(1), shortOf(1), new byte[] {2, 1, 2});
        return join(
                box("ftyp", ascii("avif\0\0\0\0avifmif1")),
                box(
                        "meta",
                        join(
                                intOf(0),
                                box("pitm", join(intOf(0), shortOf(1))),
                                box("iprp", join(box("ipco", properties), box("ipma", owners))))),
                box("mdat", new byte[32]));
    }

    private static byte[] box(String type, byte[] content) {
        return join(intOf(content.length + 8), ascii(type), content);
    }

    /** A drawing with a script. */
    public static byte[] svg() {
        return ascii(
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    }

    public static byte[] withTrailing(byte[] bytes, byte[] tail) {
        return join(bytes, tail);
    }

    /** Two thirds of it. */
    public static byte[] truncated(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length * 2 / 3);
    }

    /** An EXIF block with an orientation, a maker's name and a GPS directory. */
    public static byte[] exif(int orientation) {
        return ByteBuffer.allocate(80)
                .put(ascii("MM\0*"))
                .putInt(8)
                .putShort((short) 3)
                .put(entry(0x010F, 2, SECRET.length(), 68))
                .put(entry(0x0112, 3, 1, orientation << 16))
                .put(entry(0x8825, 4, 1, 50))
                .putInt(0)
                .putShort((short) 1)
                .put(entry(0x0001, 2, 2, 'N' << 24))
                .putInt(0)
                .put(ascii(SECRET))
                .array();
    }

    /** An entry of an EXIF directory. */
    public static byte[] entry(int tag, int type, int count, int value) {
        return join(shortOf(tag), shortOf(type), intOf(count), intOf(value));
    }

    /** Joins pieces of files. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** One byte for each character. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A profile of a screen with the colours of Display P3 and the curve of sRGB. */
    private static byte[] displayP3Profile() {
        byte[] name = join(
                ascii("mluc\0\0\0\0"), intOf(1), intOf(12), ascii("enUS"), intOf(4), intOf(28), ascii("\0P\0" + "3"));
        byte[] curve =
                join(ascii("para\0\0\0\0\0\3\0\0"), intOf(157286), intOf(62119), intOf(3417), intOf(5072), intOf(2651));
        String[] names = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        byte[][] values = {
            name,
            name,
            xyz(63190, 65536, 54061),
            xyz(33759, 15807, -69),
            xyz(19128, 45379, 2751),
            xyz(10303, 4351, 68710),
            curve,
            curve,
            curve
        };
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        table.writeBytes(intOf(names.length));
        for (int i = 0; i < names.length; i++) {
            table.writeBytes(
                    join(ascii(names[i]), intOf(132 + 12 * names.length + data.size()), intOf(values[i].length)));
            data.writeBytes(values[i]);
        }
        ByteBuffer header = ByteBuffer.allocate(128);
        header.putInt(0, 128 + table.size() + data.size()).putInt(8, 0x04000000);
        header.put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
        header.put(68, join(intOf(63190), intOf(65536), intOf(54061)));
        return join(header.array(), table.toByteArray(), data.toByteArray());
    }

    private static byte[] xyz(int x, int y, int z) {
        return join(ascii("XYZ \0\0\0\0"), intOf(x), intOf(y), intOf(z));
    }

    private static BufferedImage painted(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 255 * x / width;
                int green = 255 * y / height;
                int blue = (x * 7 ^ y * 13) & 0x3F;
                image.setRGB(x, y, new Color(red, green, blue, 255 - red).getRGB());
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static ByteArrayOutputStream gifStart(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii("GIF89a"));
        bytes.writeBytes(new byte[] {(byte) width, 0, (byte) height, 0, (byte) 0xF6, 0, 0});
        for (int colour = 0; colour < 128; colour++) {
            bytes.writeBytes(new byte[] {(byte) (colour * 37), (byte) (255 - colour), (byte) (colour * 2)});
        }
        return bytes;
    }

    private static byte[] header(int width, int height) {
        return chunk("IHDR", join(intOf(width), intOf(height), new byte[] {8, 2, 0, 0, 0}));
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] shortOf(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] intOf(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }
}
