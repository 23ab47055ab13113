package org.masthead.post.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class BulkTest {

    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    private static Response apply(Role role, List<String> ids, String action, Object... more) {
        Map<String, Object> body = Posts.members(more);
        body.put("ids", ids);
        body.put("action", action);
        return Api.as(role).body(body).post(Posts.ADMIN + "/bulk");
    }

    private static Response apply(List<String> ids, String action, Object... more) {
        return apply(Role.EDITOR, ids, action, more);
    }

    private static String made(String kind, String name) {
        return Api.as(Role.EDITOR)
                .body(Map.of("name", name))
                .post("/api/v1/admin/" + kind)
                .path("id");
    }

    private static void assertField(String id, String field, Object value) {
        Posts.read(id).then().body(field, equalTo(value));
    }

    @Nested
    class Actions {

        @Test
        void publishShowsThem() {
            String one = Posts.draft();
            String two = Posts.draft();

            apply(List.of(two, one), "publish")
                    .then()
                    .statusCode(200)
                    .body("dryRun", equalTo(false))
                    .body("succeeded", equalTo(2))
                    .body("failed", equalTo(0))
                    .body("items.id", equalTo(List.of(two, one)))
                    .body("items.status", equalTo(List.of(200, 200)))
                    .body("items.version", equalTo(List.of(2, 2)))
                    .body("items.problem", equalTo(Arrays.asList(null, null)));
            Posts.live(one).then().statusCode(200);
        }

        @Test
        void publishTakesTimes() {
            String id = Posts.draft();
            String at = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600)
                    .toString();
            String until = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 7_200)
                    .toString();

            apply(List.of(id), "publish", "at", at, "until", until).then().statusCode(200);

            assertField(id, "status", "scheduled");
            assertField(id, "publishAt", at);
            assertField(id, "unpublishAt", until);
        }

        @Test
        void unpublishTakesThemDown() {
            String id = Posts.published();

            apply(List.of(id), "unpublish").then().statusCode(200).body("items.version", equalTo(List.of(3)));

            Posts.live(id).then().statusCode(404);
        }

        @Test
        void trashAndRestoreMoveThem() {
            String id = Posts.published("slug", "back");

            apply(List.of(id), "trash").then().body("succeeded", equalTo(1));
            Posts.read(id).then().body("deletedAt", notNullValue());
            apply(List.of(id), "restore").then().body("succeeded", equalTo(1));

            Posts.read(id).then().body("deletedAt", nullValue()).body("slug", equalTo("back"));
        }

        @Test
        void tagsAreAddedAndTakenAway() {
            String id = Posts.draft("tags", List.of("a"));
            String a = Posts.read(id).path("tagIds[0]");
            String b = made("tags", "b");

            apply(List.of(id), "addTags", "tagIds", List.of(b, a)).then().body("succeeded", equalTo(1));
            assertField(id, "tags.name", List.of("a", "b"));
            apply(List.of(id), "removeTags", "tagIds", List.of(a)).then().body("succeeded", equalTo(1));

            assertField(id, "tags.name", List.of("b"));
            assertField(id, "version", 3);
        }

        @Test
        void categoriesAreSet() {
            String id = Posts.draft("categories", List.of("old"));
            String category = made("categories", "new");

            apply(List.of(id), "setCategories", "categoryIds", List.of(category))
                    .then()
                    .body("succeeded", equalTo(1));
            assertField(id, "categories.name", List.of("new"));
            apply(List.of(id), "setCategories", "categoryIds", List.of()).then().body("succeeded", equalTo(1));

            assertField(id, "categories", List.of());
        }

        @Test
        void leaveAVersionWhereThereIsNothingToDo() {
            String id = Posts.published("tags", List.of("a"));
            String tag = Posts.read(id).path("tagIds[0]");

            for (Response answer : List.of(
                    apply(List.of(id), "publish"),
                    apply(List.of(id), "restore"),
                    apply(List.of(id), "addTags", "tagIds", List.of(tag)),
                    apply(List.of(id), "removeTags", "tagIds", List.of(made("tags", "other"))),
                    apply(List.of(id), "setCategories", "categoryIds", List.of()))) {
                answer.then().body("succeeded", equalTo(1)).body("items.version", equalTo(List.of(2)));
            }
            assertThat(Database.number("select count(*) from post_revision")).isEqualTo(1);
        }
    }

    @Nested
    class Items {

        @Test
        void answerForThemselves() {
            String one = Posts.draft();
            String trashed = Posts.draft();
            Posts.trash(trashed);
            String two = Posts.draft();

            apply(List.of(one, UNKNOWN, trashed, two), "publish")
                    .then()
                    .statusCode(200)
                    .body("succeeded", equalTo(2))
                    .body("failed", equalTo(2))
                    .body("items.status", equalTo(List.of(200, 404, 409, 200)))
                    .body("items[1].version", nullValue())
                    .body("items[1].problem.type", containsString("/problems/not-found"))
                    .body("items[1].problem.status", equalTo(404))
                    .body("items[1].problem.instance", equalTo(Posts.ADMIN + "/" + UNKNOWN))
                    .body("items[2].problem.detail", containsString("trash"));
            Posts.live(one).then().statusCode(200);
            Posts.live(two).then().statusCode(200);
        }

        @Test
        void sayWhatAnAuthorMayNot() {
            String own = Api.as(Role.AUTHOR).body(Map.of()).post(Posts.ADMIN).path("id");
            String others = Posts.draft();

            apply(Role.AUTHOR, List.of(own, others), "publish")
                    .then()
                    .statusCode(200)
                    .body("items.status", equalTo(List.of(403, 404)));
            apply(Role.AUTHOR, List.of(own, others), "trash").then().body("items.status", equalTo(List.of(200, 404)));
            assertField(others, "deletedAt", null);
        }

        @Test
        void comeOnceThoughAskedForTwice() {
            String id = Posts.draft();

            apply(List.of(id, id), "publish").then().body("items.id", equalTo(List.of(id)));
        }

        @Test
        void doNotSayMoreThanAPostMayHave() {
            String id = Posts.draft(
                    "tags",
                    Stream.iterate(1, i -> i + 1).limit(100).map(i -> "t" + i).toList());

            apply(List.of(id), "addTags", "tagIds", List.of(made("tags", "one more")))
                    .then()
                    .body("items.status", equalTo(List.of(422)));

            assertField(id, "version", 1);
        }
    }

    @Nested
    class DryRuns {

        @ParameterizedTest
        @ValueSource(strings = {"publish", "trash", "addTags"})
        void tellWhatWouldComeOfItAndDoNothing(String action) {
            String id = Posts.draft();
            List<String> tags = List.of(made("tags", "t"));
            Map<String, Object> before = Posts.read(id).jsonPath().getMap("$");
            long events = Database.number("select count(*) from event");

            apply(List.of(id, UNKNOWN), action, "tagIds", tags, "dryRun", true)
                    .then()
                    .statusCode(200)
                    .body("dryRun", equalTo(true))
                    .body("succeeded", equalTo(1))
                    .body("items.status", equalTo(List.of(200, 404)))
                    .body("items.version", equalTo(Arrays.asList(2, null)));

            assertThat(Posts.read(id).jsonPath().getMap("$")).isEqualTo(before);
            assertThat(Database.number("select count(*) from event")).isEqualTo(events);
            Posts.live(id).then().statusCode(404);
        }
    }

    @Nested
    class BadCalls {

        @Test
        void takeFiveHundredPostsAtMost() {
            List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(501)
                    .toList();

            apply(ids, "trash").then().statusCode(422).body("violations[0].field", equalTo("ids"));
            apply(ids.subList(0, 500), "trash").then().statusCode(200).body("failed", equalTo(500));
            apply(List.of(), "trash").then().statusCode(422);
        }

        @Test
        void nameTheNearestAction() {
            apply(List.of(Posts.draft()), "publsh")
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("action"))
                    .body("violations[0].message", containsString("publish"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"addTags", "removeTags", "setCategories"})
        void needWhatTheActionIsWith(String action) {
            String id = Posts.draft();

            apply(List.of(id), action)
                    .then()
                    .statusCode(422)
                    .body(
                            "violations.field",
                            equalTo(List.of(action.equals("setCategories") ? "categoryIds" : "tagIds")));
        }

        @Test
        void changeNothingForAnUnknownTag() {
            String id = Posts.draft();

            apply(List.of(id), "addTags", "tagIds", List.of(UNKNOWN))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("tagIds[0]"));
            assertField(id, "version", 1);
        }

        @Test
        void endBeforeTheyBegin() {
            apply(List.of(Posts.draft()), "publish", "at", "2999-01-02", "until", "2999-01-01")
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("until"));
        }

        @Test
        void areOfAnotherShape() {
            Api.as(Role.EDITOR)
                    .body("{\"ids\":[null],\"action\":\"trash\"}")
                    .post(Posts.ADMIN + "/bulk")
                    .then()
                    .statusCode(400);
            Api.as(Role.EDITOR)
                    .body("{\"ids\":[\"x\"],\"action\":\"trash\"}")
                    .post(Posts.ADMIN + "/bulk")
                    .then()
                    .statusCode(422);
            Api.as(Role.EDITOR).body("{}").post(Posts.ADMIN + "/bulk").then().statusCode(422);
            Api.as(Role.EDITOR).body("[]").post(Posts.ADMIN + "/bulk").then().statusCode(400);
            Api.as(Role.READER).body("{}").post(Posts.ADMIN + "/bulk").then().statusCode(403);
            Api.anonymous().body("{}").post(Posts.ADMIN + "/bulk").then().statusCode(401);
        }
    }

    @Test
    void isDoneOnceForAnIdempotencyKey() {
        String id = Posts.published();
        Map<String, Object> body = Map.of("ids", List.of(id), "action", "unpublish");
        String first = Api.as(Role.EDITOR)
                .header("Idempotency-Key", "bulk-" + id)
                .body(body)
                .post(Posts.ADMIN + "/bulk")
                .asString();
        Posts.publish(id);

        String again = Api.as(Role.EDITOR)
                .header("Idempotency-Key", "bulk-" + id)
                .body(body)
                .post(Posts.ADMIN + "/bulk")
                .asString();

        assertThat(again).isEqualTo(first);
        Posts.live(id).then().statusCode(200);
    }
}
