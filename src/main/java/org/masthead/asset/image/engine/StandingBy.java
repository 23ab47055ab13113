package org.masthead.asset.image.engine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Processes of vips that have been started ahead, for operations that are asked for again and again: sites ask for a few
 * sizes of all their pictures. It takes libvips about as long to be loaded as to scale a photo. Each does one operation,
 * like all others; those that nobody needs end after a while. Thread-safe.
 */
final class StandingBy {

    private static final int MOST = 4;
    private static final int REMEMBERED = 16;

    private static final int SECONDS = 60;

    private final Path program;
    private final Executor soon;
    private final Map<List<String>, VipsProcess> ready = new LinkedHashMap<>();
    private final Set<List<String>> lately = new LinkedHashSet<>();

    /** @param soon where processes are started: the one that asked is to be answered first */
    StandingBy(Path program, Executor soon) {
        this.program = program;
        this.soon = soon;
    }

    /** A process that waits for the input of this operation, if there is one. */
    synchronized @Nullable VipsProcess take(List<String> operation) {
        @Nullable VipsProcess taken = ready.remove(operation);
        return taken != null && taken.isAlive() ? taken : null;
    }

    /** An operation has been done; unless that was the first time of late, a process is started for the next one. */
    void done(List<String> operation) {
        if (isAskedAgain(operation)) {
            soon.execute(() -> prepare(operation));
        }
    }

    private synchronized boolean isAskedAgain(List<String> operation) {
        boolean again = lately.remove(operation);
        lately.add(operation);
        if (lately.size() > REMEMBERED) {
            lately.remove(lately.iterator().next());
        }
        return again;
    }

    private void prepare(List<String> operation) {
        if (!isWanted(operation)) {
            return;
        }
        try {
            VipsProcess started = VipsProcess.start(program, false, operation, Redirect.PIPE, Redirect.PIPE);
            if (keep(operation, started)) {
                CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(() -> drop(operation, started));
            } else {
                started.kill();
            }
        } catch (IOException e) {
            // Whoever needs it starts one, and hears of it.
        }
    }

    private synchronized boolean isWanted(List<String> operation) {
        return ready.size() < MOST && !ready.containsKey(operation);
    }

    private synchronized boolean keep(List<String> operation, VipsProcess started) {
        return isWanted(operation) && ready.put(operation, started) == null;
    }

    private synchronized void drop(List<String> operation, VipsProcess old) {
        if (ready.remove(operation, old)) {
            old.kill();
        }
    }
}
