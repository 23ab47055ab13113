package org.masthead.asset.storage;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says that the store has no room for what it was given. */
public final class StoreFullException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What operating systems say; Java has no type for it. */
    private static final List<String> NO_ROOM =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    StoreFullException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether a failure, or what caused it, is a disk without room. */
    static boolean tells(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        String message = String.valueOf(failure.getMessage());
        return NO_ROOM.stream().anyMatch(message::contains) || tells(failure.getCause());
    }
}
