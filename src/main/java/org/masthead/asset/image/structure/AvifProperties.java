package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageRefusedException;

/**
 * What the box meta of an AVIF says of its primary item (ISO/IEC 23008-12 §6.5).
 *
 * @param transparent whether any item is an alpha plane
 * @param profile an ICC profile, if one is named
 */
record AvifProperties(int width, int height, int orientation, boolean transparent, byte @Nullable [] profile) {

    /** By quarter turns against the clock: not mirrored, then top to bottom, then left to right. */
    private static final int[][] ORIENTATIONS = {{1, 4, 2}, {8, 5, 7}, {3, 2, 4}, {6, 7, 5}};

    /** A box within the box. */
    private record Box(String type, ByteBuffer content) {}

    /** Reads it; a box that is cut short throws one of the exceptions of buffers. */
    static AvifProperties of(ByteBuffer meta) throws ImageRefusedException {
        meta.getInt();
        List<Box> boxes = boxes(meta);
        ByteBuffer primary = find(boxes, "pitm");
        boolean isWide = primary.getInt() >>> 24 != 0;
        long item = number(primary, isWide);
        List<Box> held = boxes(find(boxes, "iprp"));
        List<Box> properties = boxes(find(held, "ipco"));
        return told(properties, associated(find(held, "ipma"), item, properties));
    }

    private static AvifProperties told(List<Box> all, List<Box> own) throws ImageRefusedException {
        ByteBuffer size = find(own, "ispe");
        size.getInt();
        int width = size.getInt();
        int height = size.getInt();
        Pixels.check(width & 0xFFFFFFFFL, height & 0xFFFFFFFFL);
        int turns = 0;
        int mirrored = 0;
        byte[] profile = null;
        for (Box box : own) {
            switch (box.type()) {
                case "irot" -> turns = box.content().get(0) & 3;
                case "imir" -> mirrored = 1 + (box.content().get(0) & 1);
                case "colr" -> profile = profile(box.content(), profile);
                default -> {}
            }
        }
        boolean transparent = all.stream()
                .anyMatch(box -> box.type().equals("auxC")
                        && text(box.content().duplicate()).contains("alpha"));
        return new AvifProperties(width, height, ORIENTATIONS[turns][mirrored], transparent, profile);
    }

    private static byte @Nullable [] profile(ByteBuffer colour, byte @Nullable [] before) {
        String kind = name(colour);
        if (!kind.equals("prof") && !kind.equals("rICC")) {
            return before;
        }
        byte[] profile = new byte[colour.remaining()];
        colour.get(profile);
        return profile;
    }

    /** The properties of an item, in their order. */
    private static List<Box> associated(ByteBuffer table, long item, List<Box> properties) {
        int head = table.getInt();
        boolean hasWideItems = head >>> 24 != 0;
        boolean hasWideNumbers = (head & 1) != 0;
        List<Box> own = new ArrayList<>();
        for (long entries = table.getInt() & 0xFFFFFFFFL; entries > 0; entries--) {
            long of = number(table, hasWideItems);
            for (int count = table.get() & 0xFF; count > 0; count--) {
                int number = hasWideNumbers ? table.getShort() & 0x7FFF : table.get() & 0x7F;
                if (of == item && number > 0) {
                    own.add(properties.get(number - 1));
                }
            }
        }
        return own;
    }

    private static List<Box> boxes(ByteBuffer parent) {
        List<Box> boxes = new ArrayList<>();
        while (parent.hasRemaining()) {
            int length = parent.getInt() - 8;
            String type = name(parent);
            boxes.add(new Box(type, parent.slice(parent.position(), length)));
            parent.position(parent.position() + length);
        }
        return boxes;
    }

    private static ByteBuffer find(List<Box> boxes, String type) throws ImageRefusedException {
        for (Box box : boxes) {
            if (box.type().equals(type)) {
                return box.content();
            }
        }
        throw Refusal.malformed("The AVIF has no box " + type + ", which says what its picture is.");
    }

    private static long number(ByteBuffer bytes, boolean isWide) {
        return isWide ? bytes.getInt() & 0xFFFFFFFFL : bytes.getShort() & 0xFFFFL;
    }

    private static String name(ByteBuffer bytes) {
        byte[] four = new byte[4];
        bytes.get(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return new String(all, StandardCharsets.ISO_8859_1);
    }
}
