package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/**
 * Walks through a GIF (GIF89a specification, Appendix A). Frames, how long each is shown and how often all are repeated
 * are kept; comments, texts and what programs add are left out.
 */
final class GifWalker {

    private static final int TRAILER = 0x3B;
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xF9;
    private static final int TEXT = 0x01;
    private static final int APPLICATION = 0xFF;
    private static final int NAME = 11;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private int width;
    private int height;
    private boolean hasColours;
    private boolean transparent;
    private boolean repeats;
    private int frames;

    /** What holds for the next frame; none where it is empty. */
    private byte[] control = {};

    GifWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        screen();
        int block = source.u8();
        while (block != TRAILER) {
            if (block == IMAGE) {
                frame();
            } else if (block == EXTENSION) {
                extension(source.u8());
            } else {
                throw Refusal.malformed("At byte " + (source.position() - 1)
                        + " of the GIF a frame, an extension or the end has to begin, and there is " + block + ".");
            }
            block = source.u8();
        }
        target.u8(TRAILER);
        if (frames == 0) {
            throw Refusal.malformed("The GIF has no frame; it must have one at least.");
        }
        Refusal.ifNotAtEnd(source);
        return new ImageFacts(ImageType.GIF, width, height, 1, frames, transparent, Colours.RGB, null);
    }

    private void screen() throws IOException, ImageRefusedException {
        byte[] header = source.take(13);
        width = u16(header, 6);
        height = u16(header, 8);
        Pixels.check(width, height);
        target.write(header);
        hasColours = (header[10] & 0x80) != 0;
        colours(header[10]);
    }

    private void colours(int flags) throws IOException, ImageRefusedException {
        if ((flags & 0x80) != 0) {
            source.copy(3L << ((flags & 7) + 1), target);
        }
    }

    private void frame() throws IOException, ImageRefusedException {
        byte[] descriptor = source.take(9);
        int across = u16(descriptor, 4);
        int down = u16(descriptor, 6);
        Pixels.check(across, down);
        Pixels.checkFrames(++frames, Math.max(width, across), Math.max(height, down));
        if (!hasColours && (descriptor[8] & 0x80) == 0) {
            throw Refusal.malformed("Frame " + frames + " of the GIF has no colour table.");
        }
        boolean covers = u16(descriptor, 0) == 0 && u16(descriptor, 2) == 0 && across >= width && down >= height;
        transparent |= frames == 1 && !covers;
        control();
        target.u8(IMAGE);
        target.write(descriptor);
        colours(descriptor[8]);
        int codeSize = source.u8();
        if (codeSize < 1 || codeSize > 11) {
            throw Refusal.malformed(
                    "Frame " + frames + " of the GIF has codes of " + codeSize + " bits; 1 to 11 are" + " allowed.");
        }
        target.u8(codeSize);
        data();
    }

    /** Copies the data of a frame, block by block, with the empty one that ends it. */
    private void data() throws IOException, ImageRefusedException {
        int length;
        do {
            length = source.u8();
            target.u8(length);
            source.copy(length, target);
        } while (length > 0);
    }

    private void extension(int kind) throws IOException, ImageRefusedException {
        metadata.count(1);
        if (kind == CONTROL) {
            int length = source.u8();
            byte[] values = source.take(length);
            if (length != 4 || source.u8() != 0) {
                throw Refusal.malformed(
                        "A graphic control extension of the GIF has " + length + " bytes; it must have 4, once.");
            }
            control = values;
        } else if (kind == APPLICATION) {
            application();
        } else {
            // A control extension before a text is that text's.
            if (kind == TEXT) {
                control = new byte[0];
            }
            skipBlocks();
        }
    }

    private void control() throws IOException {
        if (control.length > 0) {
            boolean erases = (control[0] >> 2 & 7) == 2;
            transparent |= (control[0] & 1) != 0 || erases;
            target.u8(EXTENSION);
            target.u8(CONTROL);
            target.u8(control.length);
            target.write(control);
            target.u8(0);
            control = new byte[0];
        }
    }

    /** Keeps how often an animation is repeated, nothing else. */
    private void application() throws IOException, ImageRefusedException {
        byte[] name = source.take(source.u8());
        String text = new String(name, StandardCharsets.ISO_8859_1);
        boolean tellsRepeats = text.equals("NETSCAPE2.0") || text.equals("ANIMEXTS1.0");
        int length = source.u8();
        while (length > 0) {
            metadata.count(length);
            byte[] block = source.take(length);
            if (tellsRepeats && !repeats && length == 3 && block[0] == 1) {
                repeats = true;
                target.u8(EXTENSION);
                target.u8(APPLICATION);
                target.u8(NAME);
                target.write(name);
                target.u8(length);
                target.write(block);
                target.u8(0);
            }
            length = source.u8();
        }
    }

    private void skipBlocks() throws IOException, ImageRefusedException {
        int length = source.u8();
        while (length > 0) {
            metadata.count(length);
            source.skip(length);
            length = source.u8();
        }
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
