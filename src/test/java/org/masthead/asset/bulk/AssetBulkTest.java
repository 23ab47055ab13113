package org.masthead.asset.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class AssetBulkTest {

    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    private static Response apply(Role role, Map<String, Object> body) {
        return Api.as(role).body(body).post(Assets.PATH + "/bulk");
    }

    private static String picture(int width) {
        return Assets.picture(width, 10).get("id").toString();
    }

    @Test
    void moveTakesThemToAFolder() {
        List<String> ids = List.of(picture(11), picture(12), UNKNOWN);

        Response answer = apply(Role.EDITOR, Map.of("ids", ids, "action", "move", "folder", "/travel/2026/"));

        answer.then()
                .statusCode(200)
                .body("succeeded", equalTo(2))
                .body("failed", equalTo(1))
                .body("items.status", equalTo(List.of(200, 200, 404)))
                .body("items[0].version", equalTo(2))
                .body("items[2].problem.instance", equalTo(Assets.PATH + "/" + UNKNOWN));
        Api.as(Role.EDITOR)
                .get(Assets.PATH + "/folders")
                .then()
                .body("", equalTo(List.of(Map.of("folder", "travel/2026", "assetCount", 2))));
    }

    @Test
    void movingToWhereItIsChangesNothing() {
        String id = picture(13);
        apply(Role.EDITOR, Map.of("ids", List.of(id), "action", "move", "folder", "a"));
        long events = Database.number("select count(*) from event");

        Response answer = apply(Role.EDITOR, Map.of("ids", List.of(id), "action", "move", "folder", "a"));

        answer.then().statusCode(200).body("items[0].version", equalTo(2));
        assertThat(Database.number("select count(*) from event")).isEqualTo(events);
    }

    @Test
    void nullTakesThemOutOfTheirFolder() {
        String id = picture(14);
        apply(Role.EDITOR, Map.of("ids", List.of(id), "action", "move", "folder", "a"));
        Map<String, Object> body = new HashMap<>(Map.of("ids", List.of(id), "action", "move"));
        body.put("folder", null);

        apply(Role.EDITOR, body).then().statusCode(200);

        assertThat(Assets.read(id).get("folder")).isNull();
    }

    @Test
    void deleteLeavesWhatIsUsed() {
        String unused = picture(15);
        String used = picture(16);
        Api.as(Role.EDITOR)
                .body(Map.of("name", "Sea", "image", Map.of("assetId", used)))
                .post("/api/v1/admin/tags")
                .then()
                .statusCode(201);

        Response answer = apply(Role.EDITOR, Map.of("ids", List.of(unused, used), "action", "delete"));

        answer.then()
                .statusCode(200)
                .body("items.status", equalTo(List.of(200, 409)))
                .body("items[1].problem.usage.title", equalTo(List.of("Sea")));
        assertThat(Database.texts("select cast(id as text) from asset")).containsExactly(used);
    }

    @Test
    void aDryRunDoesNothing() {
        String id = picture(17);

        Response answer = apply(Role.EDITOR, Map.of("ids", List.of(id), "action", "delete", "dryRun", true));

        answer.then().statusCode(200).body("dryRun", equalTo(true)).body("succeeded", equalTo(1));
        assertThat(Assets.read(id).get("version")).isEqualTo(1);
    }

    @Test
    void anAuthorChangesHisOwnAlone() {
        String others = picture(18);

        Response answer = apply(Role.AUTHOR, Map.of("ids", List.of(others), "action", "move", "folder", "a"));

        answer.then().statusCode(200).body("items.status", equalTo(List.of(403)));
        apply(Role.READER, Map.of("ids", List.of(others), "action", "delete"))
                .then()
                .statusCode(403);
    }

    @Test
    void allThatIsWrongIsTold() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= 500; i++) {
            many.add(UUID.randomUUID().toString());
        }

        apply(Role.EDITOR, Map.of("ids", many, "action", "move", "folder", "../x"))
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("ids", "folder"));
        apply(Role.EDITOR, Map.of("ids", many.subList(0, 1), "action", "move"))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("folder")));
        apply(Role.EDITOR, Map.of("ids", many.subList(0, 1), "action", "delete", "folder", "a"))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("folder")));
        apply(Role.EDITOR, Map.of("ids", many.subList(0, 1), "action", "remove"))
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("action")));
    }
}
