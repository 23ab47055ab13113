package org.masthead.access.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.TestImages;

/**
 * Who may call what: the table {@value #TABLE}, operation by operation, role by role, for an object of one's own and one of
 * another. {@code yes} says that the request got past whoever asks who calls; what comes of it is for other tests. A new
 * operation needs a row: {@code mvn test -Dtest=AccessMatrixTest -Dmatrix.write=true} writes the table as the service
 * behaves, for a reader's eye.
 */
@QuarkusTest
@ExtendWith(FreshTables.class)
class AccessMatrixTest {

    private static final Logger LOG = Logger.getLogger(AccessMatrixTest.class);

    private static final String TABLE = "src/test/resources/access-matrix.csv";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String NOBODY = "01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5";

    /** A column: who calls, and whose the object is. */
    private enum Column {
        ANONYMOUS(null, false),
        READER(Role.READER, false),
        AUTHOR_OWN(Role.AUTHOR, true),
        AUTHOR_OTHER(Role.AUTHOR, false),
        EDITOR_OWN(Role.EDITOR, true),
        EDITOR_OTHER(Role.EDITOR, false),
        ADMIN(Role.ADMIN, false);

        private final Role role;
        private final boolean own;

        Column(Role role, boolean own) {
            this.role = role;
            this.own = own;
        }

        static List<String> titles() {
            return Arrays.stream(values()).map(Column::title).toList();
        }

        String title() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** An operation of the OpenAPI document. */
    private record Operation(String id, String method, String path) {}

    private Map<Role, String> tokens;

    @BeforeEach
    void logIn() {
        tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, Api.token(role));
        }
    }

    @Test
    void everyOperationLetsInWhomTheTableNames() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Operation operation : operations()) {
            List<String> outcomes = new ArrayList<>();
            for (Column column : Column.values()) {
                outcomes.add(outcome(operation, column));
            }
            found.put(operation.id(), outcomes);
        }
        if (Boolean.getBoolean("matrix.write")) {
            write(found);
        }
        LOG.infof("Access matrix: %d operations, each as %s", found.size(), String.join(", ", Column.titles()));
        assertThat(found).isEqualTo(table());
    }

    private static List<Operation> operations() throws IOException {
        JsonNode document =
                JSON.readTree(Api.anonymous().get("/openapi?format=json").asString());
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("operationId")) {
                        operations.add(new Operation(
                                method.getValue().path("operationId").asText(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey()));
                    }
                }));
        return operations;
    }

    private String outcome(Operation operation, Column column) {
        String path = operation.path();
        boolean mayMake = column.own && column.role != null;
        String object = path.contains("/{") ? object(path, mayMake ? column.role : Role.ADMIN) : "";
        String target = path.replace("{id}", object)
                .replace("{number}", "1")
                .replace("{slugOrId}", object)
                .replace("{slug}", object)
                .replace("{hash}", "0".repeat(64))
                .replace("{filename}", "a.png");
        RequestSpecification request = column.role == null ? Api.anonymous() : Api.withToken(tokens.get(column.role));
        if (operation.id().equals("changePassword")) {
            request.body(Map.of("currentPassword", "not the password", "newPassword", "x"));
        } else if (operation.id().equals("createImport")) {
            request.contentType("multipart/form-data").multiPart("other", "x");
        } else if (operation.id().equals("replaceAssetContent")) {
            request.contentType("image/png").body(new byte[1]);
        } else if (!operation.method().equals("GET") && !operation.method().equals("DELETE")) {
            request.body("{}");
        }
        Response answer = request.request(operation.method(), target);
        return switch (answer.statusCode()) {
            case 401, 403 -> String.valueOf(answer.statusCode());
            case 404 -> "404";
            default -> answer.statusCode() < 500 ? "yes" : "failed with " + answer.statusCode();
        };
    }

    /** An object of the kind that a path names, made by the caller or by another. */
    private String object(String path, Role maker) {
        String kind = path.startsWith("/api/v1/admin/") ? path.split("/", -1)[4] : path.split("/", -1)[3];
        String name = "Matrix " + NUMBER.incrementAndGet();
        RequestSpecification request = Api.withToken(tokens.get(maker));
        Response made = switch (kind) {
            case "posts" -> request.body(Map.of("title", name)).post("/api/v1/admin/posts");
            case "assets" ->
                request.contentType("image/png")
                        .body(TestImages.png(20 + NUMBER.get() % 900, 10 + NUMBER.get() / 900))
                        .post("/api/v1/admin/assets");
            case "tags", "categories", "authors" ->
                Api.withToken(tokens.get(Role.EDITOR))
                        .body(Map.of("name", name))
                        .post("/api/v1/admin/" + kind);
            case "users" ->
                Api.withToken(tokens.get(Role.ADMIN))
                        .body(Map.of(
                                "username", name, "password", UUID.randomUUID().toString(), "role", "author"))
                        .post("/api/v1/admin/users");
            case "api-keys" ->
                Api.withToken(tokens.get(Role.ADMIN))
                        .body(Map.of("name", name, "role", "author"))
                        .post("/api/v1/admin/api-keys");
            case "imports" ->
                Api.withToken(tokens.get(Role.EDITOR))
                        .contentType("multipart/form-data")
                        .multiPart(
                                "file",
                                "matrix.md",
                                ("---\ntitle: " + name + "\n---\nx\n")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/api/v1/admin/imports?dryRun=true");
            default -> null;
        };
        return made == null ? NOBODY : made.then().extract().path("id").toString();
    }

    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(Path.of(TABLE));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            rows.put(cells.get(0), cells.subList(1, cells.size()));
        }
        return new TreeMap<>(rows);
    }

    private static void write(Map<String, List<String>> found) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("operation");
        for (Column column : Column.values()) {
            head.append(',').append(column.title());
        }
        lines.add(head.toString());
        found.forEach((operation, outcomes) -> lines.add(operation + "," + String.join(",", outcomes)));
        Files.write(Path.of(TABLE), lines);
    }
}
