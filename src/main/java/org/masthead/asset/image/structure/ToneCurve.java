package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** How a profile turns stored values, 0 to 1, into light, 0 to 1 (ICC.1:2022 §10.6 and §10.18). */
final class ToneCurve {

    private static final int CURVE = 0x63757276;
    private static final int PARAMETRIC = 0x70617261;
    private static final int[] PARAMETERS = {1, 3, 4, 5, 7};
    private static final double TOLERANCE = 0.015;

    private final DoubleUnaryOperator light;

    private ToneCurve(DoubleUnaryOperator light) {
        this.light = light;
    }

    /** The curve of a tag, unless it is broken. */
    static Optional<ToneCurve> of(ByteBuffer tag) {
        if (tag.limit() < 12) {
            return Optional.empty();
        }
        return switch (tag.getInt(0)) {
            case CURVE -> sampled(tag);
            case PARAMETRIC -> parametric(tag);
            default -> Optional.empty();
        };
    }

    /** Whether it is the curve of sRGB (IEC 61966-2-1) but for what no eye sees; the power 2.2 is near enough. */
    boolean isNearSrgb() {
        for (double value = 0.05; value < 1; value += 0.05) {
            double wanted = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
            if (!(Math.abs(light.applyAsDouble(value) - wanted) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<ToneCurve> sampled(ByteBuffer tag) {
        long count = tag.getInt(8) & 0xFFFFFFFFL;
        if (12 + 2 * count > tag.limit()) {
            return Optional.empty();
        }
        if (count == 0) {
            return Optional.of(new ToneCurve(value -> value));
        }
        if (count == 1) {
            double power = (tag.getShort(12) & 0xFFFF) / 256.0;
            return Optional.of(new ToneCurve(value -> Math.pow(value, power)));
        }
        return Optional.of(new ToneCurve(value -> {
            int index = (int) Math.round(value * (count - 1));
            return (tag.getShort(12 + 2 * index) & 0xFFFF) / 65535.0;
        }));
    }

    private static Optional<ToneCurve> parametric(ByteBuffer tag) {
        int kind = tag.getShort(8) & 0xFFFF;
        if (kind >= PARAMETERS.length || 12 + 4 * PARAMETERS[kind] > tag.limit()) {
            return Optional.empty();
        }
        double[] p = new double[7];
        for (int i = 0; i < PARAMETERS[kind]; i++) {
            p[i] = tag.getInt(12 + 4 * i) / 65536.0;
        }
        return Optional.of(new ToneCurve(
                switch (kind) {
                    case 0 -> value -> Math.pow(value, p[0]);
                    case 1 -> value -> value >= -p[2] / p[1] ? Math.pow(p[1] * value + p[2], p[0]) : 0;
                    case 2 -> value -> value >= -p[2] / p[1] ? Math.pow(p[1] * value + p[2], p[0]) + p[3] : p[3];
                    case 3 -> value -> value >= p[4] ? Math.pow(p[1] * value + p[2], p[0]) : p[3] * value;
                    default ->
                        value -> value >= p[4] ? Math.pow(p[1] * value + p[2], p[0]) + p[5] : p[3] * value + p[6];
                }));
    }
}
