package org.masthead.app.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Negotiation;
import org.masthead.http.TextDocument;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The committed document, in YAML or, with {@code format=json} or an {@code Accept} that prefers it, in JSON. Read when it
 * is first asked for: no start waits for it.
 */
@Path("/openapi")
public class OpenApiResource {

    private static final String FILE = "openapi/openapi.yaml";
    private static final MediaType YAML = new MediaType("application", "yaml");
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;
    private static final Map<String, MediaType> FORMATS = Map.of("yaml", YAML, "json", JSON);

    private final ObjectMapper mapper;
    private volatile @Nullable TextDocument yaml;
    private volatile @Nullable TextDocument json;

    OpenApiResource(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<TextDocument> document(
            @QueryParam("format") @Nullable String format, @Context HttpHeaders headers) {
        MediaType type = format == null
                ? Negotiation.choose(headers.getAcceptableMediaTypes(), List.of(YAML, JSON))
                        .orElse(YAML)
                : named(format);
        return ResponseBuilder.ok(type.equals(JSON) ? json() : yaml(), type.withCharset("UTF-8"))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static MediaType named(String format) {
        @Nullable MediaType type = FORMATS.get(format.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw ProblemException.of(
                    ProblemType.UNKNOWN_PARAMETER,
                    List.of(new Violation("format", "value", "`format` must be one of json, yaml")));
        }
        return type;
    }

    /** Of several who ask first, one reads it. */
    private synchronized TextDocument yaml() {
        if (yaml == null) {
            yaml = new TextDocument(1, packaged());
        }
        return yaml;
    }

    private synchronized TextDocument json() {
        if (json == null) {
            json = new TextDocument(1, inJson(yaml().bytes()));
        }
        return json;
    }

    private byte[] inJson(byte[] document) {
        try {
            Load load = new Load(LoadSettings.builder().setUseMarks(false).build());
            return mapper.writeValueAsBytes(load.loadFromString(new String(document, UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packaged() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not packaged");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
