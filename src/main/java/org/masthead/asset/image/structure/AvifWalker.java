package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;

/**
 * Walks through an AVIF (AV1 Image File Format 1.2, in boxes of ISO/IEC 14496-12 §4.2), still ones alone. It only reads:
 * the target is a copy with all metadata, for the pixels are always encoded anew before they are shown.
 */
final class AvifWalker {

    private static final int HEAD = 8;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private @Nullable AvifMeta meta;
    private boolean hasPixels;

    AvifWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        while (!source.atEnd()) {
            box();
        }
        if (meta == null || !hasPixels) {
            throw Refusal.truncated(source.size());
        }
        return meta.facts(metadata);
    }

    private void box() throws IOException, ImageRefusedException {
        boolean first = source.position() == 0;
        long size = source.u32();
        byte[] name = source.take(4);
        target.u32(size);
        target.write(name);
        long length = size - HEAD;
        if (size == 1) {
            long greater = source.u32();
            long lesser = source.u32();
            target.u32(greater);
            target.u32(lesser);
            // More than 4 GB is more than there is.
            source.require(greater > 0 ? Long.MAX_VALUE : 0);
            length = lesser - 2 * HEAD;
        } else if (size == 0) {
            length = source.remaining();
        }
        String type = new String(name, StandardCharsets.ISO_8859_1);
        if (length < 0) {
            throw Refusal.malformed("A box of the AVIF is smaller than its own header.");
        }
        source.require(length);
        content(type, length, first);
    }

    private void content(String type, long length, boolean first) throws IOException, ImageRefusedException {
        switch (type) {
            case "ftyp" -> {
                if (!first || length < 4) {
                    throw Refusal.malformed("The AVIF names its type in the wrong place.");
                }
                byte[] brand = source.take(4);
                if (new String(brand, StandardCharsets.ISO_8859_1).equals("avis")) {
                    throw moving();
                }
                target.write(brand);
                source.copy(length - 4, target);
            }
            case "moov" -> throw moving();
            case "meta" -> {
                metadata.count(length);
                if (meta != null) {
                    throw Refusal.malformed("The AVIF describes its pictures twice.");
                }
                byte[] content = source.take(length);
                target.write(content);
                meta = AvifMeta.of(content);
            }
            case "mdat" -> {
                hasPixels = true;
                source.copy(length, target);
            }
            default -> {
                metadata.count(length);
                source.copy(length, target);
            }
        }
    }

    private static ImageRefusedException moving() {
        return Refusal.notTaken("The AVIF is an animation; of AVIF, still pictures are taken. Send it as WebP or GIF.");
    }
}
