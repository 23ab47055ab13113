package org.masthead.app;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.masthead.app.PostgresPrograms.Outcome;

/**
 * The folder in which PostgreSQL keeps the embedded database: made once, started and stopped. It holds one role and one
 * database, both named {@code masthead}. The role owns the database and is no superuser, and nobody else may log in.
 */
final class DatabaseCluster {

    static final String NAME = "masthead";

    private static final String MAJOR_VERSION = "17";
    private static final String SUPERUSER = "postgres";

    /** Names of one UTF-8 character type on different systems; {@code C} is the last resort. */
    private static final List<String> CHARACTER_TYPES =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                    ? List.of("en_US.UTF-8", "C.UTF-8", "C")
                    : List.of("C.UTF-8", "en_US.UTF-8", "en-US", "C");

    private final Path folder;
    private final Path log;
    private final PostgresPrograms programs;
    private final Durability durability;

    DatabaseCluster(Path parent, PostgresPrograms programs, Durability durability) {
        this.folder = parent.resolve("cluster");
        this.log = parent.resolve("postgresql.log");
        this.programs = programs;
        this.durability = durability;
    }

    boolean exists() {
        return Files.exists(folder);
    }

    /**
     * Refuses a cluster that another major version of PostgreSQL has written.
     *
     * @throws EmbeddedDatabaseException when it has
     */
    void requireMajorVersion() throws IOException {
        String version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!MAJOR_VERSION.equals(version)) {
            throw new EmbeddedDatabaseException("""
                    The database in %s was made by PostgreSQL %s, and this Masthead comes with PostgreSQL %s.
                    Dump it with PostgreSQL %s and restore it into a new data folder, or use the Masthead that made it.""".formatted(folder, version, MAJOR_VERSION, version));
        }
    }

    /**
     * Makes the cluster, in a folder beside it that takes its place when all is done: what an interrupted attempt left
     * is thrown away by the next.
     *
     * @throws EmbeddedDatabaseException with PostgreSQL's own words when it fails
     */
    void create(DatabasePassword password) throws IOException {
        Path unfinished = folder.resolveSibling("cluster-unfinished");
        initialise(unfinished);
        createDatabase(unfinished, password);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        flush(folder.resolveSibling(".").normalize());
    }

    private void initialise(Path unfinished) throws IOException {
        Outcome outcome = new Outcome(false, "");
        for (String characterType : CHARACTER_TYPES) {
            new FileTree(unfinished).delete();
            outcome = programs.run("initdb", initialisation(unfinished, characterType), "");
            if (outcome.succeeded()) {
                warnWithoutUnicode(characterType);
                return;
            }
            if (!outcome.output().contains("invalid locale name")) {
                break;
            }
        }
        throw new EmbeddedDatabaseException(
                "The embedded PostgreSQL could not be initialised in %s:%n%s".formatted(folder, outcome.lastLines()));
    }

    private List<String> initialisation(Path unfinished, String characterType) {
        return List.of(
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + characterType,
                "--auth=reject",
                durability == Durability.DISK ? "--data-checksums" : "--no-sync");
    }

    private static void warnWithoutUnicode(String characterType) {
        if ("C".equals(characterType)) {
            Log.warn("This machine has no UTF-8 locale: words that are not Latin will be found less well by search.");
        }
    }

    /** In single-user mode, which asks for no password and listens to nobody. */
    private void createDatabase(Path unfinished, DatabasePassword password) throws IOException {
        String statements = """
                create role %1$s login password '%2$s'
                create database %1$s owner %1$s
                """.formatted(NAME, password.value());
        Outcome outcome =
                programs.run("postgres", List.of("--single", "-D", unfinished.toString(), SUPERUSER), statements);
        if (!outcome.succeeded() || outcome.output().contains("ERROR:")) {
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL could not be prepared in %s:%n%s".formatted(folder, outcome.lastLines()));
        }
    }

    /** A rename is on the disk only once the folder it happened in is. */
    private static void flush(Path parent) {
        try (FileChannel channel = FileChannel.open(parent)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            Log.debugf("Cannot flush the folder %s", parent);
        }
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @return what went wrong, in PostgreSQL's own words; empty when nothing did
     */
    Optional<String> start(int port) throws IOException {
        ServerSettings settings = new ServerSettings(port, durability);
        Files.writeString(folder.resolve("postgresql.conf"), settings.postgresqlConf());
        Files.writeString(folder.resolve("pg_hba.conf"), settings.hostBasedAuthentication());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl puts the server into a session of its own: Ctrl-C must reach it through Masthead, which stops first.
        Outcome outcome = programs.run(
                "pg_ctl", List.of("start", "-w", "-t", "300", "-D", folder.toString(), "-l", log.toString()), "");
        if (outcome.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(
                Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : outcome.output());
    }

    /** Stops the server, if one runs: politely, then at once, then by force. */
    void stop() throws IOException {
        Optional<PostmasterFile> note = PostmasterFile.of(folder);
        if (note.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> server = note.get().server();
        if (server.isEmpty()) {
            // Some other program has that id now; PostgreSQL would take it for a server and refuse to start.
            Files.deleteIfExists(note.get().file());
        } else if (!stop("fast", 20) && !stop("immediate", 5)) {
            server.get().destroyForcibly();
            server.get().onExit().join();
        }
    }

    private boolean stop(String mode, int seconds) throws IOException {
        return programs.run(
                        "pg_ctl",
                        List.of("stop", "-w", "-t", String.valueOf(seconds), "-m", mode, "-D", folder.toString()),
                        "")
                .succeeded();
    }
}
