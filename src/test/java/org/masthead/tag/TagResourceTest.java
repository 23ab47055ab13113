package org.masthead.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TagResourceTest {

    private static final String TAGS = "/api/v1/admin/tags";

    private static RequestSpecification editor() {
        return Api.as(Role.EDITOR);
    }

    private static String createTag(String name) {
        return editor().body(Map.of("name", name, "description", "About " + name))
                .post(TAGS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Nested
    class Get {

        @Test
        void answersTheTag() {
            String id = createTag("Go");

            var answer = editor().get(TAGS + "/" + id).then();

            answer.statusCode(200).body("id", equalTo(id)).body("name", equalTo("Go"));
        }

        @Test
        void answers304ToOneWhoHasIt() {
            String id = createTag("Go");
            String etag = editor().get(TAGS + "/" + id).header("ETag");

            var answer =
                    editor().header("If-None-Match", etag).get(TAGS + "/" + id).then();

            answer.statusCode(304).header("ETag", equalTo(etag)).body(emptyString());
        }

        @ParameterizedTest
        @ValueSource(strings = {"0190a000-0000-7000-8000-000000000000", "go", "0"})
        void answers404ToAnUnknownId(String id) {
            editor().get(TAGS + "/" + id).then().statusCode(404).body("title", equalTo("Not found"));
        }

        @Test
        void countsDraftsAndLivePostsButNotTheTrash() {
            UUID id = UUID.fromString(createTag("Go"));
            Database.draft(Map.of("tag", id));
            Database.livePost(Map.of("tag", id));
            UUID trashed = Database.draft(Map.of("tag", id));
            Database.texts("update post set deleted_at = now() where id = '" + trashed + "' returning id");

            var answer = editor().get(TAGS + "/" + id).then();

            answer.statusCode(200).body("postCount", equalTo(2)).body("livePostCount", equalTo(1));
        }
    }

    @Nested
    class Put {

        @Test
        void keepsAbsentMembersAndStepsTheVersion() {
            String id = createTag("Go");

            var answer =
                    editor().body(Map.of("name", "Golang")).put(TAGS + "/" + id).then();

            answer.statusCode(200)
                    .header("ETag", startsWith("\"2-"))
                    .body("version", equalTo(2))
                    .body("name", equalTo("Golang"))
                    .body("slug", equalTo("go"))
                    .body("description", equalTo("About Go"));
        }

        @Test
        void clearsWithNull() {
            String id = createTag("Go");

            var answer = editor().body("{\"description\": null}")
                    .put(TAGS + "/" + id)
                    .then();

            answer.statusCode(200).body("description", nullValue()).body("name", equalTo("Go"));
        }

        @Test
        void takesTheWholeRecordBack() {
            String id = createTag("Go");
            Map<String, Object> record = editor().get(TAGS + "/" + id).as(Map.class);

            var answer = editor().body(record).put(TAGS + "/" + id).then();

            answer.statusCode(200).body("name", equalTo("Go")).body("description", equalTo("About Go"));
        }

        @Test
        void keepsAFormerSlugAsAnAlias() {
            String id = createTag("Go");

            var answer =
                    editor().body(Map.of("slug", "golang")).put(TAGS + "/" + id).then();

            answer.statusCode(200).body("slug", equalTo("golang")).body("aliases", contains("go"));
            editor().body(Map.of("name", "Other", "slug", "go"))
                    .post(TAGS)
                    .then()
                    .statusCode(409);
        }

        @Test
        void makesTheSlugAnewFromTheNameWhenItIsNull() {
            String id = createTag("Go");

            var answer = editor().body("{\"name\": \"Golang\", \"slug\": null}")
                    .put(TAGS + "/" + id)
                    .then();

            answer.statusCode(200).body("slug", equalTo("golang"));
        }

        @Test
        void refusesAStaleIfMatch() {
            String id = createTag("Go");
            String etag = editor().get(TAGS + "/" + id).header("ETag");
            editor().header("If-Match", etag)
                    .body(Map.of("name", "Golang"))
                    .put(TAGS + "/" + id)
                    .then()
                    .statusCode(200);

            var answer = editor().header("If-Match", etag)
                    .body(Map.of("name", "Gopher"))
                    .put(TAGS + "/" + id)
                    .then();

            answer.statusCode(412).body("type", endsWith("/problems/stale-version"));
            editor().get(TAGS + "/" + id).then().body("name", equalTo("Golang")).body("version", equalTo(2));
        }

        @Test
        void showsAStaleWriterTheTagAndWhereTheyDisagree() {
            String id = createTag("Go");
            editor().body(Map.of("name", "Golang")).put(TAGS + "/" + id);

            var answer = editor().header("If-Match", "\"1-x\"")
                    .body(Map.of("name", "Gopher", "description", "About Go"))
                    .put(TAGS + "/" + id)
                    .then();

            Map<String, Object> conflict = new HashMap<>();
            conflict.put("field", "name");
            conflict.put("base", null);
            conflict.put("theirs", "Golang");
            conflict.put("yours", "Gopher");
            conflict.put("mergeable", false);
            answer.statusCode(412)
                    .body("current.id", equalTo(id))
                    .body("current.version", equalTo(2))
                    .body("current.name", equalTo("Golang"))
                    .body("conflicts", equalTo(List.of(conflict)));
        }

        @Test
        void refusesAStaleVersionInTheBody() {
            String id = createTag("Go");

            editor().body(Map.of("name", "A", "version", 2))
                    .put(TAGS + "/" + id)
                    .then()
                    .statusCode(412);
            editor().body(Map.of("name", "A", "version", 1))
                    .put(TAGS + "/" + id)
                    .then()
                    .statusCode(200);
        }

        @Test
        void leavesAllAsItWasWhenRefused() {
            String id = createTag("Go");
            createTag("Rust");

            var answer = editor().body(Map.of("name", "rust", "slug", "new-slug"))
                    .put(TAGS + "/" + id)
                    .then();

            answer.statusCode(409).body("type", endsWith("/problems/name-taken"));
            editor().get(TAGS + "/" + id)
                    .then()
                    .body("slug", equalTo("go"))
                    .body("aliases", equalTo(List.of()))
                    .body("version", equalTo(1));
        }

        @Test
        void answers404ToAnUnknownId() {
            editor().body(Map.of("name", "x"))
                    .put(TAGS + "/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Nested
    class Patch {

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "application/merge-patch+json"})
        void mergesAtEveryDepth(String contentType) {
            String id = editor().body(Map.of("name", "Go", "metadata", Map.of("a", Map.of("x", 1, "y", 2), "b", 3)))
                    .post(TAGS)
                    .path("id");

            var answer = editor().contentType(contentType)
                    .body("{\"metadata\": {\"a\": {\"x\": null, \"z\": 4}}}")
                    .patch(TAGS + "/" + id)
                    .then();

            answer.statusCode(200)
                    .body("metadata", equalTo(Map.of("a", Map.of("y", 2, "z", 4), "b", 3)))
                    .body("name", equalTo("Go"));
        }

        @Test
        void refusesToClearTheName() {
            String id = createTag("Go");

            var answer =
                    editor().body("{\"name\": null}").patch(TAGS + "/" + id).then();

            answer.statusCode(422).body("violations.field", contains("name"));
        }
    }

    @Nested
    class Delete {

        @Test
        void answersTheRecordAndTakesItOffItsPosts() {
            String id = createTag("Go");
            Database.livePost(Map.of("tag", UUID.fromString(id)));

            var answer =
                    editor().contentType("text/plain").delete(TAGS + "/" + id).then();

            answer.statusCode(200).body("name", equalTo("Go")).body("livePostCount", equalTo(1));
            editor().get(TAGS + "/" + id).then().statusCode(404);
            assertThat(Database.number("select count(*) from live_post_tag")).isZero();
            assertThat(Database.number("select count(*) from live_post")).isOne();
        }

        @Test
        void answers204ToOneWhoPrefersThat() {
            String id = createTag("Go");

            editor().header("Prefer", "return=minimal")
                    .delete(TAGS + "/" + id)
                    .then()
                    .statusCode(204);
        }

        @Test
        void refusesAStaleIfMatch() {
            String id = createTag("Go");

            editor().header("If-Match", "\"7-x\"")
                    .delete(TAGS + "/" + id)
                    .then()
                    .statusCode(412);
            editor().get(TAGS + "/" + id).then().statusCode(200);
        }

        @Test
        void freesNameAndSlug() {
            editor().delete(TAGS + "/" + createTag("Go")).then().statusCode(200);

            editor().body(Map.of("name", "Go"))
                    .post(TAGS)
                    .then()
                    .statusCode(201)
                    .body("slug", equalTo("go"));
        }
    }
}
