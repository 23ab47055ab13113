package org.masthead.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs for this machine, packed: a {@code .txz} resource of the class path, one for each operating
 * system and processor.
 */
final class PostgresArchive {

    private final URL resource;

    private PostgresArchive(URL resource) {
        this.resource = resource;
    }

    /**
     * Finds the archive for this machine.
     *
     * @throws EmbeddedDatabaseException when there is none
     */
    static PostgresArchive forThisMachine() {
        String name = "postgres-%s-%s.txz".formatted(system(), processor());
        @Nullable URL resource = PostgresArchive.class.getClassLoader().getResource(name);
        if (resource == null) {
            throw new EmbeddedDatabaseException(
                    """
                    There is no embedded PostgreSQL for this machine (%s, %s).
                    Use one of your own: set QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD.""".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return new PostgresArchive(resource);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        // Alpine has another C library, and programs of their own for it.
        return Files.exists(Path.of("/etc/alpine-release")) ? processor + "-alpine_linux" : processor;
    }

    /**
     * Unpacks the archive below a folder, unless it has been there before; what other versions left is deleted.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    Path unpackBelow(Path parent) throws IOException {
        Path target = parent.resolve("programs-" + checksum());
        if (Files.notExists(target)) {
            deleteOtherVersions(parent);
            // Moved into place when complete, so that an interrupted start leaves nothing that looks whole.
            Path unfinished = parent.resolve("programs-unfinished");
            unpackInto(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    private String checksum() throws IOException {
        try (CheckedInputStream bytes = new CheckedInputStream(resource.openStream(), new CRC32())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return "%08x".formatted(bytes.getChecksum().getValue());
        }
    }

    private static void deleteOtherVersions(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, "programs-*")) {
            for (Path folder : folders) {
                new FileTree(folder).delete();
            }
        }
    }

    private void unpackInto(Path folder) throws IOException {
        Files.createDirectory(folder);
        try (InputStream packed = new BufferedInputStream(resource.openStream());
                TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(entry, archive, entry.resolveIn(folder));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, true)) {
                throw new IOException("Cannot make " + target + " executable");
            }
        }
    }
}
