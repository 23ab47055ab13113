package org.masthead.asset.image.engine;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.masthead.asset.image.ImageRefusedException;

/**
 * The program {@code vips} in quarantine: a process for each operation, with limits of processor time and memory, an
 * environment of its own and no name of a file; it reads its standard input and writes its standard output. What it says
 * is never shown.
 */
final class Vips {

    private static final int SECONDS = 20;
    private static final int PROCESSOR_SECONDS = 15;
    private static final int MEMORY_KILOBYTES = 2 * 1024 * 1024;
    private static final int MOST_OUTPUT = 8 * 1024;

    /** From here on, a status tells that the shell found no program to run; 128 and more that a signal ended it. */
    private static final int NOT_RUN = 126;

    private static final int SIGNALLED = 128;

    private static final String LIMITED =
            "ulimit -t " + PROCESSOR_SECONDS + "; ulimit -v " + MEMORY_KILOBYTES + " 2>/dev/null; exec \"$@\"";

    private final Path program;

    Vips(Path program) {
        this.program = program;
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
        ProcessBuilder builder = builder(modules, operation);
        builder.redirectInput(source.toFile()).redirectOutput(target.toFile());
        Process process = builder.start();
        String said = outcome(process);
        int status = process.exitValue();
        if (status == 0) {
            return;
        }
        if (said.contains("No space left on device")) {
            throw new IOException("No space left on device");
        }
        if (status >= NOT_RUN && status < SIGNALLED) {
            throw new IOException("vips cannot be run");
        }
        throw new ImageRefusedException(
                ImageRefusedException.Reason.TRUNCATED,
                "The pixels of the image end too soon or cannot be decoded; send the whole file");
    }

    /** What {@code vips --version} says; empty when it fails. */
    String version() throws IOException {
        Process process = builder(true, List.of("--version"))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        waitFor(process);
        byte[] said = process.getInputStream().readNBytes(MOST_OUTPUT);
        return process.exitValue() == 0 ? new String(said, StandardCharsets.UTF_8).strip() : "";
    }

    private ProcessBuilder builder(boolean modules, List<String> operation) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LIMITED, "sh", program.toString()));
        command.addAll(operation);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("VIPS_BLOCK_UNTRUSTED", "1");
        environment.put("VIPS_CONCURRENCY", "1");
        environment.put("VIPS_WARNING", "1");
        if (!modules) {
            environment.put("VIPSHOME", "/nonexistent");
        }
        return builder;
    }

    /** Waits first and reads then: what does not fit into the pipe stops the process, and the clock ends it. */
    private static String outcome(Process process) throws IOException {
        waitFor(process);
        return new String(process.getErrorStream().readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
    }

    private static void waitFor(Process process) throws IOException {
        boolean ended = false;
        try {
            ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for vips");
        } finally {
            if (!ended) {
                process.destroyForcibly();
            }
        }
        if (!ended) {
            throw new IOException("vips took longer than " + SECONDS + " s");
        }
    }

    /** The words of an operation. */
    static List<String> words(Object... words) {
        return Arrays.stream(words).map(String::valueOf).toList();
    }
}
