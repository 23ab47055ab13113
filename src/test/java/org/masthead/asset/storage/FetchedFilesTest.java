package org.masthead.asset.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedFilesTest {

    @TempDir
    private Path folder;

    private final AtomicInteger fetches = new AtomicInteger();

    private static BlobKey key(int number) {
        return BlobKey.original("%064x".formatted(number));
    }

    private boolean fetch(BlobKey key, Path into) throws IOException {
        fetches.incrementAndGet();
        Files.write(into, new byte[1_000]);
        return true;
    }

    @Test
    void whatManyAskForAtOnceIsFetchedOnce() throws Exception {
        FetchedFiles copies = new FetchedFiles(folder, 10_000, Duration.ofSeconds(30));
        CountDownLatch asking = new CountDownLatch(8);
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<Optional<Path>>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(executor.submit(() -> {
                    asking.countDown();
                    asking.await();
                    return copies.file(key(1), this::fetch);
                }));
            }

            for (Future<Optional<Path>> one : asked) {
                assertThat(one.get()).get().satisfies(copy -> assertThat(copy).hasSize(1_000));
            }
            assertThat(fetches).hasValue(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void copiesAreDroppedWhenThereAreTooManyBytes() throws Exception {
        FetchedFiles copies = new FetchedFiles(folder, 10_000, Duration.ZERO);

        for (int i = 0; i < 100; i++) {
            copies.file(key(i), this::fetch);
        }

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (bytesKept() > 10_000 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(bytesKept()).isPositive().isLessThanOrEqualTo(10_000);
    }

    @Test
    void aFailureIsNotRememberedAndLeavesNothing() throws IOException {
        FetchedFiles copies = new FetchedFiles(folder, 10_000, Duration.ofSeconds(30));

        assertThatThrownBy(() -> copies.file(key(1), (key, into) -> {
                    Files.write(into, new byte[10]);
                    throw new IOException("away");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("away");

        assertThat(bytesKept()).isZero();
        assertThat(copies.file(key(1), this::fetch)).isPresent();
    }

    @Test
    void whatIsNotThereIsAskedForAgain() throws IOException {
        FetchedFiles copies = new FetchedFiles(folder, 10_000, Duration.ofSeconds(30));

        assertThat(copies.file(key(1), (key, into) -> false)).isEmpty();

        assertThat(copies.file(key(1), this::fetch)).isPresent();
    }

    private long bytesKept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }
}
