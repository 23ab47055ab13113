package org.masthead.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** Reads a request's body as {@link JsonBody}: strict UTF-8 (RFC 8259 §8.1), an object, no NUL, no lone surrogate. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** Media type of RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** Bytes a JSON body may have: 2 MB of text, each character escaped, and room. */
    public static final int MAX_BYTES = 13 * 1024 * 1024;

    private final RecordBinder binder;
    private final ObjectMapper json;
    private final RoutingContext request;

    JsonBodyReader(RecordBinder binder, ObjectMapper json, RoutingContext request) {
        this.binder = binder;
        this.json = json;
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = bytes(body);
        boolean mergePatch = HttpMethod.PATCH.equals(request.request().method());
        return new JsonBody(object(bytes), hash(bytes), mergePatch, binder, json);
    }

    /** The body of an action that needs none: nothing sent is an object without members. */
    OptionalJsonBody optional(InputStream body) throws IOException {
        byte[] bytes = bytes(body);
        ObjectNode members = bytes.length == 0 ? StrictJson.READER.createObjectNode() : object(bytes);
        return new OptionalJsonBody(new JsonBody(members, hash(bytes), false, binder, json));
    }

    private static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_LARGE, "A JSON body has at most " + MAX_BYTES + " bytes here.");
        }
        return bytes;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode object(byte[] bytes) {
        JsonNode root;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            root = StrictJson.READER.readTree(text);
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not UTF-8.");
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body holds a number out of all range.");
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not JSON" + place(e) + ".");
        }
        if (!(root instanceof ObjectNode members)) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body must be a JSON object.");
        }
        checkText(members, "");
        return members;
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ": line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** PostgreSQL keeps no NUL, and UTF-8 has no lone surrogates: such text could not be given back as sent. */
    private static void checkText(JsonNode node, String path) {
        if (node.isTextual()) {
            checkText(node.textValue(), path);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                checkText(member.getKey(), path);
                checkText(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey());
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                checkText(node.get(i), path + "[" + i + "]");
            }
        }
    }

    private static void checkText(String text, String path) {
        boolean bad = text.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (bad) {
            String message = "`" + path + "` holds a NUL character or half of a surrogate pair";
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED, List.of(new Violation(path, "characters", message)));
        }
    }
}
