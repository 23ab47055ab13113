package org.masthead.asset.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store does. */
interface BlobStoreContract {

    /** The store that is tested; it may have things in it that other tests have put there. */
    BlobStore store();

    /** Where a test may write. */
    Path scratch();

    @Test
    default void bytesComeBack() throws IOException {
        byte[] bytes = bytes(5_000);
        BlobKey key = BlobKey.original(hash(bytes));

        store().put(key, file(bytes));

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void bytesOfATemporaryFileComeBack() throws IOException {
        byte[] bytes = bytes(5_000);
        BlobKey key = BlobKey.original(hash(bytes));
        Path temporary = Files.write(store().temporaryFile(), bytes);

        store().put(key, temporary);

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void aFileThatIsNotTemporaryStays() throws IOException {
        byte[] bytes = bytes(100);
        Path file = file(bytes);

        store().put(BlobKey.original(hash(bytes)), file);

        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    default void theSameIsKeptTwice() throws IOException {
        byte[] bytes = bytes(100);
        BlobKey key = BlobKey.original(hash(bytes));

        store().put(key, file(bytes));
        store().put(key, file(bytes));

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void whatIsKeptCanBePutAgainFromWhereItIs() throws IOException {
        byte[] bytes = bytes(100);
        BlobKey key = BlobKey.original(hash(bytes));
        store().put(key, file(bytes));

        store().put(key, store().file(key).orElseThrow());

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void anEmptyFileComesBack() throws IOException {
        BlobKey key = BlobKey.variant(hash(bytes(10)), "empty.webp");

        store().put(key, file(new byte[0]));

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).isEmptyFile());
    }

    @Test
    default void aLargeFileComesBack() throws IOException {
        byte[] bytes = bytes(25_000_000);
        BlobKey key = BlobKey.original(hash(bytes));

        store().put(key, file(bytes));

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void whatWasNeverKeptIsNotThere() throws IOException {
        BlobKey key = BlobKey.original(hash(bytes(10)));

        assertThat(store().has(key)).isFalse();
        assertThat(store().file(key)).isEmpty();
        store().delete(key.hash());
    }

    @Test
    default void originalsAndVariantsAreToldApart() throws IOException {
        byte[] bytes = bytes(100);
        String hash = hash(bytes);

        store().put(BlobKey.original(hash), file(bytes));
        store().put(BlobKey.variant(hash, "10x0-inside-q80.webp"), file(bytes(20)));

        assertThat(store().has(BlobKey.original(hash))).isTrue();
        assertThat(store().has(BlobKey.variant(hash, "10x0-inside-q80.webp"))).isTrue();
        assertThat(store().has(BlobKey.variant(hash, "10x0-inside-q8"))).isFalse();
        assertThat(store().file(BlobKey.original(hash)))
                .get()
                .satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void deletingTakesTheVariantsAndLeavesOtherHashes() throws IOException {
        byte[] others = bytes(100);
        BlobKey other = BlobKey.original(hash(others));
        store().put(other, file(others));
        byte[] bytes = bytes(100);
        BlobKey original = BlobKey.original(hash(bytes));
        BlobKey variant = BlobKey.variant(original.hash(), "10x0.webp");
        store().put(original, file(bytes));
        store().put(variant, file(bytes(20)));

        store().delete(original.hash());

        assertThat(store().has(original)).isFalse();
        assertThat(store().has(variant)).isFalse();
        assertThat(store().file(original)).isEmpty();
        assertThat(store().file(variant)).isEmpty();
        assertThat(store().file(other)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(others));
    }

    @Test
    default void whatWasDeletedIsKeptAgain() throws IOException {
        byte[] bytes = bytes(100);
        BlobKey key = BlobKey.original(hash(bytes));
        store().put(key, file(bytes));
        store().delete(key.hash());

        store().put(key, file(bytes));

        assertThat(store().file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
    }

    @Test
    default void hashesAreToldOnceEach() throws IOException {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] bytes = bytes(50);
            kept.add(hash(bytes));
            store().put(BlobKey.original(hash(bytes)), file(bytes));
            store().put(BlobKey.variant(hash(bytes), "10x0.webp"), file(bytes(20)));
            store().put(BlobKey.variant(hash(bytes), "20x0.webp"), file(bytes(20)));
        }
        Files.write(store().temporaryFile(), bytes(10));

        List<String> told = new ArrayList<>();
        store().eachHash(told::add);

        assertThat(told).doesNotHaveDuplicates().containsAll(kept).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    default void nothingIsSeenOfAPutThatFails() throws IOException {
        byte[] bytes = bytes(100);
        BlobKey key = BlobKey.original(hash(bytes));

        assertThatThrownBy(() -> store().put(key, scratch().resolve("missing"))).isInstanceOf(IOException.class);

        assertThat(store().has(key)).isFalse();
        assertThat(store().file(key)).isEmpty();
    }

    @Test
    default void manyPutAndReadAtOnce() throws Exception {
        byte[] shared = bytes(300_000);
        BlobKey sharedKey = BlobKey.original(hash(shared));
        store().put(sharedKey, file(shared));

        List<Boolean> same = atOnce(16, () -> {
            byte[] own = bytes(100_000);
            BlobKey key = BlobKey.original(hash(own));
            store().put(key, file(own));
            return Arrays.equals(own, Files.readAllBytes(store().file(key).orElseThrow()))
                    && Arrays.equals(
                            shared, Files.readAllBytes(store().file(sharedKey).orElseThrow()));
        });

        assertThat(same).hasSize(16).containsOnly(true);
    }

    @Test
    default void oldTemporaryFilesAreDropped() throws IOException {
        Instant now = Instant.parse("2030-01-01T12:00:00Z");
        Path old = Files.write(store().temporaryFile(), bytes(10));
        Path young = Files.write(store().temporaryFile(), bytes(10));
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(1)));
        Files.setLastModifiedTime(young, FileTime.from(now));

        store().sweepTemporary(now);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    /** Bytes that no other test has. */
    default byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }

    default Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(scratch(), "file", null), bytes);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(task));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            executor.shutdownNow();
        }
    }
}
