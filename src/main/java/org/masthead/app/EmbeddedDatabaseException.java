package org.masthead.app;

/**
 * The embedded database cannot be used, for a reason outside the program. The message says what is wrong and what to do,
 * and is all that the person at the console needs to see.
 */
final class EmbeddedDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedDatabaseException(String message) {
        super(message);
    }

    EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
