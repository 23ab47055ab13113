package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/**
 * An AVIF file (ISO/IEC 14496-12, 23008-12) from its first box to its last. It is copied as it is: it is always encoded
 * anew before it is shown. Moving ones are not taken.
 */
final class AvifWalker {

    private static final int BOX_HEADER = 8;

    private final FileBytes source;
    private final CleanFile target;
    private final Metadata metadata = new Metadata();
    private @Nullable AvifProperties properties;
    private boolean hasData;

    AvifWalker(FileBytes source, CleanFile target) {
        this.source = source;
        this.target = target;
    }

    ImageFacts walk() throws IOException, ImageRefusedException {
        while (!source.atEnd()) {
            box();
        }
        if (properties == null || !hasData) {
            throw Refusal.truncated(source.size());
        }
        AvifProperties told = properties;
        return new ImageFacts(
                ImageType.AVIF,
                told.width(),
                told.height(),
                told.orientation(),
                1,
                told.transparent(),
                Colours.RGB,
                metadata.profile(Colours.RGB));
    }

    private void box() throws IOException, ImageRefusedException {
        long length = source.u32();
        byte[] name = source.take(4);
        String type = new String(name, StandardCharsets.ISO_8859_1);
        if (length < BOX_HEADER) {
            throw Refusal.malformed("The AVIF's box at byte %d says it has %d bytes; it must have 8 at least."
                    .formatted(source.position() - BOX_HEADER, length));
        }
        source.require(length - BOX_HEADER);
        target.u32(length);
        target.write(name);
        switch (type) {
            case "ftyp" -> brands(pass(length - BOX_HEADER));
            case "meta" -> meta(pass(length - BOX_HEADER));
            case "mdat" -> {
                hasData = true;
                source.copy(length - BOX_HEADER, target);
            }
            case "free", "skip", "uuid" -> source.copy(length - BOX_HEADER, target);
            case "moov", "moof" -> throw moving();
            default ->
                throw Refusal.trailing(source.remaining() + BOX_HEADER, "They are no box of an AVIF: save it anew.");
        }
    }

    private byte[] pass(long length) throws IOException, ImageRefusedException {
        metadata.count(length);
        byte[] content = source.take(length);
        target.write(content);
        return content;
    }

    private static void brands(byte[] content) throws ImageRefusedException {
        if (new String(content, StandardCharsets.ISO_8859_1).contains("avis")) {
            throw moving();
        }
    }

    private void meta(byte[] content) throws ImageRefusedException {
        if (properties != null) {
            throw Refusal.malformed("The AVIF has a second box meta; it must have one.");
        }
        try {
            properties = AvifProperties.of(ByteBuffer.wrap(content));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw Refusal.malformed("The AVIF's box meta is broken: a part of it is longer than the box it stands in.");
        }
        Optional<byte[]> profile = Optional.ofNullable(properties.profile());
        if (profile.isPresent()) {
            metadata.profile(profile.get());
        }
        Pixels.check(properties.width(), properties.height());
    }

    private static ImageRefusedException moving() {
        return Refusal.notTaken(
                "The file is a moving AVIF; of AVIF, still pictures are taken. Send it as WebP or GIF.");
    }
}
