package org.masthead.asset.image.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.masthead.asset.image.ImageRefusedException;

/**
 * One run of the program {@code vips} in quarantine, for one operation: with limits of processor time and memory, an
 * environment of its own and no name of a file; it reads its standard input and writes its standard output. What it says is
 * never shown.
 */
final class VipsProcess {

    private static final int SECONDS = 20;
    private static final int PROCESSOR_SECONDS = 15;
    private static final int MEMORY_KILOBYTES = 2 * 1024 * 1024;
    private static final int MOST_SAID = 8 * 1024;
    private static final int CHUNK = 64 * 1024;

    /** From here on, a status tells that the shell found no program to run; 128 and more that a signal ended it. */
    private static final int NOT_RUN = 126;

    private static final int SIGNALLED = 128;

    private static final String LIMITED =
            "ulimit -t " + PROCESSOR_SECONDS + "; ulimit -v " + MEMORY_KILOBYTES + " 2>/dev/null; exec \"$@\"";

    private final Process process;

    private VipsProcess(Process process) {
        this.process = process;
    }

    /** Starts an operation. */
    static VipsProcess start(Path program, boolean modules, List<String> operation, Redirect input, Redirect output)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LIMITED, "sh", program.toString()));
        command.addAll(operation);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectInput(input).redirectOutput(output);
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
        return new VipsProcess(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it, and closes its streams. */
    void kill() {
        process.destroyForcibly();
    }

    /**
     * Gives a process whose input and output are pipes its input, and writes what it makes of it.
     *
     * @throws IOException when the target cannot be written to
     */
    void pass(Path source, Path target) throws IOException {
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
            kill();
            return process;
        });
        Thread feeder = new Thread(() -> feed(source), "image-feed");
        feeder.setDaemon(true);
        try (InputStream made = process.getInputStream();
                OutputStream kept = Files.newOutputStream(target)) {
            feeder.start();
            made.transferTo(kept);
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    /** A process that ends before it has read all says by its status what it thinks of it. */
    private void feed(Path source) {
        try (InputStream bytes = Files.newInputStream(source);
                OutputStream input = process.getOutputStream()) {
            byte[] chunk = new byte[CHUNK];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                input.write(chunk, 0, read);
            }
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Waits until it has done its work. Reads what it says when it has ended: what does not fit into the pipe stops it, and
     * the clock ends it.
     *
     * @throws ImageRefusedException TRUNCATED when the input makes it fail, or take too much of the processor
     * @throws IOException when the machine makes it fail: no space, or too slow
     */
    void finish() throws IOException, ImageRefusedException {
        await();
        int status = process.exitValue();
        if (status == 0) {
            return;
        }
        String said = new String(process.getErrorStream().readNBytes(MOST_SAID), StandardCharsets.UTF_8);
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

    /** What it has written to its standard output; empty when it fails. */
    String said() throws IOException {
        await();
        byte[] said = process.getInputStream().readNBytes(MOST_SAID);
        return process.exitValue() == 0 ? new String(said, StandardCharsets.UTF_8).strip() : "";
    }

    private void await() throws IOException {
        boolean ended = false;
        try {
            ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for vips");
        } finally {
            if (!ended) {
                kill();
            }
        }
        if (!ended) {
            throw new InterruptedIOException("vips took longer than " + SECONDS + " s");
        }
    }
}
