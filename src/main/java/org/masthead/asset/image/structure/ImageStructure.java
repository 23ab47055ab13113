package org.masthead.asset.image.structure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;
import org.masthead.asset.image.ImageType;

/**
 * Walks through a file from its first byte to its last before a pixel is decoded. What is no sound image, or a bomb, or
 * two things at once, is refused; what passes is written again without metadata. Memory stays flat: no more of a file
 * is held than {@link Metadata#MAX_BYTES}.
 */
public final class ImageStructure {

    private ImageStructure() {}

    /**
     * Reads and copies in one pass. The pixels stay as they are, bit for bit, and so do palette, transparency and
     * animation; EXIF, XMP, IPTC, comments, thumbnails and colour profiles are left out. An AVIF is copied as it is,
     * metadata and all: its walker only reads, as it is always encoded anew before it is shown.
     *
     * @param target written anew; on refusal it may hold a part, which the caller deletes
     * @throws ImageRefusedException what is wrong with the file, by any of the reasons
     */
    public static ImageFacts clean(Path source, Path target) throws IOException, ImageRefusedException {
        long size = Files.size(source);
        if (size == 0) {
            throw new ImageRefusedException(Reason.EMPTY, "The file is empty: it has 0 bytes.");
        }
        if (size > ImageFacts.MAX_BYTES) {
            throw new ImageRefusedException(
                    Reason.TOO_LARGE,
                    "The file has " + size + " bytes; an image may have " + ImageFacts.MAX_BYTES + " at most.");
        }
        FirstBytes first = FirstBytes.of(source);
        ImageType type =
                first.type().orElseThrow(() -> new ImageRefusedException(Reason.NOT_AN_IMAGE, first.whyRefused()));
        try (FileBytes from = FileBytes.of(source);
                CleanFile to = CleanFile.at(target)) {
            return switch (type) {
                case JPEG -> new JpegWalker(from, to).walk();
                case PNG -> new PngWalker(from, to).walk();
                case GIF -> new GifWalker(from, to).walk();
                case WEBP -> new WebpWalker(from, to).walk();
                case AVIF -> new AvifWalker(from, to).walk();
            };
        }
    }

    /** The type by the first bytes, if it is one that is taken; says nothing of the rest. */
    public static Optional<ImageType> typeOf(Path source) throws IOException {
        return FirstBytes.of(source).type();
    }
}
