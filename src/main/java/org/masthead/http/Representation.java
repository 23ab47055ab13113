package org.masthead.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.PagedAnswer;

/** Makes the bytes of an answer and names them by a strong ETag (RFC 9110 §8.8.3): the hash of what is sent. */
@Singleton
public final class Representation {

    private static final int HASH_BYTES = 16;

    private final ObjectMapper json;

    Representation(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON of an answer; of a list only the members that were asked for. */
    public byte[] bytes(Object answer) {
        try {
            return json.writeValueAsBytes(answer instanceof PagedAnswer paged ? chosen(paged) : answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object chosen(PagedAnswer answer) {
        ListQuery query = answer.listPage().query();
        if (query.fields().isEmpty() && query.include().equals(query.grammar().relations())) {
            return answer;
        }
        JsonNode tree = json.valueToTree(answer);
        JsonNode items = tree.isArray() ? tree : tree.path("items");
        StreamSupport.stream(items.spliterator(), false).forEach(item -> choose((ObjectNode) item, query));
        return tree;
    }

    private static void choose(ObjectNode item, ListQuery query) {
        List<String> names = StreamSupport.stream(((Iterable<String>) item::fieldNames).spliterator(), false)
                .toList();
        names.stream().filter(name -> !name.equals("id") && !query.shows(name)).forEach(item::remove);
    }

    /** The hash part of the ETag of these bytes. */
    public static String hash(byte[] bytes) {
        return text(sha256().digest(bytes));
    }

    /** The same hash of a file, which may be too large for the memory. */
    public static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return text(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
