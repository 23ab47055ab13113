package org.masthead.asset.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps bytes in a bucket of an S3-compatible store, one object for each name, and copies of what it was asked for on this
 * machine. A call ends within 30 s.
 */
final class S3Store implements BlobStore, AutoCloseable {

    private static final int HASH_LENGTH = 64;

    /** Folders above a hash's own, with their slashes: {@code ab/cd/}. */
    private static final int ABOVE_HASH = 6;

    private final S3Settings settings;
    private final FetchedFiles copies;
    private final S3Client client;

    S3Store(S3Settings settings, FetchedFiles copies) {
        this.settings = settings;
        this.copies = copies;
        this.client = settings.client();
    }

    @Override
    public void put(BlobKey key, Path file) throws IOException {
        // The SDK would tell of a missing file as of a store that cannot be reached.
        Files.size(file);
        try {
            client.putObject(put -> put.bucket(settings.bucket()).key(objectKey(key)), RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw S3Failure.of(e, settings.bucket());
        }
        if (copies.temporary().contains(file)) {
            copies.adopt(key, file);
        }
    }

    @Override
    public Optional<Path> file(BlobKey key) throws IOException {
        return copies.file(key, this::fetch);
    }

    private boolean fetch(BlobKey key, Path into) throws IOException {
        try {
            client.getObject(
                    get -> get.bucket(settings.bucket()).key(objectKey(key)), ResponseTransformer.toFile(into));
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw S3Failure.of(e, settings.bucket());
        }
        if (key.variant() == null && !hash(into).equals(key.hash())) {
            throw new IOException("What the S3 store has as " + objectKey(key) + " are other bytes than were kept.");
        }
        return true;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks the store and not the copies: another node may have deleted what this one has a copy of. */
    @Override
    public boolean has(BlobKey key) throws IOException {
        try {
            client.headObject(head -> head.bucket(settings.bucket()).key(objectKey(key)));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw S3Failure.of(e, settings.bucket());
        }
    }

    /** One object after the other: what deletes many at once is what compatible stores differ in. */
    @Override
    public void delete(String hash) throws IOException {
        String prefix = settings.prefix() + BlobKey.folder(hash) + "/";
        try {
            for (S3Object object : objects(prefix)) {
                client.deleteObject(delete -> delete.bucket(settings.bucket()).key(object.key()));
            }
        } catch (SdkException e) {
            throw S3Failure.of(e, settings.bucket());
        } finally {
            copies.forget(hash);
        }
    }

    /** The store tells keys in their order, so those of one hash together. */
    @Override
    public void eachHash(Consumer<String> hashes) throws IOException {
        String last = "";
        try {
            for (S3Object object : objects(settings.prefix())) {
                String hash = hashOf(object.key());
                if (!hash.isEmpty() && !hash.equals(last)) {
                    hashes.accept(hash);
                    last = hash;
                }
            }
        } catch (SdkException e) {
            throw S3Failure.of(e, settings.bucket());
        }
    }

    /** Page by page, as they are read. */
    private Iterable<S3Object> objects(String prefix) {
        return client.listObjectsV2Paginator(
                        list -> list.bucket(settings.bucket()).prefix(prefix))
                .contents();
    }

    /** The hash in a key; empty where the key is none of this store's. */
    private String hashOf(String key) {
        int start = settings.prefix().length() + ABOVE_HASH;
        if (key.length() <= start + HASH_LENGTH) {
            return "";
        }
        String hash = key.substring(start, start + HASH_LENGTH);
        return BlobKey.isHash(hash) && key.startsWith(settings.prefix() + BlobKey.folder(hash) + "/") ? hash : "";
    }

    private String objectKey(BlobKey key) {
        return settings.prefix() + key.path();
    }

    @Override
    public Path temporaryFile() throws IOException {
        return copies.temporary().newFile();
    }

    @Override
    public void sweepTemporary(Instant olderThan) throws IOException {
        copies.temporary().sweep(olderThan);
    }

    @Override
    public void close() {
        client.close();
    }
}
