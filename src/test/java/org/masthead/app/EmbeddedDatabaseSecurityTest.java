package org.masthead.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseSecurityTest {

    private static final Path FOLDER = Path.of("target", "embedded-database");

    private EmbeddedDatabase database;

    @BeforeAll
    void start() {
        database = EmbeddedDatabase.start(FOLDER, Durability.DISK);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void keepsThePasswordFromOtherUsers() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");

        Path file = FOLDER.resolve("postgresql/password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).isEqualTo(database.password()).hasSize(32);
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "masthead", "wrong"))
                .returns("28P01", SQLException::getSQLState);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password()))
                .returns("28000", SQLException::getSQLState);
    }

    @Test
    void givesTheServiceNoRightsOverTheServer() throws Exception {
        assertThat(query("select rolsuper or rolcreaterole from pg_roles where rolname = 'masthead'"))
                .isEqualTo("f");
        execute(
                "create extension if not exists pg_trgm; create extension if not exists unaccent; create extension if not exists btree_gist");
    }

    @Test
    void waitsForTheDisk() throws Exception {
        assertThat(query("show fsync")).isEqualTo("on");
        assertThat(query("show synchronous_commit")).isEqualTo("on");
        assertThat(query("show full_page_writes")).isEqualTo("on");
        assertThat(query("show data_checksums")).isEqualTo("on");
    }

    @Test
    void knowsTheLettersOfTheWorld() throws Exception {
        assumeThat(query("select datctype from pg_database where datname = 'masthead'"))
                .isNotEqualTo("C");
        execute("create extension if not exists pg_trgm");

        assertThat(query("show server_encoding")).isEqualTo("UTF8");
        assertThat(query("select lower('ÄÉ')")).isEqualTo("äé");
        assertThat(query("select cardinality(show_trgm('漢字仮名'))")).isEqualTo("5");
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws Exception {
        assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(FOLDER.resolve("postgresql/postgresql.log"))
                .content()
                .contains("listening on IPv4 address \"127.0.0.1\"")
                .doesNotContain("Unix socket");
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(statement);
        }
    }

    private String query(String query) throws SQLException {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
