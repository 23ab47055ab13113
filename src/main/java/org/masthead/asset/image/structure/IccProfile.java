package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;

/** An ICC colour profile (ICC.1:2022): whether it has to be applied, or says no more than sRGB. */
final class IccProfile {

    /** Bytes of a profile, at most: 4 MB, twice what the large ones of printers have. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Tags of a profile, at most. */
    static final int MAX_TAGS = 1_000;

    private static final int HEADER = 128;

    /** Red, green and blue of sRGB as X, Y, Z, adapted to D50 as profiles have it. */
    private static final Map<String, double[]> SRGB = Map.of(
            "rXYZ", new double[] {0.4360, 0.2225, 0.0139},
            "gXYZ", new double[] {0.3851, 0.7169, 0.0971},
            "bXYZ", new double[] {0.1431, 0.0606, 0.7141});

    private static final double TOLERANCE = 0.005;

    private final Map<String, ByteBuffer> tags;

    private IccProfile(Map<String, ByteBuffer> tags) {
        this.tags = tags;
    }

    static void checkSize(long bytes) throws ImageRefusedException {
        if (bytes > MAX_BYTES) {
            throw Refusal.swollen("The colour profile has more than " + MAX_BYTES + " bytes, which is the most taken.");
        }
    }

    /** The bytes of a profile that has to be applied; none where it is broken, of other colours, or as good as sRGB. */
    static byte @Nullable [] toKeep(byte[] profile, Colours colours) throws ImageRefusedException {
        ByteBuffer bytes = ByteBuffer.wrap(profile);
        if (bytes.limit() < HEADER + 4 || !ascii(bytes, 36).equals("acsp")) {
            return null;
        }
        long declared = bytes.getInt(0) & 0xFFFFFFFFL;
        if (declared > MAX_BYTES) {
            throw Refusal.malformed("The colour profile says it has " + declared + " bytes and has " + profile.length
                    + "; at most " + MAX_BYTES + " are taken.");
        }
        if (declared > profile.length
                || declared < HEADER + 4
                || !ascii(bytes, 16).equals(space(colours))) {
            return null;
        }
        Map<String, ByteBuffer> tags = tags(bytes.slice(0, (int) declared));
        return tags == null || new IccProfile(tags).isAssumed(colours) ? null : Arrays.copyOf(profile, (int) declared);
    }

    private static String space(Colours colours) {
        return switch (colours) {
            case GREY -> "GRAY";
            case RGB -> "RGB ";
            case CMYK -> "CMYK";
        };
    }

    private static @Nullable Map<String, ByteBuffer> tags(ByteBuffer bytes) throws ImageRefusedException {
        long count = bytes.getInt(HEADER) & 0xFFFFFFFFL;
        if (count > MAX_TAGS) {
            throw Refusal.malformed(
                    "The colour profile says it has " + count + " tags; at most " + MAX_TAGS + " are taken.");
        }
        Map<String, ByteBuffer> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int at = HEADER + 4 + 12 * i;
            if (at + 12 > bytes.limit()) {
                return null;
            }
            long offset = bytes.getInt(at + 4) & 0xFFFFFFFFL;
            long size = bytes.getInt(at + 8) & 0xFFFFFFFFL;
            if (offset + size > bytes.limit()) {
                return null;
            }
            tags.put(ascii(bytes, at), bytes.slice((int) offset, (int) size));
        }
        return tags;
    }

    /** Whether pixels look the same without it. */
    private boolean isAssumed(Colours colours) {
        return switch (colours) {
            case GREY -> isCurveOfSrgb("kTRC");
            case RGB -> isNamedSrgb() || isMatrixOfSrgb();
            case CMYK -> false;
        };
    }

    private boolean isNamedSrgb() {
        ByteBuffer description = tags.get("desc");
        if (description == null) {
            return false;
        }
        // Plain ASCII in version 2, UTF-16 in version 4: without the zero bytes the two read alike.
        byte[] text = new byte[Math.min(description.limit(), 4096)];
        description.get(0, text);
        String name =
                new String(text, StandardCharsets.ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
        return name.contains("srgb") && !name.contains("linear");
    }

    private boolean isMatrixOfSrgb() {
        // A profile with tables is more than its matrix.
        return !tags.containsKey("A2B0")
                && SRGB.entrySet().stream().allMatch(colour -> isNear(colour.getKey(), colour.getValue()))
                && isCurveOfSrgb("rTRC")
                && isCurveOfSrgb("gTRC")
                && isCurveOfSrgb("bTRC");
    }

    private boolean isNear(String tag, double[] wanted) {
        ByteBuffer value = tags.get(tag);
        if (value == null || value.limit() < 20) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (Math.abs(value.getInt(8 + 4 * i) / 65536.0 - wanted[i]) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private boolean isCurveOfSrgb(String tag) {
        ByteBuffer curve = tags.get(tag);
        return curve != null
                && ToneCurve.of(curve).filter(ToneCurve::isNearSrgb).isPresent();
    }

    private static String ascii(ByteBuffer bytes, int at) {
        byte[] four = new byte[4];
        bytes.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    /** How a profile turns stored values, 0 to 1, into light, 0 to 1 (ICC.1:2022 §10.6 and §10.18). */
    private static final class ToneCurve {

        private static final int CURVE = 0x63757276;
        private static final int PARAMETRIC = 0x70617261;
        private static final int[] PARAMETERS = {1, 3, 4, 5, 7};
        private static final double CURVE_TOLERANCE = 0.015;

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
                if (!(Math.abs(light.applyAsDouble(value) - wanted) <= CURVE_TOLERANCE)) {
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
}
