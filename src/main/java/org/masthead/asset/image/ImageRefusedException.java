package org.masthead.asset.image;

/** Says why bytes are no image that may be kept. */
public final class ImageRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with them. */
    public enum Reason {
        /** Not one byte. */
        EMPTY,
        /** No type that is taken. */
        NOT_AN_IMAGE,
        /** They end before the image does, or its pixels cannot be decoded. */
        TRUNCATED,
        /** Its structure is broken. */
        MALFORMED,
        /** Something stands behind the image's end: such a file may be two things at once. */
        TRAILING_BYTES,
        /** More bytes than {@link ImageFacts#MAX_BYTES}. */
        TOO_LARGE,
        /** More pixels than {@link ImageFacts#MAX_PIXELS}. */
        TOO_MANY_PIXELS,
        /** More frames than {@link ImageFacts#MAX_FRAMES}. */
        TOO_MANY_FRAMES,
        /** What stands beside the pixels swells or loops: a bomb. */
        METADATA_TOO_LARGE
    }

    private final Reason reason;

    /** @param message what is wrong with which value and what is allowed, as a sentence for the one who sent it */
    public ImageRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
