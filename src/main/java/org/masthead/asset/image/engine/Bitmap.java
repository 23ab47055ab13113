package org.masthead.asset.image.engine;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.masthead.asset.image.Sample;

/**
 * Pixels in sRGB as bytes, row by row.
 *
 * @param bands 3 for red, green, blue; 4 with alpha, not premultiplied
 */
record Bitmap(int width, int height, int bands, byte[] bytes) {

    private static final int OPAQUE = 0xff;

    static Bitmap empty(int width, int height, int bands) {
        return new Bitmap(width, height, bands, new byte[width * height * bands]);
    }

    /** The whole of a picture, as it is. */
    static Bitmap of(PixelRows rows) {
        Bitmap bitmap = empty(rows.width(), rows.height(), rows.bands());
        byte[] row = new byte[rows.width() * rows.bands()];
        for (int y = 0; y < rows.height(); y++) {
            rows.read(0, y, rows.width(), row);
            System.arraycopy(row, 0, bitmap.bytes, y * row.length, row.length);
        }
        return bitmap;
    }

    /** The same picture, turned and mirrored until it is upright (CIPA DC-008 §4.6.4). */
    Bitmap upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean turned = orientation > 4;
        Bitmap upright = turned ? empty(height, width, bands) : empty(width, height, bands);
        int to = 0;
        for (int y = 0; y < upright.height; y++) {
            for (int x = 0; x < upright.width; x++) {
                int from = switch (orientation) {
                    case 2 -> at(width - 1 - x, y);
                    case 3 -> at(width - 1 - x, height - 1 - y);
                    case 4 -> at(x, height - 1 - y);
                    case 5 -> at(y, x);
                    case 6 -> at(y, height - 1 - x);
                    case 7 -> at(width - 1 - y, height - 1 - x);
                    default -> at(width - 1 - y, x);
                };
                for (int band = 0; band < bands; band++) {
                    upright.bytes[to++] = bytes[from + band];
                }
            }
        }
        return upright;
    }

    private int at(int x, int y) {
        return (y * width + x) * bands;
    }

    /** This picture on a canvas, its left upper corner there; the rest of the canvas is transparent. */
    Bitmap onCanvas(int left, int top, int canvasWidth, int canvasHeight) {
        if (canvasWidth == width && canvasHeight == height) {
            return this;
        }
        Bitmap canvas = empty(canvasWidth, canvasHeight, 4);
        for (int y = Math.max(0, -top); y < Math.min(height, canvasHeight - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(width, canvasWidth - left); x++) {
                int from = at(x, y);
                int to = canvas.at(x + left, y + top);
                System.arraycopy(bytes, from, canvas.bytes, to, bands);
                if (bands == 3) {
                    canvas.bytes[to + 3] = (byte) OPAQUE;
                }
            }
        }
        return canvas;
    }

    /** This picture on white, as types without transparency need it. */
    Bitmap onWhite() {
        if (bands == 3) {
            return this;
        }
        Bitmap flat = empty(width, height, 3);
        for (int pixel = 0; pixel < width * height; pixel++) {
            int alpha = bytes[pixel * 4 + 3] & 0xff;
            for (int band = 0; band < 3; band++) {
                int colour = bytes[pixel * 4 + band] & 0xff;
                flat.bytes[pixel * 3 + band] = (byte) ((colour * alpha + OPAQUE * (OPAQUE - alpha) + 127) / OPAQUE);
            }
        }
        return flat;
    }

    Sample sample() {
        int[] argb = new int[width * height];
        for (int pixel = 0; pixel < argb.length; pixel++) {
            int at = pixel * bands;
            int alpha = bands == 4 ? bytes[at + 3] & 0xff : OPAQUE;
            argb[pixel] = alpha << 24 | (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
        }
        return new Sample(width, height, argb);
    }

    /** The same bytes, as ImageIO takes them. */
    BufferedImage image() {
        int[] offsets = Arrays.copyOf(new int[] {0, 1, 2, 3}, bands);
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                bands == 4,
                false,
                bands == 4 ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster(offsets), false, null);
    }

    /** The bytes as a raster of some bands. */
    WritableRaster raster(int... offsets) {
        DataBufferByte data = new DataBufferByte(bytes, bytes.length);
        return Raster.createInterleavedRaster(data, width, height, width * bands, bands, offsets, new Point());
    }
}
