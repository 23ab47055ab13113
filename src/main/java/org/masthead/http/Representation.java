package org.masthead.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.ChosenMembers;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.PagedAnswer;

/** Makes the bytes of an answer and names them by a strong ETag (RFC 9110 §8.8.3), made of what is sent. */
@Singleton
public final class Representation {

    private static final int HASH_BYTES = 16;
    private static final int WORTH_PACKING = 1_024;

    /**
     * What an answer was made of, for who keeps it: noted in the request once the answer is made.
     *
     * @param answer the record
     * @param bytes of it, not packed
     * @param checksum of them
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    public record Prepared(Object answer, byte[] bytes, String checksum) {

        /** That of the request's answer; empty for one that the conventions do not shape. */
        public static Optional<Prepared> of(ContainerRequestContext request) {
            return Optional.ofNullable((Prepared) request.getProperty(Prepared.class.getName()));
        }

        void noteIn(ContainerRequestContext request) {
            request.setProperty(Prepared.class.getName(), this);
        }

        /** The strong ETag of the bytes as they are sent. */
        public String tag(boolean packed) {
            return "\"" + checksum + (packed ? "-gzip" : "") + "\"";
        }
    }

    private final ObjectMapper json;

    Representation(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON of an answer; of a list only the members that were asked for. */
    public byte[] bytes(Object answer) {
        try {
            return answer instanceof PagedAnswer paged
                            && choosesMembers(paged.listPage().query())
                    ? chosen(paged)
                    : json.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean choosesMembers(ListQuery query) {
        return !query.fields().isEmpty()
                || !query.include().equals(query.grammar().relations());
    }

    private byte[] chosen(PagedAnswer answer) throws IOException {
        ListQuery query = answer.listPage().query();
        ChosenMembers members = new ChosenMembers(name -> name.equals("id") || query.shows(name));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator all = json.createGenerator(bytes);
                JsonGenerator some = new FilteringGeneratorDelegate(
                        all, members, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            json.writeValue(some, answer);
        }
        return bytes.toByteArray();
    }

    /**
     * What names these bytes in an ETag: their length, CRC-32 and CRC-32C, which the JVM has the processor compute from the
     * first call on. That is no defence against one who wants two texts of the same name: an editor who does is told to readers as
     * "not modified".
     */
    public static String checksum(byte[] bytes) {
        Checksum ieee = new CRC32();
        Checksum castagnoli = new CRC32C();
        ieee.update(bytes);
        castagnoli.update(bytes);
        ByteBuffer sums = ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(bytes.length)
                .putInt((int) ieee.getValue())
                .putInt((int) castagnoli.getValue());
        return Base64.getUrlEncoder().encodeToString(sums.array());
    }

    /** A hash of these bytes: SHA-256, cut to 128 bits. */
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

    /** Whether so many bytes are sent packed to those who take that. */
    public static boolean isWorthPacking(int length) {
        return length > WORTH_PACKING;
    }

    /** Whether an {@code Accept-Encoding} takes gzip (RFC 9110 §12.5.3). */
    public static boolean acceptsGzip(@Nullable String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("gzip")
                                || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
    }

    /** Whether an {@code If-None-Match} names this tag: a weak comparison, as RFC 9110 §13.1.2 asks for reads. */
    public static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        List<String> tags = Arrays.stream(ifNoneMatch.split(",", -1))
                .map(String::trim)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .toList();
        return tags.contains("*") || tags.contains(tag);
    }

    /** The same bytes, packed (RFC 1952). */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
