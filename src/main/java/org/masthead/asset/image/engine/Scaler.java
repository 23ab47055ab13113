package org.masthead.asset.image.engine;

import java.awt.Rectangle;

/**
 * Makes a part of a picture smaller with a cubic filter (Catmull-Rom; Keys, "Cubic convolution interpolation for digital
 * image processing", 1981), as wide as what it shrinks. Rows are read once and in order, so only a few are held at a time.
 */
final class Scaler {

    private final PixelRows source;
    private final Rectangle part;
    private final int bands;
    private final Bitmap target;
    private final Taps across;
    private final Taps down;

    private Scaler(PixelRows source, Rectangle part, int width, int height) {
        this.source = source;
        this.part = part;
        this.bands = source.bands();
        this.target = Bitmap.empty(width, height, bands);
        this.across = Taps.of(part.width, width);
        this.down = Taps.of(part.height, height);
    }

    /** A part of a picture at a size that is not larger. */
    static Bitmap scale(PixelRows source, Rectangle part, int width, int height) {
        Scaler scaler = new Scaler(source, part, width, height);
        scaler.run();
        return scaler.target;
    }

    private void run() {
        byte[] bytes = new byte[part.width * bands];
        float[] pixels = new float[part.width * bands];
        float[] narrow = new float[target.width() * bands];
        float[][] sums = new float[target.height()][];
        int first = 0;
        for (int y = 0; y < part.height; y++) {
            source.read(part.x, part.y + y, part.width, bytes);
            premultiply(bytes, pixels);
            narrow(pixels, narrow);
            for (int row = first; row < target.height() && down.starts()[row] <= y; row++) {
                float[] weights = down.weights()[row];
                int tap = y - down.starts()[row];
                if (tap < weights.length) {
                    sums[row] = sums[row] == null ? new float[narrow.length] : sums[row];
                    add(narrow, weights[tap], sums[row]);
                }
                if (tap >= weights.length - 1 && row == first) {
                    write(sums[row], row);
                    sums[row] = new float[0];
                    first++;
                }
            }
        }
    }

    private void premultiply(byte[] bytes, float[] pixels) {
        if (bands == 3) {
            for (int i = 0; i < bytes.length; i++) {
                pixels[i] = bytes[i] & 0xff;
            }
            return;
        }
        for (int i = 0; i < bytes.length; i += 4) {
            float alpha = (bytes[i + 3] & 0xff) / 255f;
            pixels[i] = (bytes[i] & 0xff) * alpha;
            pixels[i + 1] = (bytes[i + 1] & 0xff) * alpha;
            pixels[i + 2] = (bytes[i + 2] & 0xff) * alpha;
            pixels[i + 3] = bytes[i + 3] & 0xff;
        }
    }

    private void narrow(float[] pixels, float[] narrow) {
        for (int x = 0; x < target.width(); x++) {
            float[] weights = across.weights()[x];
            int from = across.starts()[x] * bands;
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            for (float weight : weights) {
                red += weight * pixels[from];
                green += weight * pixels[from + 1];
                blue += weight * pixels[from + 2];
                if (bands == 4) {
                    alpha += weight * pixels[from + 3];
                }
                from += bands;
            }
            narrow[x * bands] = red;
            narrow[x * bands + 1] = green;
            narrow[x * bands + 2] = blue;
            if (bands == 4) {
                narrow[x * bands + 3] = alpha;
            }
        }
    }

    private static void add(float[] row, float weight, float[] sum) {
        for (int i = 0; i < row.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private void write(float[] sum, int row) {
        int to = row * sum.length;
        for (int i = 0; i < sum.length; i++) {
            float value = sum[i];
            if (bands == 4 && (i & 3) != 3) {
                float alpha = sum[i | 3];
                value = alpha < 0.5f ? 0 : value * 255 / alpha;
            }
            target.bytes()[to + i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
    }

    /** For each pixel of the smaller row, the first of the larger one that counts, and how much it and the next do. */
    private record Taps(int[] starts, float[][] weights) {

        static Taps of(int from, int to) {
            int[] starts = new int[to];
            float[][] weights = new float[to][];
            double ratio = Math.max(1, (double) from / to);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * from / to;
                int start = (int) Math.max(0, Math.ceil(centre - 2 * ratio - 0.5));
                int end = (int) Math.min(from, Math.floor(centre + 2 * ratio + 0.5));
                starts[i] = start;
                weights[i] = normal(start, end, centre, ratio);
            }
            return new Taps(starts, weights);
        }

        private static float[] normal(int start, int end, double centre, double ratio) {
            double sum = 0;
            for (int j = start; j < end; j++) {
                sum += cubic((j + 0.5 - centre) / ratio);
            }
            float[] weights = new float[end - start];
            for (int j = start; j < end; j++) {
                weights[j - start] = (float) (cubic((j + 0.5 - centre) / ratio) / sum);
            }
            return weights;
        }

        private static double cubic(double signed) {
            double x = Math.abs(signed);
            if (x < 1) {
                return 1.5 * x * x * x - 2.5 * x * x + 1;
            }
            return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
        }
    }
}
