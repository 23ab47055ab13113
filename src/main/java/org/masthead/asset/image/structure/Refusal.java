package org.masthead.asset.image.structure;

import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;

/** Refusals, in the words that several formats share. */
final class Refusal {

    private Refusal() {}

    static ImageRefusedException malformed(String sentence) {
        return new ImageRefusedException(Reason.MALFORMED, sentence);
    }

    /** A sound image, of a kind that is not taken. */
    static ImageRefusedException notTaken(String sentence) {
        return new ImageRefusedException(Reason.NOT_AN_IMAGE, sentence);
    }

    static ImageRefusedException swollen(String sentence) {
        return new ImageRefusedException(Reason.METADATA_TOO_LARGE, sentence);
    }

    static ImageRefusedException truncated(long size) {
        return new ImageRefusedException(
                Reason.TRUNCATED, "The image does not end within the " + size + " bytes of the file: send it whole.");
    }

    static ImageRefusedException trailing(long bytes, String hint) {
        return new ImageRefusedException(
                Reason.TRAILING_BYTES,
                "The file goes on for " + bytes + " bytes behind the end of the image; none may stand there. " + hint);
    }

    /** Refuses bytes behind the end of an image, where there are any. */
    static void ifNotAtEnd(FileBytes source) throws ImageRefusedException {
        if (!source.atEnd()) {
            throw trailing(source.remaining(), "Open the image and save it anew.");
        }
    }
}
