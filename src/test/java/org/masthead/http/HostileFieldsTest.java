package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.access.user.Users;
import org.masthead.http.BodyFields.Field;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.PictureServer;
import org.masthead.testing.TestImages;
import org.masthead.text.Folded;
import org.masthead.text.Slug;

/**
 * Every string that a JSON body may hold, as the OpenAPI document lists them, with every odd text in it: kept as sent, or
 * refused with a problem.
 */
@QuarkusTest
@ExtendWith(FreshTables.class)
class HostileFieldsTest {

    private static final String API = "/api/v1/admin/";

    private static final ObjectMapper RAW = new ObjectMapper();
    private static final ObjectMapper ESCAPED =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Members that no answer shows. */
    private static final Set<String> NOT_SHOWN = Set.of("/password", "/note");

    /** Operations that answer with no record of what was sent. */
    private static final Set<String> ANSWER_OTHERWISE =
            Set.of("login", "logout", "refreshToken", "changePassword", "changeAssets", "changePosts");

    /** What no odd text is: an address, a locale, a scope, or a credential. */
    private static final String NEVER_TAKEN =
            ".*/(src|url|canonicalUrl|locale|scopes/0)|(login|logout|refreshToken) .*|changePassword /currentPassword|.* /email";

    /** What is made from the rest, or not there, when nothing is said. */
    private static final Set<String> DERIVED =
            Set.of("slug", "locale", "excerpt", "date", "name", "email", "filename", "folder");

    /** Of which no two records may have the same. */
    private static final String UNIQUE = "(create|replace|update)(Tag /name|User /username|.* /slug|.* /aliases/0)";

    /** Texts enough where the document allows but a few values, or one format. */
    private static final int FEW = 6;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger made = new AtomicInteger();
    private final List<String> wrong = new ArrayList<>();

    private PictureServer pictures;
    private String token;

    @Inject
    MutableClock clock;

    /** An hour back, so that logins that fail here count for no other test. */
    @BeforeEach
    void start() {
        clock.advance(Duration.ofHours(-1));
        token = Api.token(Role.ADMIN);
        pictures = PictureServer.start();
    }

    @AfterEach
    void stop() {
        pictures.close();
        clock.reset();
    }

    @Test
    void keepTextAsSentOrRefuseIt() throws Exception {
        List<Field> fields = fields();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Callable<Void>> tries = fields.stream()
                .map(field -> (Callable<Void>) () -> tryAll(field))
                .toList();
        for (Future<Void> each : threads.invokeAll(tries)) {
            each.get();
        }
        threads.shutdown();

        assertThat(fields).hasSizeGreaterThan(150);
        assertThat(wrong).isEmpty();
    }

    /** Their parts are files: what is odd in those is for HostileUploadTest and the tests of images. */
    @Test
    void areInAllBodiesButThoseOfFiles() throws IOException {
        assertThat(document().otherBodies()).containsExactlyInAnyOrder("createImport", "replaceAssetContent");
    }

    private static List<Field> fields() throws IOException {
        return document().below(API, "/api/v1/auth/");
    }

    private static BodyFields document() throws IOException {
        return new BodyFields(
                RAW.readTree(Api.anonymous().get("/openapi?format=json").asString()));
    }

    private Void tryAll(Field field) throws Exception {
        String id = field.path().contains("{id}") ? newRecord(field.path()) : "";
        boolean taken = false;
        List<Map.Entry<String, String>> texts = texts(field);
        for (Map.Entry<String, String> text : texts) {
            boolean unique =
                    field.toString().matches(UNIQUE) && !text.getValue().isBlank();
            String sent = unique ? text.getValue() + "-" + made.getAndIncrement() : text.getValue();
            taken |= tryOne(field, id, text.getKey(), sent);
        }
        if (!taken && !field.bound() && !field.toString().matches(NEVER_TAKEN)) {
            tell(field + " takes no text at all");
        }
        return null;
    }

    /** A PATCH is bound as a PUT is: every third will do. */
    private static List<Map.Entry<String, String>> texts(Field field) {
        List<Map.Entry<String, String>> all = List.copyOf(NaughtyStrings.all().entrySet());
        if (field.bound()) {
            return all.subList(0, FEW);
        }
        int step = field.method().equals("PATCH") ? 3 : 1;
        return IntStream.range(0, all.size())
                .filter(index -> index % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    private boolean tryOne(Field field, String id, String name, String text) throws Exception {
        before(field, id);
        JsonNode value = field.free() ? free(text) : TextNode.valueOf(text);
        ObjectNode body = completed(field, value);
        HttpResponse<String> answer = send(field, id, body);
        String what = field + " with " + name + ": " + answer.statusCode();
        if (answer.statusCode() >= 500) {
            tell(what + " " + answer.body());
        } else if (answer.statusCode() >= 300) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() < 400 || !type.startsWith("application/problem+json")) {
                tell(what + " as " + type);
            }
        } else {
            check(field, text, value, answer.body(), what);
        }
        return answer.statusCode() < 300;
    }

    private void check(Field field, String text, JsonNode value, String answer, String what) throws IOException {
        if (text.contains("\u0000") || !isWellFormed(text)) {
            tell(what + " and cannot have been kept");
        }
        if (ANSWER_OTHERWISE.contains(field.operation()) || NOT_SHOWN.contains(field.at())) {
            return;
        }
        JsonNode shown = RAW.readTree(answer).at(shownAt(field));
        boolean kept = field.free() ? holds(shown, (ObjectNode) value) : isKept(field, text, shown);
        if (!kept) {
            tell(what + " and reads " + shown);
        }
    }

