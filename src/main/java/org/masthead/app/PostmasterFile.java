package org.masthead.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's note, {@code postmaster.pid}, that a server runs on a cluster. It outlives a killed server, and after a
 * restart of the machine or in another container its process id may be any other program's.
 *
 * @param file the note
 * @param process the id in its first line
 */
record PostmasterFile(Path file, long process) {

    /** Reads the note of a cluster; empty when there is none, or only half of one. */
    static Optional<PostmasterFile> of(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(
                    new PostmasterFile(file, Long.parseLong(lines.get(0).strip())));
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException absent) {
            return Optional.empty();
        }
    }

    /** The server that the note speaks of, if it still runs. */
    Optional<ProcessHandle> server() {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).filter(this::isPostgresOfThisCluster);
    }

    private boolean isPostgresOfThisCluster(ProcessHandle handle) {
        ProcessHandle.Info info = handle.info();
        boolean postgres = info.command()
                .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                .orElse(false);
        return postgres && worksIn(handle, info);
    }

    private boolean worksIn(ProcessHandle handle, ProcessHandle.Info info) {
        Path cluster = file.resolveSibling(".").normalize();
        try {
            // A postmaster's working folder is its cluster, wherever that has been moved to meanwhile.
            return Files.isSameFile(Path.of("/proc", String.valueOf(handle.pid()), "cwd"), cluster);
        } catch (IOException noSuchView) {
            // macOS shows the arguments instead; Windows neither, and then the name has to do.
            return info.arguments()
                    .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                    .orElse(true);
        }
    }
}
