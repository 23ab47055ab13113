package org.masthead.app.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.jspecify.annotations.Nullable;

/** Examples that are files: {@code openapi/examples/{operationId}.request.json} and {@code .response.json}. */
final class ExampleFiles {

    private final ObjectMapper json;

    ExampleFiles(ObjectMapper json) {
        this.json = json;
    }

    /** Gives each media type that has a file its example, unless it has one. */
    void attach(@Nullable Content content, String operationId, String side) {
        if (content == null || content.getMediaTypes() == null) {
            return;
        }
        content.getMediaTypes().forEach((name, media) -> {
            if (media.getExample() == null && media.getExamples() == null) {
                find(operationId + "." + side, name).ifPresent(media::setExample);
            }
        });
    }

    private Optional<Object> find(String name, String mediaType) {
        if (mediaType.endsWith("/json") || mediaType.endsWith("+json")) {
            return read(name + ".json").map(this::parsed);
        }
        return mediaType.startsWith("text/markdown")
                ? read(name + ".md").map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi/examples/" + name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object parsed(byte[] bytes) {
        try {
            return json.readValue(bytes, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
