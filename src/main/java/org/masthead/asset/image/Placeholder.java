package org.masthead.asset.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture of at most {@value #MAX_SIDE} pixels a side as a {@code data:} URI (RFC 2397) of at most {@value #MAX_LENGTH}
 * characters: a PNG (W3C PNG §5), written here because an encoder's next version may write other bytes. Colours are
 * coarse, and coarser where the URI would be too long.
 */
final class Placeholder {

    private static final int MAX_SIDE = 16;
    private static final int MAX_LENGTH = 600;
    private static final int COARSEST = 6;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUE_COLOUR = 2;
    private static final int WITH_ALPHA = 6;

    private Placeholder() {}

    static String of(Sample sample) {
        for (int side = MAX_SIDE; ; side /= 2) {
            Sample tiny = shrunk(sample, side);
            for (int bits = 3; bits <= COARSEST; bits++) {
                String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(png(tiny, bits));
                if (uri.length() <= MAX_LENGTH || side == 1) {
                    return uri;
                }
            }
        }
    }

    private static Sample shrunk(Sample sample, int side) {
        double scale = Math.min(1, (double) side / Math.max(sample.width(), sample.height()));
        int width = (int) Math.max(1, Math.round(sample.width() * scale));
        int height = (int) Math.max(1, Math.round(sample.height() * scale));
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = mean(
                        sample,
                        x * sample.width() / width,
                        (x + 1) * sample.width() / width,
                        y * sample.height() / height,
                        (y + 1) * sample.height() / height);
            }
        }
        return new Sample(width, height, argb);
    }

    /** The mean of a part; transparent pixels weigh less, so that what hides under them does not show. */
    private static int mean(Sample sample, int left, int right, int top, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = sample.argb()[y * sample.width() + x];
                int opacity = pixel >>> 24;
                alpha += opacity;
                red += (long) opacity * (pixel >> 16 & 0xff);
                green += (long) opacity * (pixel >> 8 & 0xff);
                blue += (long) opacity * (pixel & 0xff);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long opacity = alpha / ((long) (right - left) * (bottom - top));
        return (int) (opacity << 24 | red / alpha << 16 | green / alpha << 8 | blue / alpha);
    }

    private static byte[] png(Sample tiny, int coarseness) {
        boolean opaque = true;
        for (int pixel : tiny.argb()) {
            opaque &= pixel >>> 24 == 255;
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream file = new DataOutputStream(bytes);
            file.write(SIGNATURE);
            chunk(file, "IHDR", header(tiny, opaque));
            chunk(file, "IDAT", pixels(tiny, opaque, coarseness));
            chunk(file, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] header(Sample tiny, boolean opaque) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeInt(tiny.width());
        header.writeInt(tiny.height());
        header.write(new byte[] {8, (byte) (opaque ? TRUE_COLOUR : WITH_ALPHA), 0, 0, 0});
        return bytes.toByteArray();
    }

    /** Rows as differences to the pixel on their left (filter type 1), which are small and therefore short. */
    private static byte[] pixels(Sample tiny, boolean opaque, int coarseness) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream pixels = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int y = 0; y < tiny.height(); y++) {
                pixels.write(1);
                int left = 0;
                for (int x = 0; x < tiny.width(); x++) {
                    int pixel = coarse(tiny.argb()[y * tiny.width() + x], coarseness);
                    for (int shift : opaque ? new int[] {16, 8, 0} : new int[] {16, 8, 0, 24}) {
                        pixels.write((pixel >> shift & 0xff) - (left >> shift & 0xff));
                    }
                    left = pixel;
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Keeps each channel's highest bits, and all of one that is full: what is opaque stays so. */
    private static int coarse(int pixel, int bits) {
        int coarse = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int channel = pixel >> shift & 0xff;
            int step = 1 << bits;
            int level = Math.min(255, (channel + step / 2) / step * step);
            coarse |= level << shift;
        }
        return coarse;
    }

    private static void chunk(DataOutputStream file, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.writeInt(data.length);
        file.write(name);
        file.write(data);
        file.writeInt((int) sum.getValue());
    }
}
