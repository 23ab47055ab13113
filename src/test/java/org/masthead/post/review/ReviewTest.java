package org.masthead.post.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** An author submits a post, an editor publishes it or sends it back. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ReviewTest {

    private String id = "";

    @BeforeEach
    void makeAPost() {
        id = Api.as(Role.AUTHOR)
                .body(Map.of("title", "Please look"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response submit() {
        return Api.as(Role.AUTHOR).post(Posts.ADMIN + "/" + id + "/submit");
    }

    private Response giveBack(Map<String, Object> body) {
        return Api.as(Role.EDITOR).body(body).post(Posts.ADMIN + "/" + id + "/return");
    }

    private static List<String> waiting() {
        return Api.as(Role.EDITOR)
                .get(Posts.ADMIN + "?submitted=true")
                .then()
                .statusCode(200)
                .extract()
                .path("title");
    }

    @Nested
    class Submitting {

        @Test
        void showsThePostToEditors() {
            Posts.draft("title", "Not asked for");
            assertThat(waiting()).isEmpty();

            submit().then()
                    .statusCode(200)
                    .body("submittedAt", notNullValue())
                    .body("version", equalTo(2))
                    .body("status", equalTo("draft"));

            assertThat(waiting()).containsExactly("Please look");
            Api.as(Role.EDITOR)
                    .get(Posts.ADMIN + "?submitted=false")
                    .then()
                    .body("title", equalTo(List.of("Not asked for")));
        }

        @Test
        void onceMoreChangesNothing() {
            String at = submit().path("submittedAt");

            submit().then().statusCode(200).body("version", equalTo(2)).body("submittedAt", equalTo(at));
        }

        @Test
        void isNoRevision() {
            submit();

            assertThat(Database.number("select count(*) from post_revision")).isEqualTo(1);
        }

        @Test
        void lastsThroughEdits() {
            submit();

            Posts.edit(id, "title", "Corrected");

            assertThat(waiting()).containsExactly("Corrected");
        }

        @Test
        void ofAPostInTheTrashIsAConflict() {
            Posts.trash(id);

            submit().then().statusCode(409);
        }

        @Test
        void endsWithThePublish() {
            submit();

            Posts.publish(id);

            Posts.read(id).then().body("submittedAt", nullValue()).body("version", equalTo(3));
            assertThat(waiting()).isEmpty();
        }

        @Test
        void endsInTheTrash() {
            submit();

            Posts.trash(id);

            assertThat(waiting()).isEmpty();
        }

        @Test
        void isForOnesOwnAlone() {
            String others = Posts.draft();

            Api.as(Role.AUTHOR)
                    .post(Posts.ADMIN + "/" + others + "/submit")
                    .then()
                    .statusCode(404);
            Api.as(Role.READER).post(Posts.ADMIN + "/" + id + "/submit").then().statusCode(403);
            Api.anonymous().post(Posts.ADMIN + "/" + id + "/submit").then().statusCode(401);
        }
    }

    @Nested
    class Returning {

        @Test
        void tellsTheAuthorWhyInARevision() {
            submit();

            giveBack(Map.of("note", "Where is the picture?"))
                    .then()
                    .statusCode(200)
                    .body("submittedAt", nullValue())
                    .body("version", equalTo(3))
                    .body("title", equalTo("Please look"));

            assertThat(waiting()).isEmpty();
            Api.as(Role.AUTHOR)
                    .get(Posts.ADMIN + "/" + id + "/revisions")
                    .then()
                    .body("number", equalTo(List.of(2, 1)))
                    .body("[0].note", equalTo("Where is the picture?"))
                    .body("[0].by.name", equalTo("test-editor"));
        }

        @Test
        void needsNoNote() {
            submit();

            Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/return").then().statusCode(200);

            submit().then().statusCode(200).body("submittedAt", notNullValue());
        }

        @Test
        void leavesALivePostWithoutChanges() {
            Posts.publish(id);
            submit();

            giveBack(Map.of("note", "No")).then().statusCode(200).body("hasUnpublishedChanges", equalTo(false));
        }

        @Test
        void ofWhatWasNotSubmittedIsAConflict() {
            giveBack(Map.of()).then().statusCode(409);

            Posts.read(id).then().body("version", equalTo(1));
        }

        @Test
        void isForEditors() {
            submit();

            Api.as(Role.AUTHOR).post(Posts.ADMIN + "/" + id + "/return").then().statusCode(403);
            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/00000000-0000-7000-8000-000000000000/return")
                    .then()
                    .statusCode(404);
            assertThat(waiting()).hasSize(1);
        }

        @Test
        void takesNoOtherBody() {
            submit();

            giveBack(Map.of("note", 5)).then().statusCode(400);
            giveBack(Map.of("nte", "x")).then().statusCode(400);
            giveBack(Map.of("note", "n".repeat(501)))
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("note")));
            assertThat(waiting()).hasSize(1);
        }
    }
}
