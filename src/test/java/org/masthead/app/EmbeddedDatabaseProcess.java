package org.masthead.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;

/** A JVM of its own that holds the embedded database of a folder until it is killed. */
final class EmbeddedDatabaseProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private EmbeddedDatabaseProcess(Process process) {
        this.process = process;
    }

    /** Starts the database in a child, which runs one statement; returns when that is committed. */
    static EmbeddedDatabaseProcess start(Path dataFolder, String statement) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                EmbeddedDatabaseProcess.class.getName(),
                dataFolder.toString(),
                statement);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (!READY.equals(line)) {
            throw new IllegalStateException("The child said: " + line);
        }
        return new EmbeddedDatabaseProcess(process);
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String... arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), Durability.DISK);
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(arguments[1]);
        }
        System.out.println(READY);
        System.in.read();
    }
}
