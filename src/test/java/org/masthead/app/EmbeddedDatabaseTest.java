package org.masthead.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    /** Kept between tests for the unpacked programs, which are large; each test gets a new cluster. */
    private final Path dataFolder = Path.of("target", "embedded database restarts");

    private final Path postgresql = dataFolder.resolve("postgresql");
    private final Path cluster = postgresql.resolve("cluster");

    @BeforeEach
    @AfterEach
    void deleteCluster() throws IOException {
        if (Files.exists(cluster)) {
            try (DataFolderLock lock = DataFolderLock.acquire(dataFolder)) {
                PostgresPrograms programs =
                        PostgresPrograms.in(PostgresArchive.forThisMachine().unpackBelow(postgresql.toRealPath()));
                new DatabaseCluster(postgresql.toRealPath(), programs, Durability.DISK).stop();
            }
        }
        new FileTree(cluster).delete();
        Files.deleteIfExists(postgresql.resolve("password"));
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedDatabase database = start()) {
            execute(database, "create table kept as select 'Grüße 漢字' as value");
        }

        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select value from kept")).isEqualTo("Grüße 漢字");
        }
    }

    @Test
    void keepsItsDataWhenTheProcessIsKilled() throws Exception {
        EmbeddedDatabaseProcess child =
                EmbeddedDatabaseProcess.start(dataFolder, "create table kept as select 42 as value");
        PostmasterFile orphan = PostmasterFile.of(cluster).orElseThrow();
        child.kill();

        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select value from kept")).isEqualTo("42");
            assertThat(orphan.server()).isEmpty();
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUses() throws Exception {
        try (EmbeddedDatabaseProcess other = EmbeddedDatabaseProcess.start(dataFolder, "select 1")) {
            assertThatExceptionOfType(EmbeddedDatabaseException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("Another Masthead (process %d) is already using", other.pid())
                    .withMessageContaining(dataFolder.toAbsolutePath().toString())
                    .withMessageContaining("MASTHEAD_DATA_DIR");
        }
    }

    @Test
    void refusesAFolderThatThisProcessUsesAndKeepsItsClaim() {
        try (EmbeddedDatabase database = start()) {
            assertThatExceptionOfType(EmbeddedDatabaseException.class).isThrownBy(this::start);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> EmbeddedDatabaseProcess.start(dataFolder, "select 1"));
        }
    }

    @Test
    void givesTheFolderBackWhenItCannotStart() throws IOException {
        start().close();
        Files.writeString(cluster.resolve("PG_VERSION"), "16\n");
        assertThatExceptionOfType(EmbeddedDatabaseException.class).isThrownBy(this::start);
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        EmbeddedDatabase database = start();

        database.close();
    }

    @Test
    void startsThoughAnotherProgramHasTheIdOfAServerThatIsGone() throws Exception {
        start().close();
        String note = "%d%n%s%n".formatted(ProcessHandle.current().pid(), cluster.toAbsolutePath());
        Files.writeString(cluster.resolve("postmaster.pid"), note);

        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsAfterAnInterruptedFirstStart() throws Exception {
        Files.createDirectories(postgresql.resolve("programs-unfinished/bin"));
        Files.createDirectories(postgresql.resolve("cluster-unfinished/base"));
        Files.writeString(postgresql.resolve("cluster-unfinished/PG_VERSION"), "17\n");
        Files.writeString(postgresql.resolve("password-unfinished"), "half");

        try (EmbeddedDatabase database = start()) {
            assertThat(query(database, "select 1")).isEqualTo("1");
            assertThat(postgresql.resolve("cluster-unfinished")).doesNotExist();
        }
    }

    @Test
    void refusesADatabaseOfAnotherMajorVersion() throws IOException {
        start().close();
        Files.writeString(cluster.resolve("PG_VERSION"), "16\n");

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(this::start)
                .withMessageContaining("was made by PostgreSQL 16")
                .withMessageContaining("comes with PostgreSQL 17");
    }

    @Test
    void saysInPostgresqlsWordsWhyItDidNotStart() throws IOException {
        start().close();
        Files.delete(cluster.resolve("global/pg_control"));

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(this::start)
                .withMessageContaining("did not start")
                .withMessageContaining("pg_control");
    }

    @Test
    void saysWhichFolderItCannotUse() throws IOException {
        Path file = Files.createTempFile("no-folder", "");

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(() -> EmbeddedDatabase.start(file, Durability.DISK))
                .withMessageContaining(file.toString());
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(dataFolder, Durability.DISK);
    }

    private static void execute(EmbeddedDatabase database, String statement) throws SQLException {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute(statement);
        }
    }

    private static String query(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
