package org.masthead.asset.image.structure;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;

/** What stands in a file beside its pixels: counted against one allowance, and asked for orientation and profile. */
final class Metadata {

    /** Bytes beside the pixels, at most, compressed ones counted as what they swell to: 8 MB. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    /** Pieces beside the pixels, at most, however small. */
    static final int MAX_PIECES = 10_000;

    private long bytes;
    private int pieces;
    private @Nullable Integer orientation;
    private byte @Nullable [] profile;

    /** Counts a piece before it is read. */
    void count(long length) throws ImageRefusedException {
        bytes += length;
        pieces++;
        if (bytes > MAX_BYTES || pieces > MAX_PIECES) {
            throw Refusal.swollen("The file holds more than " + MAX_BYTES + " bytes or " + MAX_PIECES
                    + " pieces of metadata (texts, EXIF, profiles), which is the most that is taken.");
        }
    }

    /** Looks into an EXIF block; of several, the first says how the picture is turned. */
    void exif(byte[] block) throws ImageRefusedException {
        int turned = Exif.orientation(block);
        if (orientation == null) {
            orientation = turned;
        }
    }

    /** Remembers an ICC profile; of several, the first counts. */
    void profile(byte[] bytesOfProfile) throws ImageRefusedException {
        IccProfile.checkSize(bytesOfProfile.length);
        if (profile == null) {
            profile = bytesOfProfile;
        }
    }

    /** Remembers an ICC profile in zlib's format; one that does not inflate is left aside. */
    void compressedProfile(byte[] data, int from) throws ImageRefusedException {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        if (inflate(data, from, inflated)) {
            profile(inflated.toByteArray());
        }
    }

    /** Looks how far a text in zlib's format swells. */
    void compressedText(byte[] data, int from) throws ImageRefusedException {
        inflate(data, from, null);
    }

    int orientation() {
        return Optional.ofNullable(orientation).orElse(1);
    }

    /** The profile that pixels of these colours have, unless it says what is assumed without one. */
    byte @Nullable [] profile(Colours colours) throws ImageRefusedException {
        return profile == null ? null : IccProfile.toKeep(profile, colours);
    }

    private boolean inflate(byte[] data, int from, @Nullable ByteArrayOutputStream target)
            throws ImageRefusedException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, from, data.length - from);
            byte[] part = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return false;
                }
                swell(length);
                if (target != null) {
                    IccProfile.checkSize((long) target.size() + length);
                    target.write(part, 0, length);
                }
            }
            return true;
        } catch (DataFormatException broken) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private void swell(int length) throws ImageRefusedException {
        pieces--;
        count(length);
    }
}
