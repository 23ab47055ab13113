package org.masthead.asset.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemType;
import org.masthead.testing.S3Mock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTest implements BlobStoreContract {

    private static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("access", "secret"));

    private static String bucket;

    @TempDir
    private Path scratch;

    private S3Settings settings;
    private S3Store store;

    @BeforeAll
    static void makeBucket() {
        bucket = S3Mock.get().newBucket();
    }

    @BeforeEach
    void makeStore() throws IOException {
        settings = settings(S3Mock.get().address(), bucket, KEYS);
        store = storeWithCopiesIn("copies");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static S3Settings settings(URI endpoint, String bucket, AwsCredentialsProvider keys) {
        return new S3Settings(bucket, Optional.of(endpoint), "us-east-1", "site/images/", true, keys);
    }

    private S3Store storeWithCopiesIn(String folder) throws IOException {
        return new S3Store(settings, copies(folder));
    }

    private FetchedFiles copies(String folder) throws IOException {
        return new FetchedFiles(scratch.resolve(folder), 100_000_000, Duration.ofSeconds(30));
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
    void anotherNodeSeesWhatIsKept() throws IOException {
        byte[] bytes = bytes(5_000);
        BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes));
        store.put(key, file(bytes));

        try (S3Store other = storeWithCopiesIn("others")) {
            assertThat(other.has(key)).isTrue();
            assertThat(other.file(key)).get().satisfies(kept -> assertThat(kept).hasBinaryContent(bytes));
        }
    }

    @Test
    void whatAnotherNodeDeletedIsNotThereThoughACopyIs() throws IOException {
        byte[] bytes = bytes(5_000);
        BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes));
        store.put(key, file(bytes));
        store.file(key);

        try (S3Store other = storeWithCopiesIn("others")) {
            other.delete(key.hash());
        }

        assertThat(store.has(key)).isFalse();
    }

    @Test
    void otherBytesThanWereKeptAreRefused() throws IOException {
        BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes(10)));
        try (S3Client client = settings.client()) {
            client.putObject(
                    put -> put.bucket(bucket).key("site/images/" + key.path()), RequestBody.fromString("spoiled"));
        }

        assertThatThrownBy(() -> store.file(key))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other bytes");
    }

    @Test
    void keysOfOthersAreNoHashes() throws IOException {
        String empty = S3Mock.get().newBucket();
        settings = settings(S3Mock.get().address(), empty, KEYS);
        try (S3Store own = storeWithCopiesIn("own");
                S3Client client = settings.client()) {
            byte[] bytes = bytes(10);
            String hash = BlobStoreContract.hash(bytes);
            own.put(BlobKey.original(hash), file(bytes));
            for (String other : List.of("readme", "site/images/notes.txt", "site/images/aa/bb/" + hash + "/original")) {
                client.putObject(put -> put.bucket(empty).key(other), RequestBody.fromString("x"));
            }

            List<String> told = new ArrayList<>();
            own.eachHash(told::add);

            assertThat(told).containsExactly(hash);
        }
    }

    @Test
    void aBucketThatIsNotThereIsNamed() throws IOException {
        byte[] bytes = bytes(10);
        settings = settings(S3Mock.get().address(), "no-such-bucket", KEYS);
        try (S3Store nowhere = storeWithCopiesIn("nowhere")) {
            BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes));
            Path file = file(bytes);

            assertThatThrownBy(() -> nowhere.put(key, file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("NoSuchBucket")
                    .hasMessageContaining("no-such-bucket");
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsAFailureThatSaysSo() throws IOException {
        settings = settings(URI.create("http://localhost:1"), bucket, KEYS);
        try (S3Store away = storeWithCopiesIn("away")) {
            BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes(10)));

            assertThatThrownBy(() -> away.file(key))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be reached")
                    .satisfies(
                            failure -> assertThat(Faults.read(failure).type()).isEqualTo(ProblemType.UNAVAILABLE));
        }
    }

    @Test
    void missingCredentialsAreAFailureThatSaysWhatToSet() throws IOException {
        settings = settings(S3Mock.get().address(), bucket, () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
        });
        try (S3Store anonymous = storeWithCopiesIn("anonymous")) {
            BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes(10)));

            assertThatThrownBy(() -> anonymous.has(key))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("masthead.assets.store.s3.access-key");
        }
    }

    @Test
    void copiesOfAnEarlierProcessAreDropped() throws IOException {
        byte[] bytes = bytes(100);
        BlobKey key = BlobKey.original(BlobStoreContract.hash(bytes));
        store.put(key, file(bytes));
        Path copy = store.file(key).orElseThrow();
        Path temporary = Files.write(store.temporaryFile(), bytes);

        copies("copies");

        assertThat(copy).doesNotExist();
        assertThat(temporary).doesNotExist();
    }
}
