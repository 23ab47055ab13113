package org.masthead.asset.image.engine;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * A decoded picture, read row by row as bytes of red, green, blue and, where it has one, alpha. Values are taken as they
 * are: Java takes grey for linear light, files do not.
 */
final class PixelRows {

    private final BufferedImage image;
    private final Raster raster;
    private final ColorModel model;
    private final int bands;

    PixelRows(BufferedImage image) {
        this.image = image;
        this.raster = image.getRaster();
        this.model = image.getColorModel();
        this.bands = model.hasAlpha() ? 4 : 3;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Bytes of a pixel: 3, or 4 with alpha. */
    int bands() {
        return bands;
    }

    /** Reads a part of a row. */
    void read(int x, int y, int width, byte[] row) {
        if (model instanceof IndexColorModel || model instanceof DirectColorModel) {
            readPacked(image.getRGB(x, y, width, 1, null, 0, width), row);
        } else if (raster.getDataBuffer() instanceof DataBufferByte data
                && raster.getParent() == null
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel samples) {
            readBytes(data.getData(), samples, x, y, width, row);
        } else {
            readSamples(x, y, width, row);
        }
    }

    private void readPacked(int[] argb, byte[] row) {
        int to = 0;
        for (int pixel : argb) {
            row[to++] = (byte) (pixel >> 16);
            row[to++] = (byte) (pixel >> 8);
            row[to++] = (byte) pixel;
            if (bands == 4) {
                row[to++] = (byte) (pixel >>> 24);
            }
        }
    }

    private void readBytes(byte[] data, PixelInterleavedSampleModel samples, int x, int y, int width, byte[] row) {
        int step = samples.getPixelStride();
        int from = y * samples.getScanlineStride() + x * step;
        int[] offsets = samples.getBandOffsets();
        int red = offsets[0];
        int green = offsets.length > 2 ? offsets[1] : red;
        int blue = offsets.length > 2 ? offsets[2] : red;
        int alpha = offsets[offsets.length - 1];
        int to = 0;
        for (int i = 0; i < width; i++, from += step) {
            row[to++] = data[from + red];
            row[to++] = data[from + green];
            row[to++] = data[from + blue];
            if (bands == 4) {
                row[to++] = data[from + alpha];
            }
        }
    }

    private void readSamples(int x, int y, int width, byte[] row) {
        int[] values = raster.getPixels(x, y, width, 1, (int[]) null);
        int count = raster.getNumBands();
        int surplus = Math.max(0, model.getComponentSize(0) - 8);
        int to = 0;
        for (int from = 0; from < values.length; from += count) {
            row[to++] = (byte) (values[from] >> surplus);
            row[to++] = (byte) (values[count > 2 ? from + 1 : from] >> surplus);
            row[to++] = (byte) (values[count > 2 ? from + 2 : from] >> surplus);
            if (bands == 4) {
                row[to++] = (byte) (values[from + count - 1] >> surplus);
            }
        }
    }
}
