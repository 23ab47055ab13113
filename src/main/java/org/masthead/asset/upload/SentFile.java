package org.masthead.asset.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.http.idempotency.HashedBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * A file that was sent, on the server's disk until its request ends.
 *
 * @param hash SHA-256 of its bytes, in hexadecimal
 * @param claimed the media type its sender says it has, where he says one of an image
 * @param filename its name at the sender's
 */
record SentFile(
        Path path,
        String hash,
        Optional<String> claimed,
        @Nullable String filename) implements HashedBody {

    private static final Pattern IMAGE = Pattern.compile("image/[^;\\s*]+");

    /** What browsers and tools of some age call types. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "image/jpg",
            "image/jpeg",
            "image/pjpeg",
            "image/jpeg",
            "image/x-png",
            "image/png",
            "image/apng",
            "image/png");

    /** Says what of a file has come; more is refused. */
    static final String TOO_LARGE = "An image has at most " + ImageFacts.MAX_BYTES + " bytes (25 MB).";

    /**
     * A file that is on the disk already.
     *
     * @throws ProblemException BODY_TOO_LARGE
     */
    static SentFile of(Path path, @Nullable String filename, @Nullable String contentType) {
        try {
            if (Files.size(path) > ImageFacts.MAX_BYTES) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE, TOO_LARGE);
            }
            try (DigestInputStream bytes = digesting(Files.newInputStream(path))) {
                bytes.transferTo(OutputStream.nullOutputStream());
                return new SentFile(path, hash(bytes), claimed(contentType), filename);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that comes in now, and is written to a path.
     *
     * @throws ProblemException BODY_TOO_LARGE
     */
    static SentFile receive(InputStream body, Path path, @Nullable String contentType) throws IOException {
        try (DigestInputStream bytes = digesting(body);
                OutputStream file = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > ImageFacts.MAX_BYTES) {
                    throw new ProblemException(ProblemType.BODY_TOO_LARGE, TOO_LARGE);
                }
                file.write(buffer, 0, read);
            }
            return new SentFile(path, hash(bytes), claimed(contentType), null);
        }
    }

    private static Optional<String> claimed(@Nullable String contentType) {
        Matcher type = IMAGE.matcher(contentType == null ? "" : contentType.toLowerCase(Locale.ROOT));
        return type.lookingAt() ? Optional.of(OTHER_NAMES.getOrDefault(type.group(), type.group())) : Optional.empty();
    }

    private static DigestInputStream digesting(InputStream bytes) {
        try {
            return new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(DigestInputStream bytes) {
        return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    }

    @Override
    public String bodyHash() {
        return hash;
    }
}
