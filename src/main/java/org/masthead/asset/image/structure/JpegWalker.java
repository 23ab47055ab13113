package org.masthead.asset.image.structure;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.structure.JpegSegments.Frame;
import org.masthead.asset.image.structure.JpegSegments.ProfileParts;

/**
 * Walks through a JPEG (ITU-T T.81 Annex B), baseline or progressive. Tables, frame, scans and what names the colours
 * (JFIF, Adobe) are kept, all other segments left out.
 */
final class JpegWalker {

    /** Scans of a progressive picture, at most: each is decoded over the whole picture; encoders make about ten. */
    static final int MAX_SCANS = 100;

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int QUANTISATION = 0xDB;
    private static final int NUMBER_OF_LINES = 0xDC;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int HUFFMAN = 0xC4;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int COMMENT = 0xFE;

    private static final byte[] JFIF = JpegSegments.mark("JFIF");
    private static final byte[] EXIF = JpegSegments.mark("Exif");
    private static final byte[] PICTURES = JpegSegments.mark("MPF");
    private static final byte[] ADOBE = Arrays.copyOf(JpegSegments.mark("Adobe"), 5);
    private static final int ADOBE_LENGTH = 12;

    /** Version 1.2, no density, no thumbnail. */
    private static final byte[] PLAIN_JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private final ProfileParts profile = new ProfileParts();
    private @Nullable Frame frame;
    private boolean namesColours;
    private boolean holdsPictures;
    private int scans;

    JpegWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        source.skip(2);
        marker(START);
        int marker = nextMarker();
        while (marker != END) {
            if (marker == SCAN) {
                marker = scan();
            } else {
                segment(marker);
                marker = nextMarker();
            }
        }
        if (frame == null || scans == 0) {
            throw Refusal.truncated(source.size());
        }
        marker(END);
        refuseTrailing();
        byte[] whole = profile.whole();
        if (whole != null) {
            metadata.profile(whole);
        }
        Colours colours = frame.colours();
        return new ImageFacts(
                ImageType.JPEG,
                frame.width(),
                frame.height(),
                metadata.orientation(),
                1,
                false,
                colours,
                metadata.profile(colours));
    }

    private void refuseTrailing() throws ImageRefusedException {
        if (!source.atEnd()) {
            throw Refusal.trailing(
                    source.remaining(),
                    holdsPictures
                            ? "It is a second picture (MPF, Ultra HDR), as phones and cameras add one:"
                                    + " export the picture as a usual JPEG."
                            : "It may be a motion photo's video, a second picture or an archive:"
                                    + " export the picture as a usual JPEG.");
        }
    }

    private int nextMarker() throws IOException, ImageRefusedException {
        int first = source.u8();
        if (first != 0xFF) {
            throw Refusal.malformed("At byte " + (source.position() - 1) + " of the JPEG a segment has to begin with"
                    + " 255, and there is " + first + ".");
        }
        int code = source.u8();
        while (code == 0xFF) {
            code = source.u8();
        }
        return code;
    }

    private void segment(int marker) throws IOException, ImageRefusedException {
        if (marker >= 0xC0 && marker <= 0xCF && marker != HUFFMAN) {
            frame(marker);
        } else if (marker >= APP0 && marker < 0xF0 || marker == COMMENT) {
            application(marker);
        } else if (marker == QUANTISATION) {
            byte[] tables = payload();
            JpegSegments.checkQuantisation(tables);
            write(marker, tables);
        } else if (marker == HUFFMAN) {
            byte[] tables = payload();
            JpegSegments.checkHuffman(tables);
            write(marker, tables);
        } else if (marker == RESTART_INTERVAL) {
            byte[] interval = payload();
            if (interval.length != 2) {
                throw Refusal.malformed("The restart interval of the JPEG does not have two bytes.");
            }
            write(marker, interval);
        } else {
            throw Refusal.malformed(
                    "The JPEG has a marker " + Integer.toHexString(marker) + " where none of that kind may stand.");
        }
    }

    private void frame(int marker) throws IOException, ImageRefusedException {
        if (marker > 0xC2) {
            throw Refusal.notTaken("The JPEG is of a rare kind (lossless, hierarchical or with arithmetic coding) that"
                    + " browsers do not show. Save it anew as a usual JPEG.");
        }
        if (frame != null) {
            throw Refusal.malformed("The JPEG has two frame headers; it must have one.");
        }
        byte[] header = payload();
        frame = Frame.of(header);
        write(marker, header);
    }

    /** What programs add: looked into, and left out but for what decoders need to tell the colours. */
    private void application(int marker) throws IOException, ImageRefusedException {
        byte[] data = payload();
        metadata.count(data.length);
        if (marker == APP0 && !namesColours && JpegSegments.startsWith(data, JFIF)) {
            namesColours = true;
            write(marker, PLAIN_JFIF);
        } else if (marker == APP14 && data.length >= ADOBE_LENGTH && JpegSegments.startsWith(data, ADOBE)) {
            write(marker, Arrays.copyOf(data, ADOBE_LENGTH));
        } else if (marker == APP1 && JpegSegments.startsWith(data, EXIF)) {
            metadata.exif(data);
        } else if (marker == APP2 && JpegSegments.startsWith(data, ProfileParts.MARK)) {
            profile.add(data);
        } else if (marker == APP2 && JpegSegments.startsWith(data, PICTURES)) {
            holdsPictures = true;
        }
    }

    /** Copies a scan; returns the marker behind it. */
    private int scan() throws IOException, ImageRefusedException {
        byte[] header = payload();
        JpegSegments.checkScan(header);
        if (frame == null) {
            throw Refusal.malformed("The JPEG has a scan before its frame header.");
        }
        if (++scans > MAX_SCANS) {
            throw Refusal.malformed("The JPEG has more than " + MAX_SCANS + " scans, which is the most that is taken.");
        }
        write(SCAN, header);
        int code = coded();
        if (code == NUMBER_OF_LINES) {
            throw Refusal.notTaken("The JPEG tells its height behind its pixels. Save it anew as a usual JPEG.");
        }
        return code;
    }

    /** Copies entropy-coded data (§B.1.1.5) up to a marker that ends it. */
    private int coded() throws IOException, ImageRefusedException {
        while (true) {
            source.copyUntil((byte) 0xFF, target);
            int code = source.u8();
            while (code == 0xFF) {
                code = source.u8();
            }
            boolean stuffed = code == 0;
            boolean restart = code >= 0xD0 && code <= 0xD7;
            if (!stuffed && !restart) {
                return code;
            }
            marker(code);
        }
    }

    private byte[] payload() throws IOException, ImageRefusedException {
        int length = source.u16();
        if (length < 2) {
            throw Refusal.malformed("A segment of the JPEG has a length of " + length + "; it must be 2 at least.");
        }
        return source.take(length - 2);
    }

    private void marker(int code) throws IOException {
        target.u8(0xFF);
        target.u8(code);
    }

    private void write(int marker, byte[] data) throws IOException {
        marker(marker);
        target.u16(data.length + 2);
        target.write(data);
    }
}
