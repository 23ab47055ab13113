package org.masthead.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL of Masthead's own, for whoever has configured none: it listens on a free port of the loopback address,
 * keeps its data in the folder {@code postgresql} of the data folder, and ends with {@link #close()}. One that outlived
 * a killed Masthead is stopped by the next start on the same folder.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final DataFolderLock lock;
    private final DatabaseCluster cluster;
    private final DatabasePassword password;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(DataFolderLock lock, DatabaseCluster cluster, DatabasePassword password, int port) {
        this.lock = lock;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the database of a data folder, and makes both if need be. Returns when it takes connections.
     *
     * @throws EmbeddedDatabaseException when it cannot: the folder is in use or not writable, the disk is full, the
     *     machine unsuitable; the message says which
     */
    static EmbeddedDatabase start(Path dataFolder, Durability durability) {
        Path absolute = dataFolder.toAbsolutePath().normalize();
        try {
            Path folder =
                    Files.createDirectories(absolute.resolve("postgresql")).toRealPath();
            DataFolderLock lock = DataFolderLock.acquire(absolute);
            try {
                return start(folder, lock, durability);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (AccessDeniedException denied) {
            throw new EmbeddedDatabaseException(
                    """
                    The data folder %s cannot be used by user %s: no access to %s.
                    Make that user its owner, or choose another folder with MASTHEAD_DATA_DIR.""".formatted(absolute, System.getProperty("user.name"), denied.getFile()), denied);
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL cannot use the data folder %s: %s"
                            .formatted(absolute, failure.getMessage()),
                    failure);
        }
    }

    private static EmbeddedDatabase start(Path folder, DataFolderLock lock, Durability durability) throws IOException {
        PostgresPrograms programs =
                PostgresPrograms.in(PostgresArchive.forThisMachine().unpackBelow(folder));
        DatabaseCluster cluster = new DatabaseCluster(folder, programs, durability);
        Path passwordFile = folder.resolve("password");
        DatabasePassword password;
        if (cluster.exists()) {
            cluster.requireMajorVersion();
            password = DatabasePassword.read(passwordFile);
            cluster.stop();
        } else {
            password = DatabasePassword.create(passwordFile);
            cluster.create(password);
        }
        return new EmbeddedDatabase(lock, cluster, password, startOnFreePort(cluster, folder));
    }

    /** More than once, since another program may take the port between the look and the start. */
    private static int startOnFreePort(DatabaseCluster cluster, Path folder) throws IOException {
        String reason = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            Optional<String> problem = cluster.start(port);
            if (problem.isEmpty()) {
                return port;
            }
            reason = problem.get();
            if (!reason.contains("Address already in use")) {
                break;
            }
        }
        throw new EmbeddedDatabaseException("The embedded PostgreSQL in %s did not start:%n%s"
                .formatted(folder, PostgresPrograms.lastLines(reason)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DatabaseCluster.NAME);
    }

    String username() {
        return DatabaseCluster.NAME;
    }

    String password() {
        return password.value();
    }

    /** The same three, as Quarkus's properties. */
    Map<String, String> datasourceProperties() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", username(),
                "quarkus.datasource.password", password());
    }

    /** Stops the server and gives the folder back. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            cluster.stop();
        } catch (IOException failure) {
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL could not be stopped: " + failure.getMessage(), failure);
        }
    }
}
