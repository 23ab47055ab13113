package org.masthead.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The parts that image files are made of, for tests that put together what no program writes. */
public final class PictureParts {

    private PictureParts() {}

    /** All of them in a row. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /** One byte for each character. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** These values as bytes. */
    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Four bytes each, the greater first. */
    public static byte[] u32(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        return bytes.array();
    }

    /** Four bytes, the lesser first. */
    public static byte[] u32Little(long value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array();
    }

    /** The bytes with others put in at that place. */
    public static byte[] insert(byte[] into, int at, byte[] inserted) {
        return join(slice(into, 0, at), inserted, slice(into, at, into.length));
    }

    public static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** A segment of a JPEG. */
    public static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return join(bytes(0xFF, marker, length >> 8, length), content);
    }

    /** A chunk of a PNG, with its checksum. */
    public static byte[] chunk(String type, byte[] content) {
        byte[] named = join(text(type), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return join(u32(content.length), named, u32(sum.getValue()));
    }

    /** A chunk of a WebP, of an even length. */
    public static byte[] riff(String type, byte[] content) {
        return join(text(type), u32Little(content.length), content, new byte[content.length & 1]);
    }

    /** A box of an AVIF. */
    public static byte[] box(String type, byte[]... content) {
        byte[] joined = join(content);
        return join(u32(joined.length + 8), text(type), joined);
    }

    /** What zlib makes of it. */
    public static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                small.write(part, 0, deflater.deflate(part));
            }
            return small.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** An EXIF block with an orientation, a maker, and a place on Earth; without the mark that JPEG puts before it. */
    public static byte[] exif(int orientation) {
        return join(
                text("MM\0*"),
                u32(8),
                bytes(0, 3),
                entry(0x010F, 2, 9, 50),
                entry(0x0112, 3, 1, (long) orientation << 16),
                entry(0x8825, 4, 1, 60),
                u32(0),
                text("Masthead\0\0"),
                bytes(0, 2),
                entry(0x0001, 2, 2, 'N' << 24),
                entry(0x0002, 5, 3, 90),
                u32(0),
                u32(48, 1, 8, 1, 12, 1));
    }

    /** An EXIF block whose first directory names itself as the next. */
    public static byte[] loopingExif() {
        return join(text("MM\0*"), u32(8), bytes(0, 1), entry(0x0112, 3, 1, 6 << 16), u32(8));
    }

    /** An entry of a directory of EXIF, the greater byte first. */
    public static byte[] entry(int tag, int type, long count, long value) {
        return join(bytes(tag >> 8, tag, type >> 8, type), u32(count, value));
    }

    /** A colour profile of a display: the name, and X, Y and Z of red, green and blue, for D50; gamma 2.2. */
    public static byte[] profile(String name, double... primaries) {
        byte[] description = join(
                text("desc"),
                u32(0, name.length() + 1),
                text(name),
                new byte[1 + 4 + 4 + 2 + 1 + 67 + name.length() % 4]);
        byte[] curve = join(text("curv"), u32(0, 1), bytes(2, 51, 0, 0));
        String[] names = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
        byte[][] contents = {
            aligned(description),
            aligned(join(text("text"), u32(0), text("None\0"))),
            colour(0.9642, 1, 0.8249),
            colour(primaries[0], primaries[1], primaries[2]),
            colour(primaries[3], primaries[4], primaries[5]),
            colour(primaries[6], primaries[7], primaries[8]),
            curve,
            curve,
            curve
        };
        return profile("RGB ", names, contents);
    }

    /** A colour profile of these tags. */
    public static byte[] profile(String space, String[] names, byte[][] contents) {
        int at = 128 + 4 + 12 * names.length;
        byte[] table = u32(names.length);
        for (int i = 0; i < names.length; i++) {
            table = join(table, text(names[i]), u32(at, contents[i].length));
            at += contents[i].length;
        }
        byte[] header = join(
                u32(at, 0, 0x02400000),
                text("mntr" + space + "XYZ "),
                new byte[12],
                text("acsp"),
                new byte[28],
                u32(0xF6D6, 0x10000, 0xD32D),
                new byte[48]);
        return join(header, table, join(contents));
    }

    private static byte[] colour(double x, double y, double z) {
        return join(text("XYZ "), u32(0, Math.round(x * 65536), Math.round(y * 65536), Math.round(z * 65536)));
    }

    private static byte[] aligned(byte[] content) {
        return Arrays.copyOf(content, (content.length + 3) / 4 * 4);
    }
}
