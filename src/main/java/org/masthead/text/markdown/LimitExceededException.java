package org.masthead.text.markdown;

/** Thrown inside this package where a source would grow past what is rendered; never leaves it. */
final class LimitExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitExceededException() {
        super("The rendered text is too long", null, false, false);
    }
}
