package org.masthead.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An S3 in a process of its own, on a free port, from the first time it is asked for to the end of the tests. */
public final class S3Mock {

    private static final Path FOLDER = Path.of("target", "s3mock").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("Tomcat started on ports? .*?(\\d+) \\(http\\)");

    private static final class Started {
        private static final S3Mock MOCK = start();
    }

    private final URI address;

    private S3Mock(URI address) {
        this.address = address;
    }

    public static S3Mock get() {
        return Started.MOCK;
    }

    public URI address() {
        return address;
    }

    /** Makes a bucket that nobody else has; gives its name. */
    public String newBucket() {
        String name = "bucket-" + UUID.randomUUID();
        try {
            HttpURLConnection put =
                    (HttpURLConnection) address.resolve("/" + name).toURL().openConnection();
            put.setRequestMethod("PUT");
            if (put.getResponseCode() != 200) {
                throw new IllegalStateException("no bucket: " + put.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    private static S3Mock start() {
        try {
            Path log = FOLDER.resolve("log.txt");
            Path temporary = Files.createDirectories(FOLDER.resolve("tmp"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.io.tmpdir=" + temporary,
                            "-jar",
                            FOLDER.resolve("s3mock-exec.jar").toString(),
                            "--server.port=0",
                            "--com.adobe.testing.s3mock.http-port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end of S3Mock"));
            return new S3Mock(URI.create("http://localhost:" + port(process, log)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It takes a free port, and tells which once it answers there. */
    private static int port(Process process, Path log) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && isRunning(process)) {
            Matcher told = PORT.matcher(Files.readString(log));
            if (told.find()) {
                return Integer.parseInt(told.group(1));
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("S3Mock did not start:\n" + Files.readString(log));
    }

    /** Waits a moment for the process to end. */
    private static boolean isRunning(Process process) {
        try {
            return !process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
