package org.masthead.asset.image.structure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/**
 * A JPEG file (ITU-T T.81 annex B, JFIF 1.02) from its first marker to its last: baseline, extended or progressive with
 * eight bits, as every browser shows them.
 */
final class JpegWalker {

    /** Scans of a picture, at most: each costs a decoder a walk over all of its pixels. */
    static final int MAX_SCANS = 100;

    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int DHT = 0xC4;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;

    private static final byte[] JFIF = ascii("JFIF\0");
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] ICC = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");
    private static final int JFIF_LENGTH = 14;
    private static final int ADOBE_LENGTH = 12;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private final Map<Integer, byte[]> profileParts = new TreeMap<>();
    private int profilePartsTold;
    private @Nullable Frame frame;
    private int scans;

    /** What a start of frame says. */
    private record Frame(int width, int height, Colours colours) {}

    JpegWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        source.skip(2);
        marker(SOI);
        int marker = nextMarker();
        while (marker != EOI) {
            marker = marker == SOS ? scan() : segment(marker);
        }
        if (frame == null || scans == 0) {
            throw Refusal.malformed("The JPEG ends before any pixels: it needs a frame and a scan.");
        }
        marker(EOI);
        if (!source.atEnd()) {
            throw Refusal.trailing(
                    source.remaining(),
                    "Some cameras put a second picture or a clip there: open the image and save it anew.");
        }
        joinProfile();
        return new ImageFacts(
                ImageType.JPEG,
                frame.width(),
                frame.height(),
                metadata.orientation(),
                1,
                false,
                frame.colours(),
                metadata.profile(frame.colours()));
    }

    /** Handles a segment with a length, and reads the marker behind it. */
    private int segment(int marker) throws IOException, ImageRefusedException {
        boolean isApplication = marker >= APP0 && marker <= APP15;
        if (!isApplication
                && marker != COM
                && !(marker >= SOF0 && marker <= SOF2)
                && marker != DHT
                && marker != DQT
                && marker != DRI) {
            throw Refusal.malformed(
                    "The JPEG has a marker FF%02X at byte %d, which is none of a baseline or progressive picture."
                            .formatted(marker, source.position() - 2));
        }
        int length = length(marker);
        if (isApplication) {
            application(marker, length);
        } else if (marker == COM) {
            metadata.count(length);
            source.skip(length);
        } else {
            byte[] content = source.take(length);
            if (marker <= SOF2) {
                frame = frame(content);
            }
            write(marker, content);
        }
        return nextMarker();
    }

    private void application(int marker, int length) throws IOException, ImageRefusedException {
        metadata.count(length);
        byte[] content = source.take(length);
        if (marker == APP0 && starts(content, JFIF) && length >= JFIF_LENGTH) {
            marker(APP0);
            target.u16(JFIF_LENGTH + 2);
            target.accept(content, 0, JFIF_LENGTH - 2);
            // No thumbnail: it may show what was cut away.
            target.u16(0);
        } else if (marker == APP14 && starts(content, ADOBE) && length >= ADOBE_LENGTH) {
            marker(APP14);
            target.u16(ADOBE_LENGTH + 2);
            target.accept(content, 0, ADOBE_LENGTH);
        } else if (marker == APP1 && starts(content, EXIF)) {
            metadata.exif(content);
        } else if (marker == APP2 && starts(content, ICC) && length > ICC.length + 2) {
            profilePartsTold = content[ICC.length + 1] & 0xFF;
            profileParts.putIfAbsent(content[ICC.length] & 0xFF, content);
        }
    }

    private Frame frame(byte[] content) throws ImageRefusedException {
        if (frame != null) {
            throw Refusal.malformed("The JPEG has a second frame; one is taken.");
        }
        int components = content.length < 6 ? 0 : content[5];
        if (components < 1 || content.length != 6 + 3 * components) {
            throw Refusal.malformed("The JPEG's frame header has " + content.length
                    + " bytes, which does not go with the components it names.");
        }
        if (content[0] != 8) {
            throw Refusal.notTaken("The JPEG has " + content[0] + " bits a sample; 8 are taken.");
        }
        Colours colours = switch (components) {
            case 1 -> Colours.GREY;
            case 3 -> Colours.RGB;
            case 4 -> Colours.CMYK;
            default -> throw Refusal.malformed("The JPEG has " + components + " components; it may have 1, 3 or 4.");
        };
        int height = (content[1] & 0xFF) << 8 | content[2] & 0xFF;
        int width = (content[3] & 0xFF) << 8 | content[4] & 0xFF;
        Pixels.check(width, height);
        return new Frame(width, height, colours);
    }

    /** Passes on a scan's header and data, and reads the marker behind them. */
    private int scan() throws IOException, ImageRefusedException {
        if (frame == null) {
            throw Refusal.malformed("The JPEG has a scan before the frame that says how large it is.");
        }
        scans++;
        if (scans > MAX_SCANS) {
            throw Refusal.malformed("The JPEG has more than " + MAX_SCANS + " scans, which is the most that is taken.");
        }
        byte[] header = source.take(length(SOS));
        int components = header.length == 0 ? 0 : header[0];
        if (components < 1 || components > 4 || header.length != 4 + 2 * components) {
            throw Refusal.malformed("The JPEG's scan header has " + header.length
                    + " bytes, which does not go with the components it names.");
        }
        write(SOS, header);
        while (true) {
            source.copyUntil((byte) 0xFF, target);
            int next = afterFill();
            if (next != 0 && (next < RST0 || next > RST7)) {
                return next;
            }
            marker(next);
        }
    }

    private int nextMarker() throws IOException, ImageRefusedException {
        int start = source.u8();
        int marker = start == 0xFF ? afterFill() : 0;
        if (marker == 0) {
            throw Refusal.malformed(
                    "The JPEG has no marker at byte %d, where one has to stand.".formatted(source.position() - 1));
        }
        return marker;
    }

    /** What follows FF; any number of FF may stand before it (§B.1.1.2). */
    private int afterFill() throws IOException, ImageRefusedException {
        int next = source.u8();
        while (next == 0xFF) {
            next = source.u8();
        }
        return next;
    }

    private int length(int marker) throws IOException, ImageRefusedException {
        int length = source.u16() - 2;
        if (length < 0) {
            throw Refusal.malformed("The JPEG's segment FF%02X says it has %d bytes; it must have 2 at least."
                    .formatted(marker, length + 2));
        }
        source.require(length);
        return length;
    }

    private void joinProfile() throws ImageRefusedException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int part = 1; part <= profilePartsTold; part++) {
            byte[] content = profileParts.get(part);
            if (content == null) {
                return;
            }
            int start = ICC.length + 2;
            joined.write(content, start, content.length - start);
        }
        if (joined.size() > 0) {
            metadata.profile(joined.toByteArray());
        }
    }

    private void write(int marker, byte[] content) throws IOException {
        marker(marker);
        target.u16(content.length + 2);
        target.write(content);
    }

    private void marker(int marker) throws IOException {
        target.u16(0xFF00 | marker);
    }

    private static boolean starts(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