    private static String shownAt(Field field) {
        return field.at().replaceFirst("/src$", "/url").replaceFirst("^/(tags|categories|authors)/0$", "/$1/0/name");
    }

    /** As sent, or as the contract says of the member. */
    private static boolean isKept(Field field, String text, JsonNode shown) {
        String member = field.at().replaceFirst("/0$", "").replaceFirst(".*/", "");
        if (text.isEmpty() && DERIVED.contains(member)) {
            return true;
        }
        if (field.at().matches("/(tags|categories|authors)/0.*")) {
            return Folded.of(shown.asText()).equals(Folded.of(text.strip()))
                    || Slug.of(shown.asText()).equals(Slug.of(text));
        }
        String expected = switch (member) {
            case "name" -> text.strip();
            case "slug", "aliases" -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case "filename" -> text.strip() + ".png";
            case "folder" -> text.strip().replaceAll("^/+|/+$", "");
            default -> text;
        };
        return shown.asText().equals(expected);
    }

    /** Those members among others: a PATCH merges them. */
    private static boolean holds(JsonNode shown, ObjectNode sent) {
        return shown.path("text").equals(sent.path("text"))
                && shown.path("list").equals(sent.path("list"))
                && shown.path("below").has(sent.path("text").asText());
    }

    private static ObjectNode free(String text) {
        ObjectNode free = JsonNodeFactory.instance.objectNode().put("text", text);
        free.putArray("list").add(text);
        free.putObject("below").put(text, true);
        return free;
    }

    /** Names and slugs that must be the only ones, ids that must be there. */
    private ObjectNode completed(Field field, JsonNode value) {
        ObjectNode body = field.body(value);
        for (String name : List.of("slug", "email")) {
            if (!field.at().equals("/" + name)) {
                body.remove(name);
            }
        }
        unique(field, body, "username");
        if (!field.method().equals("PATCH")) {
            unique(field, body, "name");
        }
        switch (field.operation()) {
            case "uploadAsset" -> {
                if (!field.at().equals("/url")) {
                    body.put("url", newPicture());
                }
            }
            case "changeAssets" -> ids(field, body, "assets");
            case "changePosts" -> ids(field, body, "posts");
            default -> {}
        }
        return body;
    }

    private void unique(Field field, ObjectNode body, String member) {
        if (body.has(member) && !field.at().equals("/" + member)) {
            body.put(member, "name-" + UUID.randomUUID());
        }
    }

    private void ids(Field field, ObjectNode body, String collection) {
        if (!field.at().startsWith("/ids")) {
            ArrayNode ids = body.putArray("ids");
            ids.add(newRecord(API + collection + "/{id}"));
        }
    }

    /** What state a record must be in for an operation. */
    private static final Map<String, Consumer<String>> BEFORE = Map.of(
            "restorePost",
            id -> Api.as(Role.EDITOR).delete(Posts.ADMIN + "/" + id),
            "returnPost",
            id -> Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/submit"));

    private static void before(Field field, String id) {
        BEFORE.getOrDefault(field.operation(), any -> {}).accept(id);
    }

    private HttpResponse<String> send(Field field, String id, ObjectNode body) throws Exception {
        String bearer = token;
        if (field.path().startsWith("/api/v1/auth/")) {
            clock.advance(Duration.ofSeconds(6));
            if (field.operation().equals("changePassword")) {
                String username = Users.uniqueName();
                Users.create(username, Role.AUTHOR);
                bearer = Api.accessToken(username, Users.PASSWORD);
                if (!field.at().equals("/currentPassword")) {
                    body.put("currentPassword", Users.PASSWORD);
                }
            }
        }
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                        + field.path().replace("{id}", id)))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + bearer)
                .method(field.method(), HttpRequest.BodyPublishers.ofString(json(body)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** In UTF-8 as far as it has the characters. */
    private static String json(ObjectNode body) throws JsonProcessingException {
        String raw = RAW.writeValueAsString(body);
        return isWellFormed(raw) ? raw : ESCAPED.writeValueAsString(body);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private String newPicture() {
        int number = made.getAndIncrement();
        return pictures.picture("/" + number + ".png", TestImages.png(1 + number % 40, 1 + number / 40));
    }

    /** A new record of the collection in this path: its id. */
    private String newRecord(String path) {
        String collection = path.substring(API.length()).replaceFirst("/.*", "");
        String name = "record-" + UUID.randomUUID();
        Map<String, Object> draft = switch (collection) {
            case "posts" -> Map.of("title", name, "body", "x");
            case "tags", "categories", "authors" -> Map.of("name", name);
            case "users" -> Users.draft(name, Role.AUTHOR);
            case "api-keys" -> Map.of("name", name, "role", "editor");
            case "assets" -> Map.of("url", newPicture());
            default -> throw new IllegalStateException("No record to try " + path + " on: make one here");
        };
        return Api.as(Role.ADMIN)
                .body(draft)
                .post(API + collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void tell(String what) {
        synchronized (wrong) {
            wrong.add(what.length() > 400 ? what.substring(0, 400) : what);
        }
    }
}
