package org.masthead.asset.image;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A picture in some 25 bytes, as evanw.github.io/thumbhash describes it: the low frequencies of a cosine transform of
 * lightness (L), yellow against blue (P), red against green (Q) and, where there is any, transparency (A).
 */
final class ThumbHash {

    private final int width;
    private final int height;
    private final boolean transparent;
    private final double[] lightness;
    private final double[] yellowBlue;
    private final double[] redGreen;
    private final double[] alpha;

    private ThumbHash(Sample sample) {
        this.width = sample.width();
        this.height = sample.height();
        int count = width * height;
        this.lightness = new double[count];
        this.yellowBlue = new double[count];
        this.redGreen = new double[count];
        this.alpha = new double[count];
        this.transparent = split(sample.argb());
    }

    /** The hash of a sample, in Base64 with padding. */
    static String of(Sample sample) {
        return Base64.getEncoder().encodeToString(new ThumbHash(sample).bytes());
    }

    /** Splits pixels into channels, laid over their mean colour; tells whether any is transparent. */
    private boolean split(int[] argb) {
        double red = 0;
        double green = 0;
        double blue = 0;
        double sum = 0;
        for (int pixel : argb) {
            double opacity = (pixel >>> 24) / 255.0;
            red += opacity / 255 * (pixel >> 16 & 0xff);
            green += opacity / 255 * (pixel >> 8 & 0xff);
            blue += opacity / 255 * (pixel & 0xff);
            sum += opacity;
        }
        double divisor = sum > 0 ? sum : 1;
        for (int i = 0; i < argb.length; i++) {
            double opacity = (argb[i] >>> 24) / 255.0;
            double r = red / divisor * (1 - opacity) + opacity / 255 * (argb[i] >> 16 & 0xff);
            double g = green / divisor * (1 - opacity) + opacity / 255 * (argb[i] >> 8 & 0xff);
            double b = blue / divisor * (1 - opacity) + opacity / 255 * (argb[i] & 0xff);
            lightness[i] = (r + g + b) / 3;
            yellowBlue[i] = (r + g) / 2 - b;
            redGreen[i] = r - g;
            alpha[i] = opacity;
        }
        return sum < argb.length;
    }

    private byte[] bytes() {
        int limit = transparent ? 5 : 7;
        int longer = Math.max(width, height);
        int across = (int) Math.max(1, Math.round((double) limit * width / longer));
        int down = (int) Math.max(1, Math.round((double) limit * height / longer));
        Channel l = encode(lightness, Math.max(3, across), Math.max(3, down));
        Channel p = encode(yellowBlue, 3, 3);
        Channel q = encode(redGreen, 3, 3);
        boolean landscape = width > height;
        int header = (int) Math.round(63 * l.mean)
                | (int) Math.round(31.5 + 31.5 * p.mean) << 6
                | (int) Math.round(31.5 + 31.5 * q.mean) << 12
                | (int) Math.round(31 * l.scale) << 18
                | (transparent ? 1 << 23 : 0);
        int more = (landscape ? down : across)
                | (int) Math.round(63 * p.scale) << 3
                | (int) Math.round(63 * q.scale) << 9
                | (landscape ? 1 << 15 : 0);
        List<Integer> values = new ArrayList<>(List.of(header, header >> 8, header >> 16, more, more >> 8));
        List<Channel> channels = new ArrayList<>(List.of(l, p, q));
        if (transparent) {
            Channel a = encode(alpha, 5, 5);
            values.add((int) Math.round(15 * a.mean) | (int) Math.round(15 * a.scale) << 4);
            channels.add(a);
        }
        return packed(values, channels);
    }

    private static byte[] packed(List<Integer> head, List<Channel> channels) {
        List<Integer> nibbles = new ArrayList<>();
        for (Channel channel : channels) {
            channel.waves.forEach(wave -> nibbles.add((int) Math.round(15 * wave)));
        }
        byte[] bytes = new byte[head.size() + (nibbles.size() + 1) / 2];
        for (int i = 0; i < head.size(); i++) {
            bytes[i] = head.get(i).byteValue();
        }
        for (int i = 0; i < nibbles.size(); i++) {
            bytes[head.size() + i / 2] |= (byte) (nibbles.get(i) << (i % 2 * 4));
        }
        return bytes;
    }

    /** A channel as waves: the triangle of those that are lowest, scaled to 0 to 1. */
    private Channel encode(double[] channel, int across, int down) {
        double mean = 0;
        double scale = 0;
        List<Double> waves = new ArrayList<>();
        for (int y = 0; y < down; y++) {
            for (int x = 0; x * down < across * (down - y); x++) {
                double wave = wave(channel, x, y);
                if (x == 0 && y == 0) {
                    mean = wave;
                } else {
                    waves.add(wave);
                    scale = Math.max(scale, Math.abs(wave));
                }
            }
        }
        double most = scale;
        waves.replaceAll(wave -> most > 0 ? 0.5 + 0.5 / most * wave : wave);
        return new Channel(mean, scale, waves);
    }

    private double wave(double[] channel, int across, int down) {
        double[] columns = new double[width];
        for (int x = 0; x < width; x++) {
            columns[x] = Math.cos(Math.PI / width * across * (x + 0.5));
        }
        double sum = 0;
        for (int y = 0; y < height; y++) {
            double row = Math.cos(Math.PI / height * down * (y + 0.5));
            for (int x = 0; x < width; x++) {
                sum += channel[y * width + x] * columns[x] * row;
            }
        }
        return sum / channel.length;
    }

    /** A channel's mean, its strongest wave, and its waves against that one. */
    private record Channel(double mean, double scale, List<Double> waves) {}
}
