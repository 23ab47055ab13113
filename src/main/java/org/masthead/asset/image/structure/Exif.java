package org.masthead.asset.image.structure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.masthead.asset.image.ImageRefusedException;

/**
 * An EXIF block (CIPA DC-008, on top of TIFF 6.0), of which only the orientation is wanted. A broken block says nothing;
 * one that loops or claims absurd sizes is a bomb for whoever reads it, and refused.
 */
final class Exif {

    /** Directories of a block, at most. */
    static final int MAX_DIRECTORIES = 100;

    /** Entries of a directory, at most. */
    static final int MAX_ENTRIES = 1_000;

    /** Bytes that the value of an entry may claim, at most: 1 MB. */
    static final int MAX_VALUE = 1024 * 1024;

    private static final int ORIENTATION = 0x0112;
    private static final Set<Integer> SUB_DIRECTORIES = Set.of(0x8769, 0x8825, 0xA005);
    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int[] SIZES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private final ByteBuffer bytes;
    private final Deque<Long> open = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<Long> subDirectories = new HashSet<>();
    private int orientation = 1;

    private Exif(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * The orientation that a block names in its first directory, 1 to 8; 1 where it names none.
     *
     * @param block from the TIFF header on, or from the {@code Exif} mark before it
     */
    static int orientation(byte[] block) throws ImageRefusedException {
        int start =
                block.length >= 6 && block[0] == 'E' && block[1] == 'x' && block[2] == 'i' && block[3] == 'f' ? 6 : 0;
        ByteBuffer bytes = ByteBuffer.wrap(block, start, block.length - start).slice();
        if (bytes.remaining() < 8) {
            return 1;
        }
        short order = bytes.getShort(0);
        if (order != 0x4949 && order != 0x4D4D) {
            return 1;
        }
        bytes.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return new Exif(bytes).walk();
    }

    private int walk() throws ImageRefusedException {
        open(u32(4));
        for (boolean first = true; !open.isEmpty(); first = false) {
            directory(open.removeFirst(), first);
        }
        return orientation;
    }

    private void directory(long at, boolean first) throws ImageRefusedException {
        if (at + 2 > bytes.limit()) {
            return;
        }
        int start = (int) at;
        int count = bytes.getShort(start) & 0xFFFF;
        if (count > MAX_ENTRIES) {
            throw Refusal.swollen(
                    "A directory of the EXIF data has " + count + " entries; at most " + MAX_ENTRIES + " are taken.");
        }
        for (int i = 0; i < count && start + 2 + (i + 1) * ENTRY <= bytes.limit(); i++) {
            entry(start + 2 + i * ENTRY, first);
        }
        int link = start + 2 + count * ENTRY;
        // Cameras leave rubbish behind the entries of sub-directories: only the main chain has links.
        if (link + 4 <= bytes.limit() && !subDirectories.contains(at)) {
            open(u32(link));
        }
    }

    private void entry(int at, boolean first) throws ImageRefusedException {
        int tag = bytes.getShort(at) & 0xFFFF;
        int type = bytes.getShort(at + 2) & 0xFFFF;
        long count = u32(at + 4);
        long length = count * (type < SIZES.length ? SIZES[type] : 1);
        if (length > MAX_VALUE) {
            throw Refusal.swollen(
                    "A value of the EXIF data claims " + length + " bytes; at most " + MAX_VALUE + " are taken.");
        }
        if (SUB_DIRECTORIES.contains(tag)) {
            subDirectories.add(u32(at + 8));
            open(u32(at + 8));
        } else if (first && tag == ORIENTATION && type == SHORT && count == 1) {
            int value = bytes.getShort(at + 8) & 0xFFFF;
            orientation = value >= 1 && value <= 8 ? value : 1;
        }
    }

    /** Notes a directory to be walked; 0 is none. */
    private void open(long at) throws ImageRefusedException {
        if (at == 0 || at >= bytes.limit()) {
            return;
        }
        if (!seen.add(at)) {
            throw Refusal.swollen("The directories of the EXIF data point at each other in a loop.");
        }
        if (seen.size() > MAX_DIRECTORIES) {
            throw Refusal.swollen("The EXIF data has more than " + MAX_DIRECTORIES + " directories.");
        }
        open.addLast(at);
    }

    private long u32(int at) {
        return bytes.getInt(at) & 0xFFFFFFFFL;
    }
}
