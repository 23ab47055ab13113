package org.masthead.asset.image.structure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;

/** The segments of a JPEG whose inside is looked into (ITU-T T.81 Annex B): each has to be filled exactly. */
final class JpegSegments {

    private JpegSegments() {}

    /** What a frame header (§B.2.2) says. */
    record Frame(int width, int height, int components) {

        static Frame of(byte[] segment) throws ImageRefusedException {
            if (segment.length < 6 || segment.length != 6 + 3 * u8(segment, 5)) {
                throw Refusal.malformed("The frame header of the JPEG does not have the length that it needs.");
            }
            if (u8(segment, 0) != 8) {
                throw Refusal.notTaken("The JPEG has " + u8(segment, 0)
                        + " bits for each colour of a pixel; 8 are taken. Save it anew as a usual JPEG.");
            }
            Frame frame = new Frame(u16(segment, 3), u16(segment, 1), u8(segment, 5));
            Pixels.check(frame.width, frame.height);
            frame.colours();
            for (int at = 6; at < segment.length; at += 3) {
                int across = u8(segment, at + 1) >> 4;
                int down = u8(segment, at + 1) & 0xF;
                if (across < 1 || across > 4 || down < 1 || down > 4) {
                    throw Refusal.malformed("A colour of the JPEG is sampled " + across + " × " + down
                            + " times; 1 to 4 times each way are allowed.");
                }
            }
            return frame;
        }

        Colours colours() throws ImageRefusedException {
            return switch (components) {
                case 1 -> Colours.GREY;
                case 3 -> Colours.RGB;
                case 4 -> Colours.CMYK;
                default ->
                    throw Refusal.malformed("The JPEG has " + components + " colours in a pixel; 1, 3 or 4 are taken.");
            };
        }
    }

    /** The parts of a profile that spans segments (ICC.1:2022 Annex B.4). */
    static final class ProfileParts {

        static final byte[] MARK = mark("ICC_PROFILE");
        private static final int HEADER = MARK.length + 2;

        private final TreeMap<Integer, byte[]> parts = new TreeMap<>();
        private int count;
        private long bytes;

        void add(byte[] segment) throws ImageRefusedException {
            if (segment.length < HEADER) {
                return;
            }
            bytes += segment.length - HEADER;
            IccProfile.checkSize(bytes);
            count = u8(segment, MARK.length + 1);
            parts.putIfAbsent(u8(segment, MARK.length), segment);
        }

        /** The profile, if all of its parts are there. */
        byte @Nullable [] whole() {
            if (parts.isEmpty() || parts.size() != count || parts.firstKey() != 1 || parts.lastKey() != count) {
                return null;
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            parts.values().forEach(part -> whole.write(part, HEADER, part.length - HEADER));
            return whole.toByteArray();
        }
    }

    /** Checks quantisation tables (§B.2.4.1). */
    static void checkQuantisation(byte[] segment) throws ImageRefusedException {
        int at = 0;
        while (at < segment.length) {
            int kind = u8(segment, at);
            if (kind >> 4 > 1 || (kind & 0xF) > 3) {
                throw brokenTable();
            }
            at += kind >> 4 == 0 ? 65 : 129;
        }
        if (at != segment.length) {
            throw brokenTable();
        }
    }

    /** Checks Huffman tables (§B.2.4.2). */
    static void checkHuffman(byte[] segment) throws ImageRefusedException {
        int at = 0;
        while (at < segment.length) {
            if (at + 17 > segment.length || (segment[at] & 0xEC) != 0) {
                throw brokenTable();
            }
            int values = 0;
            for (int i = 1; i <= 16; i++) {
                values += u8(segment, at + i);
            }
            at += 17 + values;
        }
        if (at != segment.length) {
            throw brokenTable();
        }
    }

    /** Checks the header of a scan (§B.2.3). */
    static void checkScan(byte[] segment) throws ImageRefusedException {
        int colours = segment.length == 0 ? 0 : u8(segment, 0);
        if (colours < 1 || colours > 4 || segment.length != 4 + 2 * colours) {
            throw Refusal.malformed("The header of a scan of the JPEG does not have the length that it needs.");
        }
    }

    static boolean startsWith(byte[] segment, byte[] mark) {
        return segment.length >= mark.length && Arrays.equals(segment, 0, mark.length, mark, 0, mark.length);
    }

    static byte[] mark(String name) {
        return (name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static ImageRefusedException brokenTable() {
        return Refusal.malformed("A table of the JPEG does not fill its segment.");
    }

    private static int u8(byte[] segment, int at) {
        return segment[at] & 0xFF;
    }

    private static int u16(byte[] segment, int at) {
        return u8(segment, at) << 8 | u8(segment, at + 1);
    }
}
