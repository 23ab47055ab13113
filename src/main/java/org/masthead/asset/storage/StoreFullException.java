package org.masthead.asset.storage;

import java.io.IOException;

/** Says that the store has no room for what it was given. */
public final class StoreFullException extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
