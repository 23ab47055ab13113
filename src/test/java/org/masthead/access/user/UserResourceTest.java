package org.masthead.access.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.HashMap;
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
class UserResourceTest {

    private static final String UNKNOWN = Users.PATH + "/0197f000-0000-7000-8000-000000000000";

    @Nested
    class Creating {

        @Test
        void answersTheUserWithoutHisPasswordAndWhereHeIs() {
            String username = Users.uniqueName();
            Map<String, Object> draft = Users.draft(username, Role.AUTHOR);
            draft.put("email", "ada@example.org");

            String location = Api.as(Role.ADMIN)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(201)
                    .header("ETag", startsWith("\"1-"))
                    .body("username", equalTo(username))
                    .body("name", equalTo(username))
                    .body("email", equalTo("ada@example.org"))
                    .body("role", equalTo("author"))
                    .body("disabled", equalTo(false))
                    .body("authorId", nullValue())
                    .body("lastLoginAt", nullValue())
                    .body("version", equalTo(1))
                    .body("createdAt", matchesPattern(".*Z"))
                    .body("keySet()", not(hasItem("password")))
                    .body("keySet()", not(hasItem("passwordHash")))
                    .extract()
                    .header("Location");

            assertThat(location).startsWith("http://");
            Api.as(Role.ADMIN).get(location).then().statusCode(200).body("username", equalTo(username));
        }

        @Test
        void tellsAllThatIsWrongAtOnce() {
            Map<String, Object> draft = new HashMap<>();
            draft.put("username", " ada ");
            draft.put("email", "nowhere");
            draft.put("password", "short");

            Api.as(Role.ADMIN)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("email", "password", "role", "username"))
                    .body("errors.password", containsString("8 to 1000 characters"));
        }

        @Test
        void needsAPassword() {
            Map<String, Object> draft = Users.draft(Users.uniqueName(), Role.EDITOR);
            draft.remove("password");

            Api.as(Role.ADMIN)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(422)
                    .body("errors.password", containsString("required"));
        }

