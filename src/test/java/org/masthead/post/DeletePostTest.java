package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class DeletePostTest {

    @Nested
    class ToTheTrash {

        @Test
        void answersTheRecord() {
            String id = Posts.draft("title", "Gone");

            Api.as(Role.EDITOR)
                    .delete(Posts.ADMIN + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("deletedAt", notNullValue())
                    .body("status", equalTo("draft"))
                    .body("version", equalTo(2));
        }

        @Test
        void answersNothingWhereThatIsPreferred() {
            String id = Posts.draft();

            Api.as(Role.EDITOR)
                    .header("Prefer", "return=minimal")
                    .delete(Posts.ADMIN + "/" + id)
                    .then()
                    .statusCode(204)
                    .header("Preference-Applied", equalTo("return=minimal"))
                    .body(emptyString());
        }

        @Test
        void takesTheTypeThatReactAdminSends() {
            String id = Posts.draft();

            Api.as(Role.EDITOR)
                    .contentType("text/plain")
                    .delete(Posts.ADMIN + "/" + id)
                    .then()
                    .statusCode(200);
        }

        @Test
        void takesItAwayFromReaders() {
            String id = Posts.published("slug", "gone");

            Posts.trash(id);

            Posts.live("gone").then().statusCode(404);
            Posts.live(id).then().statusCode(404);
        }

        @Test
        void onceMoreChangesNothing() {
            String id = Posts.draft();
            Posts.trash(id);
            int version = Posts.read(id).path("version");

            Api.as(Role.EDITOR)
                    .delete(Posts.ADMIN + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(version));
        }

        @Test
        void freesTheSlugOfADraft() {
            String id = Posts.draft("slug", "free-me");
            Posts.trash(id);

            Posts.create("slug", "free-me").then().statusCode(201);
        }

        @Test
        void keepsTheSlugThatReadersKnew() {
            String id = Posts.published("slug", "known");
            Posts.trash(id);

            Posts.create("slug", "known").then().statusCode(409);
        }

        @Test
        void tellsTheLog() {
            String id = Posts.published("title", "x");
            Posts.trash(id);

            assertThat(Database.texts("select type from event order by position"))
                    .containsExactly("post.created", "post.published", "post.unpublished", "post.trashed");
        }

        @Test
        void leavesNothingThatCouldBeEdited() {
            String id = Posts.draft("title", "Gone");
            Posts.trash(id);

            Posts.patch(id, "title", "x").then().statusCode(409).body("detail", containsString("trash"));
            Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/publish").then().statusCode(409);
        }
    }

    @Nested
    class Lists {

        @Test
        void showTheTrashWhereAsked() {
            Posts.draft("title", "Kept");
            Posts.trash(Posts.draft("title", "Gone"));

            list("").body("title", equalTo(List.of("Kept")));
            list("?deleted=false").body("title", equalTo(List.of("Kept")));
            list("?deleted=true").body("title", equalTo(List.of("Gone")));
            list("?deleted=any").body("title", containsInAnyOrder("Kept", "Gone"));
            list("?filter=%7B%22deleted%22:true%7D").body("title", equalTo(List.of("Gone")));
            Api.as(Role.EDITOR).get(Posts.ADMIN + "?deleted=maybe").then().statusCode(400);
        }

        private io.restassured.response.ValidatableResponse list(String query) {
            return Api.as(Role.EDITOR)
                    .urlEncodingEnabled(false)
                    .get(Posts.ADMIN + query)
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class ForGood {

        @Test
        void leavesNothing() {
            String id = Posts.published("slug", "gone", "title", "Gone");

            Api.as(Role.EDITOR)
                    .delete(Posts.ADMIN + "/" + id + "?force=true")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("Gone"));

            Posts.read(id).then().statusCode(404);
            Posts.live("gone").then().statusCode(404);
            for (String table : List.of("post", "post_revision", "post_slug", "live_post")) {
                assertThat(Database.number("select count(*) from " + table))
                        .as(table)
                        .isZero();
            }
            Posts.create("slug", "gone").then().statusCode(201);
        }

        @Test
        void worksFromTheTrash() {
            String id = Posts.draft();
            Posts.trash(id);

            Api.as(Role.EDITOR)
                    .delete(Posts.ADMIN + "/" + id + "?force=true")
                    .then()
                    .statusCode(200);

            Posts.read(id).then().statusCode(404);
        }

        @Test
        void takesNothingButTrueOrFalse() {
            String id = Posts.draft();

            Api.as(Role.EDITOR)
                    .delete(Posts.ADMIN + "/" + id + "?force=maybe")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("`true` or `false`"));

            Posts.read(id).then().statusCode(200).body("deletedAt", nullValue());
        }
    }

    @Nested
    class Restoring {

        @Test
        void bringsThePostBackAsADraft() {
            String id = Posts.published("slug", "back", "title", "Back");
            Posts.trash(id);

            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + id + "/restore")
                    .then()
                    .statusCode(200)
                    .body("deletedAt", nullValue())
                    .body("slug", equalTo("back"))
                    .body("status", equalTo("draft"));
            Posts.publish(id);

            Posts.live("back").then().statusCode(200);
        }

        @Test
        void isAConflictWithASuggestionWhereAnotherHasItsSlugByNow() {
            String id = Posts.draft("slug", "wanted", "tags", List.of("Kept"));
            Posts.trash(id);
            Posts.draft("slug", "wanted");

            String free = Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + id + "/restore")
                    .then()
                    .statusCode(409)
                    .body("suggestion", equalTo("wanted-2"))
                    .extract()
                    .path("suggestion");
            Posts.read(id).then().body("deletedAt", notNullValue()).body("version", equalTo(2));
            Api.as(Role.EDITOR)
                    .body(Map.of("slug", free))
                    .post(Posts.ADMIN + "/" + id + "/restore")
                    .then()
                    .statusCode(200)
                    .body("slug", equalTo("wanted-2"))
                    .body("tags.name", equalTo(List.of("Kept")));
        }

        @Test
        void ofAPostThatIsThereChangesNothing() {
            String id = Posts.draft();

            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + id + "/restore")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1));
        }

        @Test
        void isAConflictWhereItsLocaleIsTakenInItsGroup() {
            String english = Posts.draft("locale", "en");
            String german = Posts.draft("locale", "de", "translationOf", english);
            Posts.trash(german);
            Posts.draft("locale", "de", "translationOf", english);

            Api.as(Role.EDITOR)
                    .body(Map.of())
                    .post(Posts.ADMIN + "/" + german + "/restore")
                    .then()
                    .statusCode(409);
        }
    }
}
