package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/** A PNG file (W3C PNG, third edition), still or moving, from its signature to its last chunk; each checksum is checked. */
final class PngWalker {

    private static final int SIGNATURE = 8;
    private static final int PALETTE_MOST = 3 * 256;
    private static final int INDEXED = 3;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private @Nullable PngHeader header;
    private @Nullable PngAnimation animation;
    private int colours;
    private boolean transparent;
    private String last = "";
    private boolean hasPixels;

    PngWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        source.copy(SIGNATURE, target);
        while (!last.equals("IEND")) {
            chunk();
        }
        if (header == null || !hasPixels) {
            throw Refusal.malformed("The PNG ends before any pixels: it needs a chunk IDAT.");
        }
        Refusal.ifNotAtEnd(source);
        if (animation != null) {
            animation.checkEnd();
        }
        Colours space = header.isGrey() ? Colours.GREY : Colours.RGB;
        return new ImageFacts(
                ImageType.PNG,
                header.width(),
                header.height(),
                metadata.orientation(),
                animation == null ? 1 : animation.frames(),
                transparent || header.hasAlpha(),
                space,
                metadata.profile(space));
    }

    private void chunk() throws IOException, ImageRefusedException {
        long length = source.u32();
        if (length > Integer.MAX_VALUE) {
            throw Refusal.malformed("A chunk of the PNG says it has " + length + " bytes; it may have "
                    + Integer.MAX_VALUE + " at most.");
        }
        byte[] name = source.take(4);
        String type = new String(name, StandardCharsets.ISO_8859_1);
        if (!type.matches("[A-Za-z]{4}")) {
            throw Refusal.malformed("A chunk of the PNG has a name that is not four letters, at byte %d."
                    .formatted(source.position() - 4));
        }
        source.require(length + 4);
        if ((header == null) != type.equals("IHDR")) {
            throw Refusal.malformed("The PNG must have one chunk IHDR, and have it first; " + type + " stands at byte "
                    + (source.position() - 4) + ".");
        }
        CRC32 checksum = new CRC32();
        checksum.update(name);
        if (type.equals("IDAT") || type.equals("fdAT")) {
            pixels(type, (int) length, checksum);
        } else {
            other(type, (int) length, checksum);
        }
        last = type;
    }

    private void pixels(String type, int length, CRC32 checksum) throws IOException, ImageRefusedException {
        boolean isDefault = type.equals("IDAT");
        if (isDefault) {
            checkFirstPixels();
            hasPixels = true;
        }
        boolean kept = isDefault || animation != null;
        if (kept) {
            start(type, length);
        }
        int left = length;
        if (!isDefault && animation != null) {
            left -= 4;
            animation.data(length);
            byte[] sequence = source.take(4);
            checksum.update(sequence);
            animation.next(ByteBuffer.wrap(sequence).getInt());
            target.write(sequence);
        }
        source.copy(left, (bytes, from, count) -> {
            checksum.update(bytes, from, count);
            if (kept) {
                target.accept(bytes, from, count);
            }
        });
        long value = checksum(type, checksum);
        if (kept) {
            target.u32(value);
        }
    }

    private void checkFirstPixels() throws ImageRefusedException {
        if (hasPixels && !last.equals("IDAT")) {
            throw Refusal.malformed("The PNG's chunks IDAT must follow each other; " + last + " stands between them.");
        }
        if (header != null && header.colourType() == INDEXED && colours == 0) {
            throw Refusal.malformed("The PNG has colours by number and no palette (PLTE) before its pixels.");
        }
    }

    private void other(String type, int length, CRC32 checksum) throws IOException, ImageRefusedException {
        boolean isStructure = switch (type) {
            case "IHDR", "PLTE", "IEND", "tRNS", "acTL", "fcTL" -> true;
            default -> false;
        };
        if (isStructure && length > PALETTE_MOST) {
            throw Refusal.malformed(
                    "The PNG's chunk " + type + " has " + length + " bytes; it may have " + PALETTE_MOST + " at most.");
        }
        if (!isStructure) {
            metadata.count(length);
        }
        byte[] content = source.take(length);
        checksum.update(content);
        long value = checksum(type, checksum);
        if (isStructure ? keeps(type, content) : aside(type, content)) {
            start(type, length);
            target.write(content);
            target.u32(value);
        }
    }

    /** Takes in a chunk that pixels need; tells whether it is passed on. */
    private boolean keeps(String type, byte[] content) throws ImageRefusedException {
        return switch (type) {
            case "IHDR" -> {
                header = PngHeader.of(content);
                yield true;
            }
            case "PLTE" -> palette(content);
            case "tRNS" -> transparency(content);
            case "acTL" -> {
                // Behind the pixels it says nothing: such a file is a still picture.
                if (!hasPixels) {
                    animation = new PngAnimation(header(), content, animation);
                }
                yield !hasPixels;
            }
            case "fcTL" -> {
                if (animation != null) {
                    animation.frame(content, hasPixels);
                }
                yield animation != null;
            }
            default -> {
                if (content.length != 0) {
                    throw Refusal.malformed(
                            "The PNG's chunk IEND has " + content.length + " bytes; it must have none.");
                }
                yield true;
            }
        };
    }

    private boolean palette(byte[] content) throws ImageRefusedException {
        if (colours > 0 || hasPixels || content.length == 0 || content.length % 3 != 0) {
            throw Refusal.malformed("The PNG's palette must stand once before the pixels and have 1 to 256 colours of 3"
                    + " bytes each; it has " + content.length + " bytes.");
        }
        colours = content.length / 3;
        return !header().isGrey();
    }

    private boolean transparency(byte[] content) throws ImageRefusedException {
        int most = switch (header().colourType()) {
            case 0 -> 2;
            case INDEXED -> colours;
            default -> 6;
        };
        if (hasPixels || content.length > most) {
            throw Refusal.malformed("The PNG's transparency (tRNS) must stand before the pixels and have " + most
                    + " bytes at most; it has " + content.length + ".");
        }
        transparent = !header().hasAlpha();
        return transparent;
    }

    /** Looks into a chunk beside the pixels, which is left out. */
    private boolean aside(String type, byte[] content) throws ImageRefusedException {
        if (Character.isUpperCase(type.charAt(0))) {
            throw Refusal.malformed("The PNG has a chunk " + type + ", which is unknown and says it is needed.");
        }
        switch (type) {
            case "iCCP" -> metadata.compressedProfile(content, behindZeros(content, 0, 1) + 1);
            case "zTXt" -> metadata.compressedText(content, behindZeros(content, 0, 1) + 1);
            case "iTXt" -> international(content);
            case "eXIf" -> metadata.exif(content);
            default -> {}
        }
        return false;
    }

    /** Keyword, flag, method, language and translated keyword stand before the text (§11.3.3.4). */
    private void international(byte[] content) throws ImageRefusedException {
        int flag = behindZeros(content, 0, 1);
        if (flag < content.length && content[flag] == 1) {
            metadata.compressedText(content, behindZeros(content, flag + 2, 2));
        }
    }

    private static int behindZeros(byte[] content, int from, int zeros) {
        int at = from;
        for (int found = 0; found < zeros && at < content.length; at++) {
            if (content[at] == 0) {
                found++;
            }
        }
        return at;
    }

    private PngHeader header() {
        if (header == null) {
            throw new IllegalStateException("IHDR is first");
        }
        return header;
    }

    private void start(String type, int length) throws IOException {
        target.u32(length);
        target.write(type.getBytes(StandardCharsets.ISO_8859_1));
    }

    private long checksum(String type, CRC32 wanted) throws IOException, ImageRefusedException {
        long value = source.u32();
        if (value != wanted.getValue()) {
            throw Refusal.malformed("The checksum of the PNG's chunk %s is %08x; by its bytes it must be %08x."
                    .formatted(type, value, wanted.getValue()));
        }
        return value;
    }
}