        @Test
        void refusesANameThatNobodySees() {
            Api.as(Role.ADMIN)
                    .body(Users.draft("\u200b", Role.READER))
                    .post(Users.PATH)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("username"));
        }

        @Test
        void refusesAMemberItDoesNotKnow() {
            Map<String, Object> draft = Users.draft(Users.uniqueName(), Role.EDITOR);
            draft.put("pasword", "x");

            Api.as(Role.ADMIN)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("did you mean `password`?"));
        }

        @Test
        void ignoresWhatTheServerOwns() {
            String username = Users.uniqueName();
            Map<String, Object> draft = Users.draft(username, Role.READER);
            draft.put("id", UUID.randomUUID().toString());
            draft.put("createdAt", "2001-01-01T00:00:00Z");

            Api.as(Role.ADMIN)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(201)
                    .body("id", not(equalTo(draft.get("id"))))
                    .body("createdAt", not(equalTo("2001-01-01T00:00:00Z")));
        }

        @ParameterizedTest
        @CsvSource({"zoë-%s, ZOË-%s", "ada-%s, ＡＤＡ-%s"})
        void refusesANameThatDiffersInCaseOrWidthAlone(String first, String second) {
            String suffix = UUID.randomUUID().toString();
            Users.create(first.formatted(suffix), Role.READER);

            Api.as(Role.ADMIN)
                    .body(Users.draft(second.formatted(suffix), Role.READER))
                    .post(Users.PATH)
                    .then()
                    .statusCode(409)
                    .body("type", containsString("/problems/name-taken"))
                    .body("violations.field", contains("username"));
        }

        @Test
        void happensOnceForOneIdempotencyKey() {
            String key = UUID.randomUUID().toString();
            Map<String, Object> draft = Users.draft(Users.uniqueName(), Role.READER);
            String id = Api.as(Role.ADMIN)
                    .header("Idempotency-Key", key)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            Api.as(Role.ADMIN)
                    .header("Idempotency-Key", key)
                    .body(draft)
                    .post(Users.PATH)
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(id));
        }
    }

    @Nested
    class Changing {

        @Test
        void keepsWhatIsNotSent() {
            String username = Users.uniqueName();
            String id = Users.create(username, Role.AUTHOR);

            Api.as(Role.ADMIN)
                    .body(Map.of("name", "Ada", "role", "editor"))
                    .put(Users.PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("username", equalTo(username))
                    .body("name", equalTo("Ada"))
                    .body("role", equalTo("editor"))
                    .body("version", equalTo(2));
            Api.logIn(username, Users.PASSWORD).then().statusCode(200);
        }

        @Test
        void takesTheWholeRecordBack() {
            String id = Users.create(Users.uniqueName(), Role.AUTHOR);
            String record = Api.as(Role.ADMIN).get(Users.PATH + "/" + id).asString();

            Api.as(Role.ADMIN).body(record).put(Users.PATH + "/" + id).then().statusCode(200);
        }

        @Test
        void refusesAStaleVersion() {
            String id = Users.create(Users.uniqueName(), Role.AUTHOR);
            Users.patch(id, "name", "Ada");

            Api.as(Role.ADMIN)
                    .header("If-Match", "\"1-x\"")
                    .body(Map.of("name", "Grace"))
                    .patch(Users.PATH + "/" + id)
                    .then()
                    .statusCode(412);
            Api.as(Role.ADMIN)
                    .body(Map.of("name", "Grace", "version", 1))
                    .put(Users.PATH + "/" + id)
                    .then()
                    .statusCode(412);
        }

        @Test
        void refusesTheNameOfAnother() {
            String taken = Users.uniqueName();
            Users.create(taken, Role.AUTHOR);
            String id = Users.create(Users.uniqueName(), Role.AUTHOR);

            Api.as(Role.ADMIN)
                    .body(Map.of("username", taken))
                    .patch(Users.PATH + "/" + id)
                    .then()
                    .statusCode(409);
        }

        @Test
        void disablingEndsHisTokensForGood() {
            String username = Users.uniqueName();
            String id = Users.create(username, Role.AUTHOR);
            String token = Api.accessToken(username, Users.PASSWORD);

            Users.patch(id, "disabled", true);

            Api.withToken(token).get("/api/v1/auth/me").then().statusCode(401);
            Api.logIn(username, Users.PASSWORD).then().statusCode(401);
            Users.patch(id, "disabled", false);
            Api.withToken(token).get("/api/v1/auth/me").then().statusCode(401);
            Api.logIn(username, Users.PASSWORD).then().statusCode(200);
        }

        @Test
        void aNewPasswordEndsHisTokensAndTheOldOne() {
            String username = Users.uniqueName();
            String id = Users.create(username, Role.AUTHOR);
            String token = Api.accessToken(username, Users.PASSWORD);

            Users.patch(id, "password", "another long password");

            Api.withToken(token).get("/api/v1/auth/me").then().statusCode(401);
            Api.logIn(username, Users.PASSWORD).then().statusCode(401);
            Api.logIn(username, "another long password").then().statusCode(200);
        }

        @Test
        void aNewRoleCountsAtOnceForTheTokensHeHas() {
            String username = Users.uniqueName();
            String id = Users.create(username, Role.ADMIN);
            String token = Api.accessToken(username, Users.PASSWORD);
            Api.withToken(token).get(Users.PATH).then().statusCode(200);

            Users.patch(id, "role", "reader");

            Api.withToken(token).get(Users.PATH).then().statusCode(403);
        }
    }

    @Nested
    class Deleting {

        @Test
        void answersTheRecordAndEndsHisTokens() {
            String username = Users.uniqueName();
            String id = Users.create(username, Role.AUTHOR);
            String token = Api.accessToken(username, Users.PASSWORD);

            Api.as(Role.ADMIN)
                    .delete(Users.PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("username", equalTo(username));

            Api.withToken(token).get("/api/v1/auth/me").then().statusCode(401);
            Api.as(Role.ADMIN).get(Users.PATH + "/" + id).then().statusCode(404);
        }

        @Test
        void refusesAStaleVersion() {
            String id = Users.create(Users.uniqueName(), Role.AUTHOR);

            Api.as(Role.ADMIN)
                    .header("If-Match", "\"9-x\"")
                    .delete(Users.PATH + "/" + id)
                    .then()
                    .statusCode(412);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "PATCH", "DELETE"})
    void anUnknownUserIs404(Method method) {
        Api.as(Role.ADMIN).body("{}").request(method, UNKNOWN).then().statusCode(404);
        Api.as(Role.ADMIN)
                .body("{}")
                .request(method, Users.PATH + "/ada")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void areForAdministratorsAlone(Role role) {
        Api.as(role).get(Users.PATH).then().statusCode(403);
        Api.as(role).body("{}").post(Users.PATH).then().statusCode(403);
        Api.as(role).get(UNKNOWN).then().statusCode(403);
        Api.as(role).body("{}").put(UNKNOWN).then().statusCode(403);
        Api.as(role).body("{}").patch(UNKNOWN).then().statusCode(403);
        Api.as(role).delete(UNKNOWN).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "PATCH", "DELETE"})
    void areClosedToStrangers(Method method) {
        Api.anonymous()
                .body("{}")
                .request(method, UNKNOWN)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json");
    }
}
