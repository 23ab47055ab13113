package org.masthead.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The unpacked programs {@code initdb}, {@code postgres} and {@code pg_ctl}, and the way this user has to call them:
 * PostgreSQL refuses to run as root, so for root each runs in a user namespace in which root is nobody.
 */
final class PostgresPrograms {

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final int LINES_WORTH_SHOWING = 8;

    private final Path folder;
    private final List<String> prefix;

    private PostgresPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /**
     * The programs in a folder.
     *
     * @throws EmbeddedDatabaseException when this is root, and root cannot become nobody here
     */
    static PostgresPrograms in(Path folder) throws IOException {
        if (!isRoot()) {
            return new PostgresPrograms(folder, List.of());
        }
        List<String> asNobody = List.of("unshare", "--user");
        requireUserNamespaces(asNobody);
        return new PostgresPrograms(folder, asNobody);
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                : "root".equals(System.getProperty("user.name"));
    }

    private static void requireUserNamespaces(List<String> asNobody) {
        String reason;
        try {
            List<String> command = new ArrayList<>(asNobody);
            command.add("true");
            Outcome outcome = execute(command, "");
            if (outcome.succeeded()) {
                return;
            }
            reason = outcome.lastLines();
        } catch (IOException failure) {
            reason = String.valueOf(failure.getMessage());
        }
        throw new EmbeddedDatabaseException("""
                PostgreSQL refuses to run as root, and this machine does not let root step down (%s).
                Start Masthead as an ordinary user, or use a database of your own: set QUARKUS_DATASOURCE_JDBC_URL.""".formatted(reason.strip()));
    }

    /** What a program said, and whether it did what it was asked. */
    record Outcome(boolean succeeded, String output) {

        /** The end of the output, indented, for a message. */
        String lastLines() {
            return PostgresPrograms.lastLines(output);
        }
    }

    /** The end of a text, indented, for a message. */
    static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES_WORTH_SHOWING))
                .map(line -> "  " + line.strip())
                .collect(Collectors.joining("\n"));
    }

    /** Runs a program to its end, with a text as its input. */
    Outcome run(String program, List<String> arguments, String input) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        return execute(command, input);
    }

    private static Outcome execute(List<String> command, String input) throws IOException {
        // A file, since a pipe would stay open in a server that outlives the program which started it.
        Path output = Files.createTempFile("masthead-", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // Settings meant for another PostgreSQL on this machine, and the language of messages.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            try (OutputStream pipe = process.getOutputStream()) {
                pipe.write(input.getBytes(StandardCharsets.UTF_8));
            }
            boolean succeeded = process.waitFor() == 0;
            return new Outcome(succeeded, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while waiting for " + command.get(0), interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
