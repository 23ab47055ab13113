package org.masthead.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The password of the embedded database: 192 random bits in a file that only its owner may read.
 *
 * @param value letters, digits, {@code -} and {@code _}
 */
record DatabasePassword(String value) {

    private static final int RANDOM_BYTES = 24;

    /**
     * Reads the password of an existing cluster.
     *
     * @throws EmbeddedDatabaseException when the file is gone
     */
    static DatabasePassword read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new EmbeddedDatabaseException(
                    "The password of the embedded database is missing: restore the file %s.".formatted(file));
        }
        return new DatabasePassword(Files.readString(file).strip());
    }

    /** Makes up a new password and keeps it. */
    static DatabasePassword create(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        DatabasePassword password =
                new DatabasePassword(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Path unfinished = file.resolveSibling(file.getFileName() + "-unfinished");
        Files.deleteIfExists(unfinished);
        try (var channel = Files.newByteChannel(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwnerOnly())) {
            channel.write(StandardCharsets.US_ASCII.encode(password.value()));
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Hides the value from logs. */
    @Override
    public String toString() {
        return "DatabasePassword[hidden]";
    }
}
