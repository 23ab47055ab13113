package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.structure.WebpChunk.Coded;

/**
 * Walks through a WebP (RFC 9649 §2), still or animated. Canvas, pixels, transparency and animation are kept; profile,
 * EXIF, XMP and unknown chunks left out.
 */
final class WebpWalker {

    private static final int HEAD = 8;
    private static final int ANIMATED = 0x02;
    private static final int ALPHA = 0x10;
    private static final int FRAME_HEADER = 16;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private int width;
    private int height;
    private boolean animated;
    private boolean extended;
    private boolean hasControl;
    private boolean hasAlphaChunk;
    private boolean transparent;
    private int frames;

    WebpWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        long end = riff();
        first(chunk(end));
        while (source.position() < end) {
            following(chunk(end));
        }
        if (frames == 0) {
            throw Refusal.malformed("The WebP has no pixels: neither a picture nor a frame stands in it.");
        }
        target.overwriteLittle(4, target.position() - HEAD);
        return new ImageFacts(
                ImageType.WEBP,
                width,
                height,
                metadata.orientation(),
                frames,
                transparent,
                Colours.RGB,
                metadata.profile(Colours.RGB));
    }

    /** Reads the header of the file; returns where its chunks end. */
    private long riff() throws IOException, ImageRefusedException {
        source.skip(4);
        long length = source.u32Little();
        source.skip(4);
        source.require(length - 4);
        long beyond = source.size() - HEAD - length;
        // The byte that makes an odd length even is not counted (RFC 9649 §2.3).
        if (beyond > (length & 1)) {
            throw new ImageRefusedException(
                    Reason.TRAILING_BYTES,
                    "The WebP says it has " + length + " bytes, and the file goes on for " + beyond
                            + " more; none may stand there.");
        }
        head("RIFF", 0);
        target.write("WEBP".getBytes(StandardCharsets.US_ASCII));
        return HEAD + length;
    }

    private WebpChunk chunk(long end) throws IOException, ImageRefusedException {
        if (end - source.position() < HEAD) {
            throw Refusal.malformed("The WebP has bytes left at its end that make no chunk.");
        }
        WebpChunk chunk = new WebpChunk(new String(source.take(4), StandardCharsets.ISO_8859_1), source.u32Little());
        source.require(chunk.length());
        if (chunk.length() > end - source.position()) {
            throw Refusal.malformed("A chunk of the WebP has " + chunk.length()
                    + " bytes, which is more than what holds" + " it has left.");
        }
        return chunk;
    }

    private void first(WebpChunk chunk) throws IOException, ImageRefusedException {
        if (chunk.type().equals("VP8X")) {
            canvas(chunk);
        } else if (chunk.isCoded()) {
            Coded coded = coded(chunk);
            Pixels.check(coded.width(), coded.height());
            width = coded.width();
            height = coded.height();
            frames = 1;
        } else {
            throw Refusal.malformed("The WebP does not begin with its pixels or its canvas.");
        }
    }

    private void canvas(WebpChunk chunk) throws IOException, ImageRefusedException {
        if (chunk.length() != 10) {
            throw Refusal.malformed("The canvas of the WebP has " + chunk.length() + " bytes; it must have 10.");
        }
        int flags = source.u8();
        source.skip(3);
        width = source.u24Little() + 1;
        height = source.u24Little() + 1;
        Pixels.check(width, height);
        extended = true;
        animated = (flags & ANIMATED) != 0;
        transparent = (flags & ALPHA) != 0;
        head("VP8X", chunk.length());
        target.u32Little(flags & (ANIMATED | ALPHA));
        target.u24Little(width - 1);
        target.u24Little(height - 1);
    }

    private void following(WebpChunk chunk) throws IOException, ImageRefusedException {
        boolean still = extended && !animated && frames == 0;
        switch (chunk.type()) {
            case "VP8 ", "VP8L" -> {
                chunk.require(still);
                Coded coded = coded(chunk);
                if (coded.width() != width || coded.height() != height) {
                    throw Refusal.malformed("The canvas of the WebP is " + width + " × " + height
                            + " pixels and its picture " + coded.width() + " × " + coded.height() + ".");
                }
                chunk.require(!hasAlphaChunk || chunk.type().equals("VP8 "));
                frames = 1;
            }
            case "ALPH" -> {
                chunk.require(still && !hasAlphaChunk);
                alpha(chunk);
            }
            case "ANIM" -> {
                chunk.require(animated && !hasControl && frames == 0 && chunk.length() == 6);
                hasControl = true;
                copy(chunk);
            }
            case "ANMF" -> {
                chunk.require(animated && hasControl);
                frame(chunk);
            }
            case "VP8X" -> throw chunk.misplaced();
            default -> leftOut(chunk);
        }
    }

    private void frame(WebpChunk chunk) throws IOException, ImageRefusedException {
        chunk.require(chunk.length() >= FRAME_HEADER);
        Pixels.checkFrames(++frames, width, height);
        final long end = source.position() + chunk.length();
        final long start = target.position();
        head(chunk.type(), 0);
        int left = 2 * source.u24Little();
        int top = 2 * source.u24Little();
        int across = source.u24Little() + 1;
        int down = source.u24Little() + 1;
        if ((long) left + across > width || (long) top + down > height) {
            throw Refusal.malformed("Frame " + frames + " of the WebP does not lie within its canvas of " + width
                    + " × " + height + " pixels.");
        }
        target.u24Little(left / 2);
        target.u24Little(top / 2);
        target.u24Little(across - 1);
        target.u24Little(down - 1);
        source.copy(4, target);
        transparent |= frames == 1 && (across < width || down < height);
        pixelsOfFrame(end, across, down);
        target.overwriteLittle(start + 4, target.position() - start - HEAD);
    }

    private void pixelsOfFrame(long end, int across, int down) throws IOException, ImageRefusedException {
        boolean found = false;
        hasAlphaChunk = false;
        while (source.position() < end) {
            WebpChunk part = chunk(end);
            if (part.isCoded()) {
                part.require(!found && (!hasAlphaChunk || part.type().equals("VP8 ")));
                Coded coded = coded(part);
                part.require(coded.width() == across && coded.height() == down);
                found = true;
            } else if (part.type().equals("ALPH")) {
                part.require(!found && !hasAlphaChunk);
                alpha(part);
            } else {
                leftOut(part);
            }
        }
        if (!found) {
            throw Refusal.malformed("Frame " + frames + " of the WebP has no pixels.");
        }
    }

    private void alpha(WebpChunk chunk) throws IOException, ImageRefusedException {
        chunk.require(chunk.length() > 0);
        hasAlphaChunk = true;
        transparent = true;
        copy(chunk);
    }

    /** Copies coded pixels, lossy (RFC 6386 §9.1) or lossless (RFC 9649 §3.4), by way of their header. */
    private Coded coded(WebpChunk chunk) throws IOException, ImageRefusedException {
        byte[] start = source.take(Math.min(chunk.length(), chunk.headerLength()));
        Coded coded = chunk.coded(start);
        transparent |= coded.alpha();
        head(chunk.type(), chunk.length());
        target.write(start);
        source.copy(chunk.length() - start.length, target);
        pad(chunk, true);
        return coded;
    }

    private void leftOut(WebpChunk chunk) throws IOException, ImageRefusedException {
        metadata.count(chunk.length());
        switch (chunk.type()) {
            case "EXIF" -> metadata.exif(source.take(chunk.length()));
            case "ICCP" -> {
                IccProfile.checkSize(chunk.length());
                metadata.profile(source.take(chunk.length()));
            }
            default -> source.skip(chunk.length());
        }
        pad(chunk, false);
    }

    private void copy(WebpChunk chunk) throws IOException, ImageRefusedException {
        head(chunk.type(), chunk.length());
        source.copy(chunk.length(), target);
        pad(chunk, true);
    }

    /** Chunks begin at even places; behind the last, writers forget the byte. */
    private void pad(WebpChunk chunk, boolean kept) throws IOException, ImageRefusedException {
        if ((chunk.length() & 1) == 1) {
            if (!source.atEnd()) {
                source.skip(1);
            }
            if (kept) {
                target.u8(0);
            }
        }
    }

    private void head(String type, long length) throws IOException {
        target.write(type.getBytes(StandardCharsets.US_ASCII));
        target.u32Little(length);
    }
}
