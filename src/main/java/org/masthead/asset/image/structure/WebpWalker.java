package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/** A WebP file (RFC 9649), lossy or lossless, still or moving, from its RIFF header to its last chunk. */
final class WebpWalker {

    private static final int RIFF_SIZE_AT = 4;
    private static final int RIFF_HEADER = 8;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED = 10;
    private static final int ANIMATION = 6;
    private static final int FRAME = 16;
    private static final int HAS_ALPHA = 0x10;
    private static final int IS_ANIMATED = 0x02;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private int flags;
    private boolean isExtended;
    private boolean hasAnimation;
    private WebpBitstream.@Nullable Size canvas;
    private boolean hasImage;
    private boolean transparent;
    private int frames;

    /** A chunk's name and its bytes without padding. */
    private record Chunk(String name, long length) {

        /** Chunks of odd length are filled up by a byte. */
        long padded() {
            return length + (length & 1);
        }
    }

    WebpWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        source.copy(RIFF_SIZE_AT, target);
        long end = source.u32Little() + RIFF_HEADER;
        if (end > source.size()) {
            throw Refusal.truncated(source.size());
        }
        if (end < source.size()) {
            throw Refusal.trailing(source.size() - end, "Open the image and save it anew.");
        }
        target.u32Little(0);
        source.copy(4, target);
        for (boolean isFirst = true; !source.atEnd(); isFirst = false) {
            chunk(isFirst);
        }
        if (canvas == null || !hasImage && frames == 0) {
            throw Refusal.malformed("The WebP ends before any pixels: it needs a chunk VP8, VP8L or ANMF.");
        }
        target.overwriteLittle(RIFF_SIZE_AT, target.position() - RIFF_HEADER);
        return new ImageFacts(
                ImageType.WEBP,
                (int) canvas.width(),
                (int) canvas.height(),
                metadata.orientation(),
                Math.max(1, frames),
                transparent,
                Colours.RGB,
                metadata.profile(Colours.RGB));
    }

    private void chunk(boolean isFirst) throws IOException, ImageRefusedException {
        Chunk chunk = next(source.size());
        switch (chunk.name()) {
            case "VP8X" -> extended(chunk, isFirst);
            case "VP8 ", "VP8L" -> {
                if (hasImage || (flags & IS_ANIMATED) != 0 || !isFirst && !isExtended) {
                    throw Refusal.malformed("The WebP has a second picture or one beside its frames; one is taken.");
                }
                hasImage = true;
                image(chunk, canvas);
            }
            case "ALPH" -> alpha(chunk, hasImage || (flags & IS_ANIMATED) != 0);
            case "ANIM" -> animation(chunk);
            case "ANMF" -> frame(chunk);
            default -> {
                if (isFirst) {
                    throw Refusal.malformed("The WebP starts with a chunk that is not VP8, VP8L or VP8X.");
                }
                aside(chunk);
            }
        }
    }

    private void extended(Chunk chunk, boolean isFirst) throws IOException, ImageRefusedException {
        if (!isFirst || chunk.length() != EXTENDED) {
            throw Refusal.malformed("The WebP's chunk VP8X must stand first, once, and have " + EXTENDED
                    + " bytes; it has " + chunk.length() + ".");
        }
        isExtended = true;
        flags = source.u8() & (HAS_ALPHA | IS_ANIMATED);
        transparent = (flags & HAS_ALPHA) != 0;
        source.skip(3);
        int width = source.u24Little() + 1;
        int height = source.u24Little() + 1;
        Pixels.check(width, height);
        canvas = new WebpBitstream.Size(width, height);
        start(chunk.name(), EXTENDED);
        target.u32Little(flags);
        u24Little(width - 1);
        u24Little(height - 1);
    }

    private void image(Chunk chunk, WebpBitstream.@Nullable Size wanted) throws IOException, ImageRefusedException {
        byte[] head = source.take(Math.min(chunk.length(), WebpBitstream.HEAD));
        WebpBitstream bitstream = WebpBitstream.of(chunk.name(), head);
        if (wanted != null && !wanted.equals(bitstream.size())) {
            throw Refusal.malformed("The WebP says a picture is " + wanted + " pixels, and its pixels are "
                    + bitstream.size() + "; they must be the same.");
        }
        Pixels.check(bitstream.size().width(), bitstream.size().height());
        if (canvas == null) {
            canvas = bitstream.size();
        }
        transparent |= bitstream.hasAlpha();
        start(chunk.name(), chunk.length());
        target.write(head);
        source.copy(chunk.length() - head.length, target);
        pad(chunk);
    }

    private void alpha(Chunk chunk, boolean isMisplaced) throws IOException, ImageRefusedException {
        if (isMisplaced || !isExtended) {
            throw Refusal.malformed("The WebP has a chunk ALPH that does not stand before a picture.");
        }
        transparent = true;
        start(chunk.name(), chunk.length());
        source.copy(chunk.length(), target);
        pad(chunk);
    }

    private void animation(Chunk chunk) throws IOException, ImageRefusedException {
        if (hasAnimation || (flags & IS_ANIMATED) == 0 || chunk.length() != ANIMATION) {
            throw Refusal.malformed("The WebP's chunk ANIM must stand once, in a file that says it moves, and have "
                    + ANIMATION + " bytes; it has " + chunk.length() + ".");
        }
        hasAnimation = true;
        start(chunk.name(), ANIMATION);
        source.copy(ANIMATION, target);
    }

    private void frame(Chunk chunk) throws IOException, ImageRefusedException {
        if (!hasAnimation || canvas == null || chunk.length() < FRAME) {
            throw Refusal.malformed("The WebP has a frame before its chunk ANIM, or one without a header.");
        }
        frames++;
        Pixels.checkFrames(frames);
        long end = source.position() + chunk.padded();
        int left = 2 * source.u24Little();
        int top = 2 * source.u24Little();
        int width = source.u24Little() + 1;
        int height = source.u24Little() + 1;
        Pixels.checkWithin(new Pixels.Frame(left, top, width, height), canvas.width(), canvas.height());
        long sizeAt = target.position() + 4;
        start(chunk.name(), 0);
        u24Little(left / 2);
        u24Little(top / 2);
        u24Little(width - 1);
        u24Little(height - 1);
        source.copy(4, target);
        pictureOfFrame(end, new WebpBitstream.Size(width, height));
        target.overwriteLittle(sizeAt, target.position() - sizeAt - 4);
    }

    private void pictureOfFrame(long end, WebpBitstream.Size size) throws IOException, ImageRefusedException {
        boolean found = false;
        while (source.position() < end) {
            Chunk part = next(end);
            switch (part.name()) {
                case "ALPH" -> alpha(part, found);
                case "VP8 ", "VP8L" -> {
                    if (found) {
                        throw Refusal.malformed("Frame " + frames + " of the WebP has two pictures; it must have one.");
                    }
                    found = true;
                    image(part, size);
                }
                default -> aside(part);
            }
        }
        if (!found) {
            throw Refusal.malformed("Frame " + frames + " of the WebP has no picture; it must have one.");
        }
    }

    private void aside(Chunk chunk) throws IOException, ImageRefusedException {
        metadata.count(chunk.length());
        byte[] content = source.take(chunk.length());
        source.skip(chunk.length() & 1);
        switch (chunk.name()) {
            case "EXIF" -> metadata.exif(content);
            case "ICCP" -> metadata.profile(content);
            default -> {}
        }
    }

    private Chunk next(long end) throws IOException, ImageRefusedException {
        source.require(CHUNK_HEADER);
        String name = new String(source.take(4), StandardCharsets.ISO_8859_1);
        Chunk chunk = new Chunk(name, source.u32Little());
        source.require(chunk.padded());
        if (source.position() + chunk.padded() > end) {
            throw Refusal.malformed("A part of the WebP's frame " + frames + " has " + chunk.length()
                    + " bytes, which is more than the frame has.");
        }
        return chunk;
    }

    private void start(String name, long length) throws IOException {
        target.write(name.getBytes(StandardCharsets.ISO_8859_1));
        target.u32Little(length);
    }

    private void pad(Chunk chunk) throws IOException, ImageRefusedException {
        if (chunk.padded() > chunk.length()) {
            source.skip(1);
            target.u8(0);
        }
    }

    private void u24Little(int value) throws IOException {
        target.u8(value);
        target.u8(value >> 8);
        target.u8(value >> 16);
    }
}
