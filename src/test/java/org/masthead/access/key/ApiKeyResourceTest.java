package org.masthead.access.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;

@QuarkusTest
class ApiKeyResourceTest {

    private static final String PATH = "/api/v1/admin/api-keys";
    private static final String UNKNOWN = PATH + "/0197f000-0000-7000-8000-000000000000";

    @Nested
    class Creating {

        @Test
        void answersTheSecretThisOnce() {
            JsonPath created = Api.as(Role.ADMIN)
                    .body(Map.of(
                            "name", " Importer ", "role", "editor", "scopes", List.of("posts:write", "posts:read")))
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .header("Location", containsString(PATH + "/"))
                    .header("ETag", startsWith("\"1-"))
                    .body("secret", startsWith("mh_"))
                    .body("name", equalTo("Importer"))
                    .body("role", equalTo("editor"))
                    .body("scopes", contains("posts:read", "posts:write"))
                    .body("expiresAt", nullValue())
                    .body("lastUsedAt", nullValue())
                    .extract()
                    .jsonPath();

            assertThat(created.getString("secret")).startsWith(created.getString("prefix"));
            Api.as(Role.ADMIN)
                    .get(PATH + "/" + created.getString("id"))
                    .then()
                    .statusCode(200)
                    .body("keySet()", not(hasItem("secret")))
                    .body("keySet()", not(hasItem("secretHash")));
        }

        @Test
        void blanksTheSecretInAReplay() {
            String key = UUID.randomUUID().toString();
            Map<String, Object> draft = Map.of("name", "twice", "role", "reader");
            String id = Api.as(Role.ADMIN)
                    .header("Idempotency-Key", key)
                    .body(draft)
                    .post(PATH)
                    .path("id");

            Api.as(Role.ADMIN)
                    .header("Idempotency-Key", key)
                    .body(draft)
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(id))
                    .body("secret", nullValue());
        }

        @Test
        void tellsAllThatIsWrongAtOnce() {
            Api.as(Role.ADMIN)
                    .body(Map.of("name", " ", "role", "king", "expiresAt", "tomorrow"))
                    .post(PATH)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("role", "expiresAt", "name"));
        }

        @Test
        void refusesAScopeThereIsNot() {
            Api.as(Role.ADMIN)
                    .body(Map.of("name", "x", "role", "editor", "scopes", List.of("posts:raed")))
                    .post(PATH)
                    .then()
                    .statusCode(422)
                    .body("errors.scopes", containsString("did you mean `posts:read`?"));
        }
    }

    @Nested
    class Listing {

        @Test
        void filtersByRoleAndWords() {
            String name = "key-" + UUID.randomUUID();
            create(name);

            Api.as(Role.ADMIN)
                    .get(PATH + "?role=editor&q=" + name)
                    .then()
                    .statusCode(200)
                    .header("Content-Range", "api-keys 0-0/1")
                    .body("name", contains(name))
                    .body("[0].scopes", empty());
        }

        @Test
        void refusesWhatItsGrammarDoesNotKnow() {
            Api.as(Role.ADMIN).get(PATH + "?sort=secretHash").then().statusCode(400);
            Api.as(Role.ADMIN).get(PATH + "?prefix=mh_").then().statusCode(400);
        }
    }

    @Nested
    class Changing {

        @Test
        void setsWhatIsSent() {
            String id = create("before");

            Api.as(Role.ADMIN)
                    .body(Map.of("name", "after", "scopes", List.of("posts:read")))
                    .patch(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("after"))
                    .body("role", equalTo("editor"))
                    .body("scopes", contains("posts:read"))
                    .body("version", equalTo(2));
            Api.as(Role.ADMIN)
                    .body("{\"scopes\": null}")
                    .put(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("scopes", empty());
        }

        @Test
        void refusesAStaleVersion() {
            String id = create("stale");

            Api.as(Role.ADMIN)
                    .header("If-Match", "\"2-x\"")
                    .body("{}")
                    .put(PATH + "/" + id)
                    .then()
                    .statusCode(412);
            Api.as(Role.ADMIN)
                    .header("If-Match", "\"2-x\"")
                    .delete(PATH + "/" + id)
                    .then()
                    .statusCode(412);
        }
    }

    @Test
    void deletingAnswersTheRecord() {
        String id = create("gone");

        Api.as(Role.ADMIN).delete(PATH + "/" + id).then().statusCode(200).body("name", equalTo("gone"));

        Api.as(Role.ADMIN).get(PATH + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "PATCH", "DELETE"})
    void anUnknownKeyIs404AndClosedToStrangers(Method method) {
        Api.as(Role.ADMIN).body("{}").request(method, UNKNOWN).then().statusCode(404);
        Api.anonymous().body("{}").request(method, UNKNOWN).then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource(names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void areForAdministratorsAlone(Role role) {
        Api.as(role).get(PATH).then().statusCode(403);
        Api.as(role).body("{}").post(PATH).then().statusCode(403);
        Api.as(role).get(UNKNOWN).then().statusCode(403);
        Api.as(role).body("{}").put(UNKNOWN).then().statusCode(403);
        Api.as(role).body("{}").patch(UNKNOWN).then().statusCode(403);
        Api.as(role).delete(UNKNOWN).then().statusCode(403);
    }

    private static String create(String name) {
        return Api.as(Role.ADMIN)
                .body(Map.of("name", name, "role", "editor"))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
