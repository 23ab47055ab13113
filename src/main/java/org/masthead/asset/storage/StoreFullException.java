package org.masthead.asset.storage;

import java.io.IOException;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Says that the store has no room for what it was given; who asked is told so. */
final class StoreFullException extends IOException {

    private static final long serialVersionUID = 1L;

    StoreFullException(String message, Throwable failure) {
        super(
                message,
                new ProblemException(
                        ProblemType.STORE_FULL, "There is no room for what was sent; nothing of it was kept."));
        addSuppressed(failure);
    }
}
