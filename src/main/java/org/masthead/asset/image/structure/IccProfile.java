package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
            throw Refusal.swollen("The colour profile says it has " + declared + " bytes and has " + profile.length
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
            throw Refusal.swollen(
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
}
