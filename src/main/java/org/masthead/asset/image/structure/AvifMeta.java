package org.masthead.asset.image.structure;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/** What the {@code meta} box of an AVIF says of its primary picture (ISO/IEC 23008-12 §6 and §9.3, ISO/IEC 14496-12 §8.11). */
final class AvifMeta {

    /** Boxes in one box, at most. */
    static final int MAX_BOXES = 10_000;

    /** EXIF's orientations, by quarter turns against the clock, then mirrored: not, top to bottom, left to right. */
    private static final int[][] ORIENTATIONS = {{1, 8, 3, 6}, {4, 5, 2, 7}, {2, 7, 4, 5}};

    private record Box(String type, ByteBuffer content) {}

    private final List<Box> properties = new ArrayList<>();
    private final Map<Long, List<Integer>> propertiesOfItems = new HashMap<>();
    private final Map<Long, String> items = new HashMap<>();
    private long primary = -1;

    private AvifMeta() {}

    static AvifMeta of(byte[] content) throws ImageRefusedException {
        AvifMeta meta = new AvifMeta();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            bytes.getInt();
            for (Box box : boxes(bytes)) {
                meta.read(box);
            }
        } catch (BufferUnderflowException short_) {
            throw Refusal.malformed("A box that describes the AVIF ends before what it says it holds.");
        }
        return meta;
    }

    ImageFacts facts(Metadata metadata) throws ImageRefusedException {
        String kind = items.getOrDefault(primary, "");
        if (!kind.equals("av01") && !kind.equals("grid")) {
            throw Refusal.malformed("The AVIF names no main picture that is coded as AV1.");
        }
        try {
            return facts(metadata, ofPrimary());
        } catch (BufferUnderflowException short_) {
            throw Refusal.malformed("A property of the AVIF's main picture ends too early.");
        }
    }

    private ImageFacts facts(Metadata metadata, Map<String, ByteBuffer> own) throws ImageRefusedException {
        for (Box property : properties) {
            // Of all pictures: a tile of a grid is decoded whole, however little of it is shown.
            if (property.type.equals("ispe")) {
                Pixels.check(u32(property.content, 4), u32(property.content, 8));
            }
        }
        ByteBuffer size = own.get("ispe");
        if (size == null) {
            throw Refusal.malformed("The AVIF does not say how many pixels its main picture has.");
        }
        ByteBuffer coding = own.get("av1C");
        boolean grey = coding != null && coding.limit() > 2 && (coding.get(2) & 0x10) != 0;
        Colours colours = grey ? Colours.GREY : Colours.RGB;
        ByteBuffer profile = own.get("colr");
        if (profile != null) {
            profile(profile, metadata);
        }
        int[] shown = cropped(own.get("clap"), (int) u32(size, 4), (int) u32(size, 8));
        return new ImageFacts(
                ImageType.AVIF,
                shown[0],
                shown[1],
                orientation(own),
                1,
                properties.stream().anyMatch(AvifMeta::isAlpha),
                colours,
                metadata.profile(colours));
    }

    private void read(Box box) throws ImageRefusedException {
        ByteBuffer content = box.content;
        switch (box.type) {
            case "pitm" -> primary = content.getInt() >>> 24 == 0 ? u16(content) : u32(content);
            case "iinf" -> {
                boolean small = content.getInt() >>> 24 == 0;
                content.get(new byte[small ? 2 : 4]);
                for (Box entry : boxes(content)) {
                    item(entry.content);
                }
            }
            case "iprp" -> {
                for (Box inner : boxes(content)) {
                    if (inner.type.equals("ipco")) {
                        properties.addAll(boxes(inner.content));
                    } else if (inner.type.equals("ipma")) {
                        associations(inner.content);
                    }
                }
            }
            default -> {}
        }
    }

    private void item(ByteBuffer entry) {
        int version = entry.getInt() >>> 24;
        if (version < 2) {
            return;
        }
        long id = version == 2 ? u16(entry) : u32(entry);
        entry.getShort();
        items.put(id, name(entry));
    }

    private void associations(ByteBuffer box) throws ImageRefusedException {
        int head = box.getInt();
        boolean wide = (head & 1) == 1;
        long count = u32(box);
        for (long i = 0; i < count; i++) {
            long item = head >>> 24 == 0 ? u16(box) : u32(box);
            List<Integer> indices = propertiesOfItems.computeIfAbsent(item, id -> new ArrayList<>());
            for (int left = box.get() & 0xFF; left > 0; left--) {
                if (indices.size() == MAX_BOXES) {
                    throw Refusal.malformed("A picture of the AVIF has more than " + MAX_BOXES + " properties.");
                }
                indices.add(wide ? u16(box) & 0x7FFF : box.get() & 0x7F);
            }
        }
    }

    private Map<String, ByteBuffer> ofPrimary() {
        Map<String, ByteBuffer> own = new LinkedHashMap<>();
        for (int index : propertiesOfItems.getOrDefault(primary, List.of())) {
            if (index >= 1 && index <= properties.size()) {
                Box box = properties.get(index - 1);
                boolean named =
                        box.type.equals("colr") && name(box.content.duplicate()).equals("nclx");
                if (!named) {
                    own.putIfAbsent(box.type, box.content);
                }
            }
        }
        return own;
    }

    private static void profile(ByteBuffer box, Metadata metadata) throws ImageRefusedException {
        byte[] bytes = new byte[Math.max(0, box.limit() - 4)];
        box.duplicate().position(box.limit() - bytes.length).get(bytes);
        metadata.profile(bytes);
    }

    private static int orientation(Map<String, ByteBuffer> own) {
        ByteBuffer turn = own.get("irot");
        ByteBuffer mirror = own.get("imir");
        int quarters = turn == null ? 0 : turn.duplicate().get() & 3;
        int axis = mirror == null ? 0 : 1 + (mirror.duplicate().get() & 1);
        return ORIENTATIONS[axis][quarters];
    }

    /** The size that a clean aperture leaves (ISO/IEC 14496-12 §12.1.4). */
    private static int[] cropped(@Nullable ByteBuffer aperture, int width, int height) {
        int[] whole = {width, height};
        if (aperture == null) {
            return whole;
        }
        for (int side = 0; side < 2; side++) {
            long left = u32(aperture, 8 * side) / Math.max(1, u32(aperture, 8 * side + 4));
            whole[side] = (int) Math.max(1, Math.min(whole[side], left));
        }
        return whole;
    }

    private static boolean isAlpha(Box property) {
        return property.type.equals("auxC")
                && StandardCharsets.ISO_8859_1
                        .decode(property.content.duplicate())
                        .toString()
                        .contains("alpha");
    }

    private static List<Box> boxes(ByteBuffer bytes) throws ImageRefusedException {
        List<Box> boxes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            long size = u32(bytes);
            String type = name(bytes);
            if (size < 8 || size - 8 > bytes.remaining() || boxes.size() == MAX_BOXES) {
                throw Refusal.malformed(
                        "A box that describes the AVIF has " + size + " bytes, or there are too many of them.");
            }
            boxes.add(new Box(type, bytes.slice(bytes.position(), (int) size - 8)));
            bytes.position(bytes.position() + (int) size - 8);
        }
        return boxes;
    }

    private static String name(ByteBuffer bytes) {
        byte[] four = new byte[4];
        bytes.get(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private static int u16(ByteBuffer bytes) {
        return bytes.getShort() & 0xFFFF;
    }

    private static long u32(ByteBuffer bytes) {
        return bytes.getInt() & 0xFFFFFFFFL;
    }

    private static long u32(ByteBuffer bytes, int at) {
        if (at + 4 > bytes.limit()) {
            throw new BufferUnderflowException();
        }
        return bytes.getInt(at) & 0xFFFFFFFFL;
    }
}
