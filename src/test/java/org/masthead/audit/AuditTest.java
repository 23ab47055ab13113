package org.masthead.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class AuditTest {

    private static final String PATH = "/api/v1/admin/audit";

    private static Response audit(String query) {
        return Api.as(Role.ADMIN)
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    @Test
    void aChangeIsToldWithWhoAndWhenAndFromWhere() {
        String id = Posts.draft("title", "Watched");
        Response published =
                Api.as(Role.EDITOR).header("X-Request-Id", "request-7").post(Posts.ADMIN + "/" + id + "/publish");
        published.then().statusCode(200);

        audit("?objectId=" + id)
                .then()
                .body("action", contains("post.publish", "post.create"))
                .body("[0].actor.kind", equalTo("user"))
                .body("[0].actor.name", equalTo("test-editor"))
                .body("[0].actor.id", notNullValue())
                .body("[0].object", equalTo(Map.of("type", "post", "id", id)))
                .body("[0].outcome", equalTo("done"))
                .body("[0].address", equalTo("127.0.0.1"))
                .body("[0].requestId", equalTo("request-7"))
                .body("[0].at", notNullValue());
    }

    @Test
    void aKeyIsToldByItsName() {
        Map<String, String> key = Api.as(Role.ADMIN)
                .body(Map.of("name", "Importer", "role", "author"))
                .post("/api/v1/admin/api-keys")
                .jsonPath()
                .getMap("");

        Api.withToken(key.get("secret"))
                .body(Map.of("title", "By key"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);

        audit("?action=post.create")
                .then()
                .body("actor", contains(Map.of("kind", "key", "id", key.get("id"), "name", "Importer")));
    }

    @Test
    void loginsAreThereThoseThatFailToo() {
        Api.logIn("nobody", "wrong password");
        Api.logIn(Api.ADMIN, Api.adminPassword()).then().statusCode(200);

        audit("?action=auth.login")
                .then()
                .body("outcome", contains("done", "refused"))
                .body("[0].actor.kind", equalTo("user"))
                .body("[0].object.id", notNullValue())
                .body("[1].actor", equalTo(nobody()))
                .body("[1].object.id", nullValue());
        assertThat(audit("").asString()).doesNotContain("wrong password").doesNotContain("nobody");
    }

    @Test
    void aRefusedCredentialSaysWhichAccountItWasFor() {
        String user = Api.as(Role.ADMIN)
                .body(Map.of("username", "guessed", "name", "G", "role", "author", "password", "correct horse"))
                .post("/api/v1/admin/users")
                .path("id");
        Api.logIn("guessed", "battery staple").then().statusCode(401);
        String token = Api.logIn("guessed", "correct horse").path("accessToken");
        Api.withToken(token)
                .body(Map.of("currentPassword", "battery staple", "newPassword", "another horse"))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(422);
        Api.withToken(token)
                .body(Map.of("currentPassword", "correct horse", "newPassword", "another horse"))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(200);

        audit("?objectId=" + user + "&outcome=refused&sort=at")
                .then()
                .body("action", contains("auth.login", "auth.password"))
                .body("actor.name", contains("anonymous", "G"));
        audit("?objectId=" + user + "&action=auth.password&outcome=done").then().body("actor.id", contains(user));
    }

    @Test
    void eachRecordThatABulkActionIsRefusedForIsThere() {
        String own = Api.as(Role.AUTHOR).body(Map.of()).post(Posts.ADMIN).path("id");
        Api.as(Role.AUTHOR)
                .body(Map.of("ids", List.of(own), "action", "publish"))
                .post(Posts.ADMIN + "/bulk")
                .then()
                .statusCode(200)
                .body("failed", equalTo(1));

        audit("?action=post.bulk&outcome=refused")
                .then()
                .body("object.id", contains(own))
                .body("actor.name", contains("test-author"));
    }

    @Test
    void aRefreshTokenThatIsUsedTwiceSaysWhoseItWas() {
        Response login = Api.logIn(Api.ADMIN, Api.adminPassword());
        Map<String, String> token = Map.of("refreshToken", login.path("refreshToken"));
        Api.anonymous().body(token).post("/api/v1/auth/refresh").then().statusCode(200);
        Api.anonymous().body(token).post("/api/v1/auth/refresh").then().statusCode(401);

        String user =
                Api.withToken(login.path("accessToken")).get("/api/v1/auth/me").path("id");
        audit("?action=auth.refresh&outcome=refused").then().body("object.id", contains(user));
    }

    @Test
    void previewLinksAreTold() {
        String id = Posts.draft();
        Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/preview").then().statusCode(201);
        Api.as(Role.EDITOR).delete(Posts.ADMIN + "/" + id + "/preview").then().statusCode(200);

        audit("?objectId=" + id).then().body("action", contains("post.delete-preview", "post.preview", "post.create"));
    }

    private static Map<String, Object> nobody() {
        Map<String, Object> actor = new java.util.LinkedHashMap<>();
        actor.put("kind", "anonymous");
        actor.put("id", null);
        actor.put("name", "anonymous");
        return actor;
    }

    @Test
    void whatWasRefusedIsThere() {
        String id = Posts.published("title", "Not yours");
        Api.as(Role.READER).delete(Posts.ADMIN + "/" + id).then().statusCode(403);
        Api.as(Role.AUTHOR).post(Posts.ADMIN + "/" + id + "/publish").then().statusCode(403);
        Api.anonymous()
                .body(Map.of("name", "x"))
                .post("/api/v1/admin/tags")
                .then()
                .statusCode(401);
        Api.withToken("none").get("/api/v1/admin/users").then().statusCode(401);

        audit("?outcome=refused&sort=at")
                .then()
                .body("action", contains("post.trash", "post.publish", "tag.create", "user.read"))
                .body("actor.name", contains("test-reader", "test-author", "anonymous", "anonymous"))
                .body("object.id", contains(id, id, null, null));
    }

    @Test
    void itIsFiltered() {
        String one = Posts.draft("title", "One");
        Posts.draft("title", "Two");
        String actor = audit("?objectId=" + one).path("[0].actor.id");
        String at = audit("?objectId=" + one).path("[0].at");

        audit("?objectType=post").then().body("", hasSize(2)).header("X-Total-Count", "2");
        audit("?actorId=" + actor).then().body("actor.id", everyItem(equalTo(actor)));
        audit("?at_gte=" + at).then().body("object.id", hasItem(one));
        audit("?at_gt=" + at).then().body("object.id", org.hamcrest.Matchers.not(hasItem(one)));
        audit("?objectType=post&limit=1").then().body("", hasSize(1)).header("Link", containsString("next"));
        Api.as(Role.ADMIN).get(PATH + "?actor=x").then().statusCode(400).body("detail", containsString("`actor`"));
        Api.as(Role.ADMIN).get(PATH + "?outcome=maybe").then().statusCode(400);
    }

    @Test
    void otherProgramsTakeItLineByLine() {
        Api.as(Role.ADMIN)
                .body(Map.of("name", "=1+1, \"quoted\"", "role", "author"))
                .post("/api/v1/admin/api-keys")
                .then()
                .statusCode(201);
        Map<String, String> key = Api.as(Role.ADMIN)
                .body(Map.of("name", "=1+1, \"quoted\"", "role", "author"))
                .post("/api/v1/admin/api-keys")
                .jsonPath()
                .getMap("");
        Api.withToken(key.get("secret"))
                .body(Map.of("title", "By key"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);

        Response csv = Api.as(Role.ADMIN).accept("text/csv").get(PATH + "?action=post.create");
        Response lines = Api.as(Role.ADMIN).accept("application/x-ndjson").get(PATH + "?objectType=api-key");

        csv.then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("X-Total-Count", "1");
        assertThat(csv.asString().split("\r\n"))
                .hasSize(2)
                .satisfies(rows -> assertThat(rows[0]).startsWith("id,at,actorKind,"))
                .satisfies(rows -> assertThat(rows[1]).contains(",key,").contains("\"'=1+1, \"\"quoted\"\"\""));
        lines.then().statusCode(200).header("Content-Type", containsString("application/x-ndjson"));
        assertThat(lines.asString().split("\n")).hasSize(2).allMatch(line -> line.startsWith("{\"id\":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set slug = 'x'",
                "delete from event",
                "update attempt set action = 'x'",
                "delete from attempt"
            })
    void nothingIsEverTakenOutOrChanged(String statement) {
        Posts.draft("title", "Kept");

        assertThatThrownBy(() -> Database.execute(statement)).hasStackTraceContaining("are kept as they are");
    }

    @Test
    void administratorsAloneReadIt() {
        for (Role role : List.of(Role.READER, Role.AUTHOR, Role.EDITOR)) {
            Api.as(role).get(PATH).then().statusCode(403);
        }
        Api.anonymous().get(PATH).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT/CSV, text/csv",
        "text/*, text/csv",
        "'text/csv;q=0.1, application/x-ndjson', application/x-ndjson",
        "'text/csv;q=0, */*', application/json",
        "application/*, application/json",
        "'text/html, */*;q=0.1', application/json"
    })
    void theFormIsTheOneThatIsAskedFor(String accept, String form) {
        Api.as(Role.ADMIN)
                .header("Accept", accept)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv;q=0", "text/html", "image/*"})
    void aFormThatIsNotThereIsNotAcceptable(String accept) {
        Api.as(Role.ADMIN).header("Accept", accept).get(PATH).then().statusCode(406);
    }

    @Test
    void anEmptyAcceptSaysNothing() {
        Response empty = Api.as(Role.ADMIN).header("Accept", "").get(PATH);

        empty.then().statusCode(200).header("Content-Type", containsString("application/json"));
    }
}
