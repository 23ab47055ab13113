package org.masthead.http.idempotency;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Representation;
import org.masthead.http.json.JsonBody;
import org.masthead.http.json.OptionalJsonBody;

/** What tells two requests with one key apart. */
final class RequestHash {

    /** Never hashed: whoever reads the table could guess a password by a hash as fast as this one. */
    private static final String PASSWORD = "password";

    private RequestHash() {}

    /**
     * The hash of a request's query and body.
     *
     * @param parameters of the resource method: the body among them, read or still in a file
     */
    static String of(RoutingContext request, Object[] parameters) {
        String bodies = Arrays.stream(parameters).map(RequestHash::bodyHash).collect(Collectors.joining());
        String query =
                request.request().query() == null ? "" : request.request().query();
        return Representation.hash((query + "\n" + bodies).getBytes(StandardCharsets.UTF_8));
    }

    private static String bodyHash(@Nullable Object parameter) {
        if (parameter instanceof JsonBody body) {
            return body.textWithout(PASSWORD)
                    .map(text -> Representation.hash(text.getBytes(StandardCharsets.UTF_8)))
                    .orElse(body.hash());
        }
        if (parameter instanceof OptionalJsonBody optional) {
            return optional.json().hash();
        }
        if (parameter instanceof HashedBody body) {
            return body.bodyHash();
        }
        if (parameter instanceof FileUpload file) {
            return fileHash(file.uploadedFile());
        }
        return parameter instanceof MultipartFormDataInput form ? formHash(form) : "";
    }

    /** Of the names and contents of a form's parts, in whatever order those of several names were sent. */
    private static String formHash(MultipartFormDataInput form) {
        StringBuilder parts = new StringBuilder();
        new TreeMap<>(form.getValues())
                .forEach((name, values) -> values.forEach(part -> {
                    String content = part.isFileItem()
                            ? fileHash(part.getFileItem().getFile())
                            : Representation.hash(part.getValue().getBytes(StandardCharsets.UTF_8));
                    parts.append(name)
                            .append('\n')
                            .append(part.getFileName())
                            .append('\n')
                            .append(content)
                            .append('\n');
                }));
        return Representation.hash(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String fileHash(Path file) {
        try {
            return Representation.hash(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
