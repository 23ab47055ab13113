package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/** A GIF file (GIF89a), still or moving, from its header to its trailer. */
final class GifWalker {

    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int PLAIN_TEXT = 0x01;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int HEADER = 6;
    private static final int NAME = 11;
    private static final int CONTROL = 4;
    private static final int TRANSPARENT = 1;
    private static final int HAS_TABLE = 0x80;
    private static final int MOST_BITS = 8;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private int width;
    private int height;
    private int frames;
    private boolean transparent;
    private boolean hasTable;
    private byte @Nullable [] control;

    GifWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        source.copy(HEADER, target);
        screen();
        int block = source.u8();
        while (block != TRAILER) {
            switch (block) {
                case IMAGE -> image();
                case EXTENSION -> extension();
                default ->
                    throw Refusal.malformed("The GIF has a block %02X at byte %d; it may be 21, 2C or 3B."
                            .formatted(block, source.position() - 1));
            }
            block = source.u8();
        }
        if (frames == 0) {
            throw Refusal.malformed("The GIF ends before any pixels: it needs an image.");
        }
        target.u8(TRAILER);
        Refusal.ifNotAtEnd(source);
        return new ImageFacts(ImageType.GIF, width, height, 1, frames, transparent, Colours.RGB, null);
    }

    private void screen() throws IOException, ImageRefusedException {
        width = source.u16Little();
        height = source.u16Little();
        Pixels.check(width, height);
        int flags = source.u8();
        hasTable = (flags & HAS_TABLE) != 0;
        u16Little(width);
        u16Little(height);
        target.u8(flags);
        source.copy(2, target);
        table(flags);
    }

    private void image() throws IOException, ImageRefusedException {
        frames++;
        Pixels.checkFrames(frames);
        int left = source.u16Little();
        int top = source.u16Little();
        int wide = source.u16Little();
        int high = source.u16Little();
        Pixels.checkWithin(new Pixels.Frame(left, top, wide, high), width, height);
        int flags = source.u8();
        if (!hasTable && (flags & HAS_TABLE) == 0) {
            throw Refusal.malformed("Frame " + frames + " of the GIF has no colour table, and there is none for all.");
        }
        if (frames == 1 && (wide < width || high < height)) {
            transparent = true;
        }
        control();
        target.u8(IMAGE);
        u16Little(left);
        u16Little(top);
        u16Little(wide);
        u16Little(high);
        target.u8(flags);
        table(flags);
        int bits = source.u8();
        if (bits < 1 || bits > MOST_BITS) {
            throw Refusal.malformed("Frame " + frames + " of the GIF starts with codes of " + bits
                    + " bits; they may have 1 to " + MOST_BITS + ".");
        }
        target.u8(bits);
        for (int length = source.u8(); length > 0; length = source.u8()) {
            target.u8(length);
            source.copy(length, target);
        }
        target.u8(0);
    }

    /** A control says how the image behind it is shown; of several, the last counts. */
    private void control() throws IOException {
        if (control != null) {
            target.u8(EXTENSION);
            target.u8(GRAPHIC_CONTROL);
            target.u8(CONTROL);
            target.write(control);
            target.u8(0);
            transparent |= (control[0] & TRANSPARENT) != 0;
            control = null;
        }
    }

    private void extension() throws IOException, ImageRefusedException {
        int label = source.u8();
        int length = source.u8();
        metadata.count(length);
        if (label == GRAPHIC_CONTROL) {
            byte[] content = source.take(length);
            if (length != CONTROL || source.u8() != 0) {
                throw Refusal.malformed(
                        "A graphic control of the GIF has " + length + " bytes or more; it must have " + CONTROL + ".");
            }
            control = content;
        } else if (label == APPLICATION && length == NAME) {
            application(source.take(NAME));
        } else {
            if (label == PLAIN_TEXT) {
                control = null;
            }
            source.skip(length);
            if (length > 0) {
                skipBlocks(source.u8());
            }
        }
    }

    /** Keeps how often an animation runs; all else that applications write is left out. */
    private void application(byte[] name) throws IOException, ImageRefusedException {
        String text = new String(name, StandardCharsets.ISO_8859_1);
        int length = source.u8();
        if (length == 3 && (text.equals("NETSCAPE2.0") || text.equals("ANIMEXTS1.0"))) {
            byte[] loop = source.take(3);
            if (loop[0] == 1) {
                target.u8(EXTENSION);
                target.u8(APPLICATION);
                target.u8(NAME);
                target.write(name);
                target.u8(3);
                target.write(loop);
                target.u8(0);
            }
            length = source.u8();
        }
        skipBlocks(length);
    }

    private void skipBlocks(int first) throws IOException, ImageRefusedException {
        long bytes = 0;
        for (int length = first; length > 0; length = source.u8()) {
            bytes += length;
            source.skip(length);
        }
        metadata.count(bytes);
    }

    private void table(int flags) throws IOException, ImageRefusedException {
        if ((flags & HAS_TABLE) != 0) {
            source.copy(3L << ((flags & 7) + 1), target);
        }
    }

    private void u16Little(int value) throws IOException {
        target.u8(value);
        target.u8(value >> 8);
    }
}
