package org.masthead.asset.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest implements BlobStoreContract {

    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    private BlobStore store;

    @BeforeEach
    void makeStore() {
        store = new FolderStore(folder.resolve("assets"));
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Test
    void aTemporaryFileIsTakenOver() throws IOException {
        byte[] bytes = bytes(100);
        Path temporary = Files.write(store.temporaryFile(), bytes);

        store.put(BlobKey.original(BlobStoreContract.hash(bytes)), temporary);

        assertThat(temporary).doesNotExist();
    }

    @Test
    void aPutLeavesNoTemporaryFile() throws IOException {
        byte[] bytes = bytes(100);

        store.put(BlobKey.original(BlobStoreContract.hash(bytes)), file(bytes));

        assertThat(folder.resolve("assets/tmp")).isEmptyDirectory();
    }

    @Test
    void nothingIsToldWhereNothingWasEverKept() throws IOException {
        List<String> told = new ArrayList<>();

        store.eachHash(told::add);

        assertThat(told).isEmpty();
    }

    @Test
    void filesOfOthersAreNoHashes() throws IOException {
        byte[] bytes = bytes(100);
        String hash = BlobStoreContract.hash(bytes);
        store.put(BlobKey.original(hash), file(bytes));
        Files.createDirectories(folder.resolve("assets/lost+found/ab/ab"));
        Files.write(folder.resolve("assets/ff"), bytes);
        Files.write(folder.resolve("assets").resolve(hash.substring(0, 2)).resolve(".DS_Store"), bytes);

        List<String> told = new ArrayList<>();
        store.eachHash(told::add);

        assertThat(told).containsExactly(hash);
    }

    @Test
    void ofOneNameThatManyPutAndDeleteReadersSeeAllOrNothing() throws Exception {
        byte[] bytes = bytes(2_000_000);
        BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes));
        Path file = file(bytes);

        List<Boolean> whole = BlobStoreContract.atOnce(8, () -> {
            store.put(key, file);
            boolean isWhole = store.file(key).map(FolderStoreTest::size).orElse(2_000_000L) == 2_000_000;
            store.delete(key.hash());
            return isWhole;
        });

        assertThat(whole).hasSize(8).containsOnly(true);
    }

    /** A file that is deleted meanwhile counts as none. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 2_000_000L;
        }
    }

    /** Needs a user who may mount; others skip it. */
    @Test
    void aFullDiskIsToldAndKeepsNothingOfWhatHadNoRoom() throws Exception {
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "masthead-test", disk.toString()));
        try {
            BlobStore small = new FolderStore(disk.resolve("assets"));
            byte[] fits = bytes(100_000);
            BlobKey kept = BlobKey.original(BlobStoreContract.hash(fits));
            small.put(kept, file(fits));
            byte[] bytes = bytes(2_000_000);
            BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes));
            Path file = file(bytes);

            assertThatThrownBy(() -> small.put(key, file)).isInstanceOf(StoreFullException.class);

            assertThat(small.file(key)).isEmpty();
            assertThat(small.file(kept))
                    .get()
                    .satisfies(path -> assertThat(path).hasBinaryContent(fits));
            assertThat(filesBelow(disk)).hasSize(1);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Whether a program could be run, and ended well. */
    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
