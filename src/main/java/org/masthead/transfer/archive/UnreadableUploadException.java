package org.masthead.transfer.archive;

/** An upload that is no archive, is damaged, or is larger inside than is taken; says which, for people. */
public final class UnreadableUploadException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableUploadException(String reason) {
        super(reason);
    }

    UnreadableUploadException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why, for people. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
