package org.masthead.access.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/**
 * Walks every GET of the OpenAPI document with every parameter, and looks for words that stand where the caller may not look:
 * in a draft, in the trash, in an old revision, in another author's draft, in a user's e-mail, in a key's secret.
 */
@QuarkusTest
@ExtendWith(FreshTables.class)
class LeakWalkTest {

    private static final Logger LOG = Logger.getLogger(LeakWalkTest.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARY = "zqcanary";

    /** All that is hidden. */
    private static final List<String> HIDDEN = Stream.of(
                    " title",
                    "sub",
                    "excerpt",
                    "body",
                    "tag",
                    "category",
                    "author",
                    "meta",
                    "trashed",
                    "trash",
                    "revision",
                    "working",
                    "copy",
                    "password",
                    "@")
            .map(word -> CANARY + word)
            .toList();

    private static final String NOBODY = "01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5";

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final List<String> secrets = new ArrayList<>();
    private String draft = "";
    private String draftSlug = "";
    private String trashed = "";
    private String live = "";
    private String liveSlug = "";
    private String secretTag = "";

    @BeforeEach
    void hideCanaries() {
        draft = Posts.draft(
                "title",
                CANARY + " title",
                "subtitle",
                CANARY + "sub",
                "excerpt",
                CANARY + "excerpt",
                "body",
                CANARY + "body",
                "tags",
                List.of(CANARY + "tag"),
                "categories",
                List.of(CANARY + "category"),
                "authors",
                List.of(CANARY + "author"),
                "metadata",
                Map.of("k", CANARY + "meta"));
        Response read = Api.as(Role.EDITOR).get(Posts.ADMIN + "/" + draft);
        draftSlug = read.path("slug");
        secretTag = read.path("tags[0].id");
        trashed = Posts.published("title", CANARY + "trashed", "body", CANARY + "trash");
        Posts.trash(trashed);
        live = Posts.published("title", "Harmless", "body", "Old " + CANARY + "revision");
        Posts.edit(live, "body", "Words that anyone may read");
        Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + live + "/publish").then().statusCode(200);
        Posts.edit(live, "title", CANARY + "working", "body", CANARY + "copy");
        liveSlug = Api.as(Role.EDITOR).get(Posts.ADMIN + "/" + live).path("slug");
        String key = Api.as(Role.ADMIN)
                .body(Map.of("name", "Walk", "role", "reader"))
                .post("/api/v1/admin/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        secrets.add(key);
        secrets.addAll(Database.texts("select encode(secret_hash, 'hex') from api_key"));
        secrets.addAll(Database.texts("select password_hash from app_user where password_hash is not null"));
        Api.as(Role.ADMIN)
                .body(Map.of(
                        "username",
                        "walker" + System.nanoTime(),
                        "password",
                        CANARY + "password",
                        "role",
                        "reader",
                        "email",
                        CANARY + "@example.org"))
                .post("/api/v1/admin/users")
                .then()
                .statusCode(201);
    }

    @Test
    void noAnswerOfDeliveryHoldsOne() throws Exception {
        Walk walk = walk("/api/v1/", null);

        walk.tell();
        assertThat(walk.answers).hasSizeGreaterThan(500);
    }

    /** Bodies, counts, order, ETags, redirects and status codes among that. */
    @Test
    void whatIsNotLiveChangesNoAnswerOfDelivery() throws Exception {
        Walk before = walk("/api/v1/", null);

        Posts.draft("title", "Another", "tags", List.of(CANARY + "tag"), "date", "2031-01-01T00:00:00Z");
        Posts.edit(draft, "body", CANARY + "body, longer", "featured", true);
        Posts.edit(live, "title", CANARY + "working again", "tags", List.of(CANARY + "tag"), "featured", true);
        Posts.trash(draft);

        Walk after = walk("/api/v1/", null);
        assertThat(after.answers).isEqualTo(before.answers);
    }

    /** Of the admin side an author sees his own, and what all share: tags among that, whoever made them. */
    @Test
    void noAnswerToAnotherAuthorHoldsOne() throws Exception {
        Walk walk = walk("/api/v1/admin/posts", Api.token(Role.AUTHOR));

        walk.tell();
        assertThat(walk.answers).hasSizeGreaterThan(300);
    }

    @Test
    void noAnswerToAReaderHoldsOne() throws Exception {
        Walk walk = walk("/api/v1/admin/", Api.token(Role.READER));

        walk.tell();
        assertThat(walk.answers).hasSizeGreaterThan(100);
    }

    @Test
    void noAnswerToAnAdministratorHoldsASecret() throws Exception {
        Set<String> answers = new LinkedHashSet<>();
        for (String path : List.of("users", "api-keys", "audit", "users?fields=id", "api-keys?limit=1000")) {
            answers.add(Api.as(Role.ADMIN).get("/api/v1/admin/" + path).asString());
        }
        assertThat(answers).noneMatch(answer -> secrets.stream().anyMatch(answer::contains));
    }

    @Test
    void draftsAndNonsenseAreAnsweredAlike() throws Exception {
        for (String hidden : List.of(draft, trashed, draftSlug)) {
            String nonsense = hidden.equals(draftSlug) ? "zqnonsense-title" : NOBODY;
            for (String query : List.of("", "?formats=html", "?preview=x", "?locale=en", "?fields=id")) {
                HttpResponse<String> one = get("/api/v1/posts/" + hidden + query, null);
                HttpResponse<String> other = get("/api/v1/posts/" + nonsense + query, null);

                assertThat(one.statusCode()).isEqualTo(other.statusCode());
                assertThat(one.body().replace(hidden, "X"))
                        .isEqualTo(other.body().replace(nonsense, "X"));
                assertThat(names(one)).isEqualTo(names(other));
            }
        }
        HttpResponse<String> tag = get("/api/v1/tags/" + secretTag, null);
        HttpResponse<String> none = get("/api/v1/tags/" + NOBODY, null);
        assertThat(tag.body().replace(secretTag, "X")).isEqualTo(none.body().replace(NOBODY, "X"));
    }

    @Test
    void filtersThatNameWhatIsHiddenCountNothing() throws Exception {
        for (String hidden : List.of(
                "tag=" + CANARY + "tag",
                "tagId=" + secretTag,
                "q=" + CANARY,
                "title_like=" + CANARY,
                "id=" + draft,
                "category=" + CANARY + "category",
                "author=" + CANARY + "author",
                "slug=" + draftSlug)) {
            HttpResponse<String> answer = get("/api/v1/posts?" + hidden, null);

            assertThat(JSON.readTree(answer.body()).at("/page/total").asInt())
                    .as(hidden)
                    .isZero();
        }
    }

    private static Set<String> names(HttpResponse<String> answer) {
        return answer.headers().map().keySet();
    }

    /** What was asked, with what, and what was answered: all that a client may compare. */
    private final class Walk {

        private final Map<String, String> answers = new LinkedHashMap<>();
        private final Set<String> parameters = new TreeSet<>();

        void tell() {
            LOG.infof(
                    "Leak walk: %d requests, %d parameters, %d canaries",
                    answers.size(), parameters.size(), HIDDEN.size() + secrets.size());
        }
    }

    private Walk walk(String prefix, @Nullable String token) throws IOException, InterruptedException {
        JsonNode document =
                JSON.readTree(Api.anonymous().get("/openapi?format=json").asString());
        Walk walk = new Walk();
        for (var path : document.path("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            boolean admin = path.getKey().startsWith("/api/v1/admin");
            if (operation.isMissingNode() || !path.getKey().startsWith(prefix) || admin && token == null) {
                continue;
            }
            for (String target : targets(path.getKey())) {
                walk.answers.put(target, check(target, token));
                for (String query : queries(document, operation)) {
                    walk.answers.put(target + "?" + query, check(target + "?" + query, token));
                    walk.parameters.add(query.substring(0, query.indexOf('=')));
                }
            }
        }
        return walk;
    }

    private List<String> targets(String path) {
        if (!path.contains("{")) {
            return List.of(path);
        }
        return List.of(draft, trashed, live, draftSlug, liveSlug, secretTag, NOBODY).stream()
                .map(value -> path.replaceFirst("\\{(id|slug|slugOrId)}", value)
                        .replace("{number}", "1")
                        .replace("{hash}", "0".repeat(64))
                        .replace("{filename}", "a.png"))
                .toList();
    }

    private List<String> queries(JsonNode document, JsonNode operation) {
        List<String> queries = new ArrayList<>();
        for (JsonNode given : operation.path("parameters")) {
            JsonNode parameter =
                    given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
            if (parameter.path("in").asText().equals("query")) {
                String name = parameter.path("name").asText();
                for (String value : values(name, parameter.path("schema"))) {
                    queries.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                }
            }
        }
        return queries;
    }

    private List<String> values(String name, JsonNode schema) {
        List<String> values = new ArrayList<>(List.of(CANARY, draft, draftSlug, secretTag, "true", "1"));
        schema.path("enum").forEach(value -> values.add(value.asText()));
        if (name.equals("sort")) {
            values.addAll(List.of("-date", "title", "status", "passwordHash", "email"));
        }
        if (name.equals("fields") || name.equals("include") || name.equals("formats")) {
            values.addAll(List.of(
                    "body", "markdown", "passwordHash", "email", "secretHash", "metadata", "html,markdown,text,toc"));
        }
        return values;
    }

    /** An answer may say again what it was asked. */
    private String check(String target, @Nullable String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(target, token);
        String told = answer.body() + answer.headers().map();
        String asked = URLDecoder.decode(target, StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(target).isLessThan(500);
        assertThat(secrets).as(target).noneMatch(told::contains);
        assertThat(HIDDEN).as(target).noneMatch(word -> told.contains(word) && !asked.contains(word));
        return answer.statusCode() + answer.body() + answer.headers().allValues("ETag");
    }

    private HttpResponse<String> get(String target, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + target));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
