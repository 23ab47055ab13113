package org.masthead.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.masthead.http.Conflict;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.Problem;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.slug.Successor;

/** The answers that refuse, one for each status, with an example; and which of them an operation has. */
final class SharedProblems {

    private static final String BASE = "http://localhost:8080";

    /** Names of the shared answers, by status. */
    private static final Map<Integer, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(400, "MalformedRequest");
        NAMES.put(401, "Unauthenticated");
        NAMES.put(403, "Forbidden");
        NAMES.put(404, "NotFound");
        NAMES.put(406, "NotAcceptable");
        NAMES.put(409, "Conflict");
        NAMES.put(412, "StaleVersion");
        NAMES.put(413, "BodyTooLarge");
        NAMES.put(415, "UnsupportedMediaType");
        NAMES.put(422, "ValidationFailed");
        NAMES.put(429, "TooManyRequests");
        NAMES.put(503, "Unavailable");
        NAMES.put(507, "StoreFull");
    }

    private final ObjectMapper json;

    SharedProblems(ObjectMapper json) {
        this.json = json;
    }

    void addTo(Components components) {
        NAMES.forEach((status, name) -> components.addResponse(name, answer(status)));
    }

    static APIResponse reference(int status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + NAMES.get(status));
    }

    /** The statuses of the refusals that an operation may meet. */
    static TreeSet<Integer> of(DocumentedOperation operation) {
        TreeSet<Integer> statuses = new TreeSet<>(List.of(406, 429, 503));
        if (operation.hasBody()) {
            statuses.addAll(List.of(400, 413, 415, 422));
        }
        if (operation.takesImages()) {
            statuses.add(507);
        }
        if (operation.has(Successor.REASSIGN_TO)) {
            statuses.add(422);
        }
        if (!operation.parameters().isEmpty() || operation.grammar().isPresent()) {
            statuses.add(400);
        }
        if (operation.needsToken() || operation.isAuth()) {
            statuses.add(401);
        }
        if (operation.isAdmin()) {
            statuses.add(403);
        }
        if (operation.hasPathParameter()) {
            statuses.add(404);
        }
        if (!operation.isRead() && !operation.isAuth()) {
            statuses.add(409);
        }
        if (operation.has("If-Match")) {
            statuses.add(412);
        }
        return statuses;
    }

    private APIResponse answer(int status) {
        ProblemException problem = problem(status);
        APIResponse answer = OASFactory.createAPIResponse()
                .description(problem.type().title() + ".")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(status == 412 ? stale() : anyProblem())
                                        .example(example(problem))));
        SharedHeaders.add(answer, SharedHeaders.REQUEST_ID);
        switch (status) {
            case 401 -> SharedHeaders.add(answer, SharedHeaders.AUTHENTICATE);
            case 429, 503 -> SharedHeaders.add(answer, SharedHeaders.RETRY_AFTER);
            default -> {
                // no header of its own
            }
        }
        return answer;
    }

    private static Schema anyProblem() {
        return OASFactory.createSchema().ref("#/components/schemas/Problem");
    }

    /** A problem with the record as it is, and where the write and the record differ. */
    private static Schema stale() {
        Schema conflict = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A field in which they differ; base is null where it is not known what the client read.")
                .addProperty("field", OASFactory.createSchema().addType(SchemaType.STRING))
                .addProperty("base", OASFactory.createSchema())
                .addProperty("theirs", OASFactory.createSchema())
                .addProperty("yours", OASFactory.createSchema())
                .addProperty("mergeable", OASFactory.createSchema().addType(SchemaType.BOOLEAN));
        Schema conflicts = OASFactory.createSchema().addType(SchemaType.ARRAY).items(conflict);
        return OASFactory.createSchema()
                .addAllOf(anyProblem())
                .addProperty(
                        "current",
                        OASFactory.createSchema().addType(SchemaType.OBJECT).description("The record as it is by now."))
                .addProperty("conflicts", conflicts);
    }

    private Map<?, ?> example(ProblemException problem) {
        Map<String, String> errors = new LinkedHashMap<>();
        problem.violations().forEach(v -> errors.put(v.field(), v.message()));
        return json.convertValue(
                new Problem(
                        URI.create(BASE + "/problems/" + problem.type().slug()),
                        problem.type().title(),
                        problem.type().status(),
                        problem.detail(),
                        "/api/v1/posts",
                        problem.detail(),
                        errors,
                        problem.violations(),
                        problem.members()),
                Map.class);
    }

    private static ProblemException problem(int status) {
        return switch (status) {
            case 400 ->
                ProblemException.of(
                        ProblemType.UNKNOWN_PARAMETER,
                        List.of(new Violation(
                                "tga", "unknown-parameter", "unknown parameter `tga`; did you mean `tag`?")));
            case 409 -> ProblemException.of(ProblemType.SLUG_TAKEN, "slug", "The slug `go` is taken; `go-2` is free.");
            case 412 ->
                Conflict.refusal(
                        4,
                        Map.of("title", "Theirs"),
                        List.of(new Conflict("title", text("Base"), text("Theirs"), text("Yours"), false)));
            case 422 ->
                ProblemException.of(
                        ProblemType.VALIDATION_FAILED,
                        List.of(new Violation("name", "required", "`name` must not be empty")));
            case 429 ->
                new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many requests; try again in a minute.");
            case 507 ->
                new ProblemException(ProblemType.STORE_FULL, "There is no room for the image; nothing of it was kept.");
            default -> Faults.ofStatus(status);
        };
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
