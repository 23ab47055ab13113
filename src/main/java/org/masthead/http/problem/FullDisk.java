package org.masthead.http.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a disk without room by what operating systems say; Java has no type for it. */
public final class FullDisk {

    private static final List<String> WORDS =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private static final int DEEPEST_CAUSE = 20;

    private FullDisk() {}

    /** Whether a failure, or what caused it, is one. */
    public static boolean isIn(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isToldBy(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static boolean isToldBy(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return WORDS.stream().anyMatch(message::contains);
    }
}
