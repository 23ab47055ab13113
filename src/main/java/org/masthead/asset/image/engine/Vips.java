package org.masthead.asset.image.engine;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageRefusedException;

/** The program {@code vips}: a process for each operation. */
final class Vips {

    /** Long enough for an answer to be sent before the next process is started. */
    private static final int DELAY_MILLISECONDS = 20;

    private final Path program;
    private final StandingBy standingBy;

    Vips(Path program) {
        this.program = program;
        this.standingBy =
                new StandingBy(program, CompletableFuture.delayedExecutor(DELAY_MILLISECONDS, TimeUnit.MILLISECONDS));
    }

    /**
     * Runs an operation from one file to another.
     *
     * @param modules whether it needs the modules (AVIF is one); to go without them is faster, and leaves out decoders
     *     that nobody needs
     * @throws ImageRefusedException TRUNCATED when the input makes it fail, or take too much of the processor
     * @throws IOException when the machine makes it fail: no space, or too slow
     */
    void run(boolean modules, Path source, Path target, List<String> operation)
            throws IOException, ImageRefusedException {
        VipsProcess.start(program, modules, operation, Redirect.from(source.toFile()), Redirect.to(target.toFile()))
                .finish();
    }

    /**
     * The same without modules, for an operation that is often asked for: it may have been started ahead.
     *
     * @throws ImageRefusedException as above
     * @throws IOException as above
     */
    void runOften(Path source, Path target, List<String> operation) throws IOException, ImageRefusedException {
        if (!Files.isReadable(source)) {
            throw new NoSuchFileException(source.toString());
        }
        @Nullable VipsProcess ready = standingBy.take(operation);
        if (ready == null) {
            run(false, source, target, operation);
        } else {
            ready.pass(source, target);
            ready.finish();
        }
        standingBy.done(operation);
    }

    /** What {@code vips --version} says; empty when it fails. */
    String version() throws IOException {
        Redirect nothing = Redirect.from(new File("/dev/null"));
        return VipsProcess.start(program, true, List.of("--version"), nothing, Redirect.PIPE)
                .said();
    }

    /** The words of an operation. */
    static List<String> words(Object... words) {
        return Arrays.stream(words).map(String::valueOf).toList();
    }
}
