package org.masthead.transfer.archive;

/** One file of an upload is not taken; the others may be. */
public final class FileRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    FileRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable, lower case with hyphens, such as {@code unsafe-path}. */
    public String code() {
        return code;
    }

    /** Why, for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
