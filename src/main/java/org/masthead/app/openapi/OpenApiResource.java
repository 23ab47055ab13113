package org.masthead.app.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The committed document, in YAML or, with {@code format=json} or an {@code Accept} that names it, in JSON. Read when it is
 * first asked for: no start waits for it.
 */
@Path("/openapi")
public class OpenApiResource {

    private static final String FILE = "openapi/openapi.yaml";
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    private final ObjectMapper mapper;
    private volatile byte @Nullable [] yaml;
    private volatile byte @Nullable [] json;

    OpenApiResource(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> document(
            @QueryParam("format") @Nullable String format, @HeaderParam("Accept") @Nullable String accept) {
        boolean isJson = format == null ? accept != null && accept.contains(JSON) : isJson(format);
        return ResponseBuilder.ok(isJson ? json() : yaml(), (isJson ? JSON : YAML) + ";charset=UTF-8")
                .build();
    }

    private static boolean isJson(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> true;
            case "yaml" -> false;
            default ->
                throw ProblemException.of(
                        ProblemType.UNKNOWN_PARAMETER,
                        List.of(new Violation("format", "type", "`format` is one of json, yaml")));
        };
    }

    /** Several who ask first may each read it. */
    private byte[] yaml() {
        byte @Nullable [] known = yaml;
        if (known == null) {
            known = packaged();
            yaml = known;
        }
        return known;
    }

    private byte[] json() {
        byte @Nullable [] known = json;
        if (known == null) {
            known = inJson(yaml());
            json = known;
        }
        return known;
    }

    private byte[] inJson(byte[] document) {
        try {
            Load load = new Load(LoadSettings.builder().build());
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
