package org.masthead.asset.upload;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageFacts;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Reads a body that is an image into a file, which goes when the request ends. */
@Provider
@Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
public final class SentFileReader implements MessageBodyReader<SentFile> {

    private final TemporaryFiles files;
    private final RoutingContext request;

    SentFileReader(TemporaryFiles files, RoutingContext request) {
        this.files = files;
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SentFile.class;
    }

    @Override
    public SentFile readFrom(
            Class<SentFile> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        checkLength(headers.getFirst(HttpHeaders.CONTENT_LENGTH));
        Path path = files.ofRequest(request);
        try {
            return SentFile.receive(body, path, mediaType.toString());
        } catch (IOException | RuntimeException failure) {
            // Of a request whose connection is gone the end may have been told already.
            files.delete(path);
            throw failure;
        }
    }

    /** What is too long by its own word is not read. */
    private static void checkLength(@Nullable String length) {
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > ImageFacts.MAX_BYTES) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE, SentFile.TOO_LARGE);
        }
    }
}
