package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** The examples of the OpenAPI document are requests that the service takes, and answers that it gives. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class TaxonomyExamplesTest {

    private static final String ADMIN = "/api/v1/admin/";

    @ParameterizedTest
    @CsvSource({"Tag, tags", "Category, categories", "Author, authors"})
    void areTakenAndGiven(String one, String collection) throws IOException {
        Response created = send(Method.POST, ADMIN + collection, "create" + one);
        String record = ADMIN + collection + "/" + created.path("id");

        assertThat(withoutIdentity(created.jsonPath())).isEqualTo(withoutIdentity(example("create" + one)));
        assertSameMembers(send(Method.PATCH, record, "update" + one), "update" + one);
        assertSameMembers(send(Method.PUT, record, "replace" + one), "replace" + one);
        assertSameMembers(Api.as(Role.EDITOR).get(record), "get" + one);
        assertSameMembers(merged(ADMIN + collection, created.path("id")), "merge" + one);
        assertSameMembers(Api.as(Role.EDITOR).delete(record), "delete" + one);
    }

    private static Response merged(String collection, String into) {
        String other = Api.as(Role.EDITOR)
                .body(Map.of("name", "Another"))
                .post(collection)
                .path("id");
        return Api.as(Role.EDITOR).body(Map.of("into", into)).post(collection + "/" + other + "/merge");
    }

    @ParameterizedTest
    @CsvSource({"Tag, tags, Tags", "Category, categories, Categories", "Author, authors, Authors"})
    void areListed(String one, String collection, String all) throws IOException {
        Response created = send(Method.POST, ADMIN + collection, "create" + one);
        String id = created.path("id");
        Database.livePost(Map.of(one.toLowerCase(java.util.Locale.ROOT), UUID.fromString(id)));

        Response list = Api.as(Role.EDITOR).get(ADMIN + collection);
        Response browsed = Api.anonymous().get("/api/v1/" + collection);
        Response read = Api.anonymous().get("/api/v1/" + collection + "/" + id);

        assertThat(list.jsonPath().getMap("[0]").keySet())
                .isEqualTo(example("list" + all).getMap("[0]").keySet());
        assertThat(browsed.jsonPath().getMap("items[0]").keySet())
                .isEqualTo(example("browse" + all).getMap("items[0]").keySet());
        assertThat(browsed.jsonPath().getMap("page"))
                .isEqualTo(example("browse" + all).getMap("page"));
        assertSameMembers(read, "read" + one);
    }

    private static Response send(Method method, String path, String operation) throws IOException {
        Response response = Api.as(Role.EDITOR)
                .body(Files.readString(file(operation + ".request")))
                .request(method, path);
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201);
        return response;
    }

    private static void assertSameMembers(Response response, String operation) throws IOException {
        assertThat(response.jsonPath().getMap("").keySet())
                .isEqualTo(example(operation).getMap("").keySet());
    }

    private static Map<String, Object> withoutIdentity(JsonPath record) {
        Map<String, Object> members = new HashMap<>(record.getMap(""));
        members.keySet().removeAll(java.util.List.of("id", "createdAt", "updatedAt"));
        return members;
    }

    private static JsonPath example(String operation) throws IOException {
        return JsonPath.from(Files.readString(file(operation + ".response")));
    }

    private static Path file(String name) {
        return Path.of("openapi/examples", name + ".json");
    }
}
