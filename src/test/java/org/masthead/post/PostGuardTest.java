package org.masthead.post;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** {@code If-Match} and {@code version} guard writes. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostGuardTest {

    private String id = "";

    @BeforeEach
    void makeAPost() {
        id = Posts.draft("title", "Guarded");
    }

    private Response write(String method, String ifMatch, Map<String, Object> body) {
        return Api.as(Role.EDITOR).header("If-Match", ifMatch).body(body).request(method, Posts.ADMIN + "/" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void theTagOfThePresentVersionLetsAWritePass(String method) {
        String tag = Posts.read(id).header("ETag");

        write(method, tag, Map.of()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void aStaleTagIsA412AndChangesNothing(String method) {
        String tag = Posts.read(id).header("ETag");
        Posts.edit(id, "title", "By another");

        write(method, tag, Map.of("title", "Lost"))
                .then()
                .statusCode(412)
                .body("type", containsString("/problems/stale-version"))
                .body("detail", containsString("version 2"));

        Posts.read(id).then().body("title", equalTo("By another")).body("version", equalTo(2));
    }

    @Test
    void onlyTheVersionOfATagCounts() {
        write("PUT", "\"1-whatever\"", Map.of("title", "x")).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "*, 200",
        "'\"9-x\", \"1-y\"', 200",
        "'W/\"1-x\"', 412",
        "'\"11-x\"', 412",
        "'\"x\"', 412",
        "1, 412",
        "'\"\"', 412"
    })
    void theHeaderIsReadAsRfc9110Says(String ifMatch, int status) {
        write("PUT", ifMatch, Map.of("title", "x")).then().statusCode(status);
    }

    @Test
    void theVersionInTheBodyGuardsToo() {
        Posts.put(id, "version", 1, "title", "a").then().statusCode(200);
        Posts.put(id, "version", 1, "title", "b").then().statusCode(412);
        Posts.patch(id, "version", 1, "title", "b").then().statusCode(412);
        Posts.patch(id, "version", null, "title", "c").then().statusCode(200);
    }

    @Test
    void bothMustHold() {
        write("PUT", "\"1-x\"", Map.of("version", 7)).then().statusCode(412);
        write("PUT", "\"7-x\"", Map.of("version", 1)).then().statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "1e0", "true", "18446744073709551617"})
    void aVersionIsAWholeNumber(String version) {
        Api.as(Role.EDITOR)
                .body("{\"version\": " + version + "}")
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("version"));
    }

    @Test
    void withoutOneTheWriteIsTaken() {
        Posts.put(id, "title", "a").then().statusCode(200);
        Posts.put(id, "title", "b").then().statusCode(200).body("version", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "unpublish", "restore"})
    void actionsAreGuardedToo(String action) {
        Api.as(Role.EDITOR)
                .header("If-Match", "\"9-x\"")
                .post(Posts.ADMIN + "/" + id + "/" + action)
                .then()
                .statusCode(412);
    }
}
