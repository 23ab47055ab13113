package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/**
 * Walks through a PNG (W3C PNG, Third Edition, §5), still or animated; every checksum is checked. Header, palette,
 * transparency, pixels and animation are kept, all other chunks left out.
 */
final class PngWalker {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Chunks, at most, however small: of a large file they have 8 KB each, or more. */
    private static final int MAX_CHUNKS = 50_000;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private final CRC32 sum = new CRC32();
    private @Nullable PngAnimation animation;
    private int paletteEntries;
    private boolean transparent;
    private boolean hasPixels;
    private int chunks;
    private String previous = "";

    PngWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        source.skip(SIGNATURE.length);
        target.write(SIGNATURE);
        PngHeader first = header();
        try (PngHeader.Scan pixels = new PngHeader.Scan(first, source.size())) {
            while (!previous.equals("IEND")) {
                chunk(first, pixels);
            }
            if (!hasPixels) {
                throw Refusal.malformed("The PNG has no pixels: its IDAT chunk is missing.");
            }
            pixels.end();
        }
        if (animation != null) {
            animation.end();
        }
        Refusal.ifNotAtEnd(source);
        return new ImageFacts(
                ImageType.PNG,
                first.width(),
                first.height(),
                metadata.orientation(),
                animation == null ? 1 : animation.frames(),
                transparent || first.hasAlpha(),
                first.colours(),
                metadata.profile(first.colours()));
    }

    private PngHeader header() throws IOException, ImageRefusedException {
        long length = source.u32();
        if (!type().equals("IHDR") || length != 13) {
            throw Refusal.malformed("The PNG does not begin with a header (IHDR) of 13 bytes.");
        }
        byte[] data = source.take(length);
        sum.update(data);
        checkSum("IHDR");
        PngHeader read = PngHeader.of(data);
        write("IHDR", data);
        return read;
    }

    private void chunk(PngHeader of, PngHeader.Scan pixels) throws IOException, ImageRefusedException {
        if (++chunks > MAX_CHUNKS) {
            throw Refusal.swollen("The PNG has more than " + MAX_CHUNKS + " chunks, which is the most that is taken.");
        }
        long length = source.u32();
        String type = type();
        source.require(length + 4);
        switch (type) {
            case "IDAT", "fdAT" -> pixels(type, length, of, pixels);
            case "PLTE", "tRNS", "acTL", "fcTL", "IEND" -> small(type, length, of);
            case "iCCP", "eXIf", "zTXt", "iTXt" -> beside(type, length);
            default -> leftOut(type, length);
        }
        previous = type;
    }

    private String type() throws IOException, ImageRefusedException {
        byte[] name = source.take(4);
        for (byte letter : name) {
            if ((letter < 'A' || letter > 'Z') && (letter < 'a' || letter > 'z')) {
                throw Refusal.malformed("At byte " + (source.position() - 4) + " of the PNG a chunk has to have a name"
                        + " of four letters.");
            }
        }
        sum.reset();
        sum.update(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** Copies pixels as they pass. Frames behind the first are never decoded here; those of the first are looked into. */
    private void pixels(String type, long length, PngHeader of, PngHeader.Scan pixels)
            throws IOException, ImageRefusedException {
        boolean ofFrame = type.equals("fdAT");
        if (!ofFrame && hasPixels && !previous.equals("IDAT") || ofFrame && (!hasPixels || length < 4)) {
            throw misplaced(type);
        }
        if (of.hasPalette() && paletteEntries == 0) {
            throw Refusal.malformed("The PNG has a palette's colour type, and no palette before its pixels.");
        }
        hasPixels = true;
        target.u32(length);
        target.write(type.getBytes(StandardCharsets.US_ASCII));
        long left = length;
        if (ofFrame) {
            byte[] number = source.take(4);
            animation(type).data(ByteBuffer.wrap(number).getInt() & 0xFFFFFFFFL);
            sum.update(number);
            target.write(number);
            left -= 4;
        }
        source.copy(left, (bytes, from, count) -> {
            sum.update(bytes, from, count);
            target.accept(bytes, from, count);
            if (!ofFrame) {
                pixels.take(bytes, from, count);
            }
        });
        checkSum(type);
        target.u32(sum.getValue());
    }

    /** A chunk that is kept, and looked into. */
    private void small(String type, long length, PngHeader of) throws IOException, ImageRefusedException {
        if (length > 3 * 256) {
            throw Refusal.malformed("The " + type + " chunk of the PNG has " + length + " bytes, which is too many.");
        }
        byte[] data = read(type, length);
        switch (type) {
            case "PLTE" -> {
                require(!hasPixels && paletteEntries == 0 && !transparent && of.fitsPalette(data.length), type);
                paletteEntries = data.length / 3;
            }
            case "tRNS" -> {
                require(!hasPixels && !transparent && of.fitsTransparency(data.length, paletteEntries), type);
                transparent = true;
            }
            case "acTL" -> {
                require(!hasPixels && animation == null, type);
                animation = PngAnimation.of(data, of);
            }
            case "fcTL" -> animation(type).frame(data, !hasPixels);
            default -> require(data.length == 0, type);
        }
        write(type, data);
    }

    /** A chunk that is left out, and looked into. */
    private void beside(String type, long length) throws IOException, ImageRefusedException {
        metadata.count(length);
        byte[] data = read(type, length);
        int name = indexOfZero(data, 0);
        switch (type) {
            case "eXIf" -> metadata.exif(data);
            case "iCCP" -> metadata.compressedProfile(data, Math.min(name + 2, data.length));
            case "zTXt" -> metadata.compressedText(data, Math.min(name + 2, data.length));
            default -> {
                if (name + 1 < data.length && data[name + 1] == 1) {
                    int language = indexOfZero(data, name + 3);
                    int translated = indexOfZero(data, language + 1);
                    metadata.compressedText(data, Math.min(translated + 1, data.length));
                }
            }
        }
    }

    private void leftOut(String type, long length) throws IOException, ImageRefusedException {
        // PNG §5.4: a capital letter says that the picture cannot be shown without it.
        if (Character.isUpperCase(type.charAt(0))) {
            throw misplaced(type);
        }
        metadata.count(length);
        source.copy(length, sum::update);
        checkSum(type);
    }

    private byte[] read(String type, long length) throws IOException, ImageRefusedException {
        byte[] data = source.take(length);
        sum.update(data);
        checkSum(type);
        return data;
    }

    private void checkSum(String type) throws IOException, ImageRefusedException {
        if (source.u32() != sum.getValue()) {
            throw Refusal.malformed("The " + type + " chunk of the PNG does not have the checksum it names.");
        }
    }

    private void write(String type, byte[] data) throws IOException {
        target.u32(data.length);
        target.write(type.getBytes(StandardCharsets.US_ASCII));
        target.write(data);
        target.u32(sum.getValue());
    }

    private PngAnimation animation(String type) throws ImageRefusedException {
        if (animation == null) {
            throw misplaced(type);
        }
        return animation;
    }

    private static void require(boolean fits, String type) throws ImageRefusedException {
        if (!fits) {
            throw misplaced(type);
        }
    }

    private static ImageRefusedException misplaced(String type) {
        return Refusal.malformed("The PNG has a " + type + " chunk that does not fit where it stands.");
    }

    private static int indexOfZero(byte[] data, int from) {
        for (int at = from; at < data.length; at++) {
            if (data[at] == 0) {
                return at;
            }
        }
        return data.length;
    }
}
