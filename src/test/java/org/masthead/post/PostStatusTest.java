package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** Stock admin tools publish by sending another {@code status}. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostStatusTest {

    @Test
    void anEditorPublishesAsHeCreates() {
        String id = Posts.create("title", "At once", "status", "published")
                .then()
                .statusCode(201)
                .body("status", equalTo("published"))
                .body("hasUnpublishedChanges", equalTo(false))
                .extract()
                .path("id");

        Posts.live(id).then().statusCode(200).body("title", equalTo("At once"));
    }

    @Test
    void aChangedStatusShowsWhatTheSameWriteSaved() {
        String id = Posts.draft("title", "Before");

        Posts.put(id, "title", "After", "status", "published").then().statusCode(200);

        Posts.live(id).then().body("title", equalTo("After"));
    }

    @Test
    void theSameStatusPublishesNothing() {
        String id = Posts.published("title", "Live");

        Posts.patch(id, "title", "Edited", "status", "published")
                .then()
                .statusCode(200)
                .body("hasUnpublishedChanges", equalTo(true));

        Posts.live(id).then().body("title", equalTo("Live"));
    }

    @Test
    void draftTakesAPostDown() {
        String id = Posts.published("title", "Live");

        Posts.patch(id, "status", "draft").then().statusCode(200).body("status", equalTo("draft"));

        Posts.live(id).then().statusCode(404);
    }

    @Test
    void anAuthorMayNotPublishAndNothingIsSaved() {
        Api.as(Role.AUTHOR)
                .body(Map.of("title", "Mine", "status", "published"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(403)
                .body("type", containsString("/problems/forbidden"));

        assertThat(Database.number("select count(*) from post")).isZero();
    }

    @Test
    void anAuthorMaySendTheStatusThatIs() {
        Api.as(Role.AUTHOR)
                .body(Map.of("title", "Mine", "status", "draft"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);
    }

    @Test
    void anAuthorMayNotTakeDownWhatAnEditorPublished() {
        String id = Api.as(Role.AUTHOR)
                .body(Map.of("title", "Mine"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Posts.publish(id);

        Api.as(Role.AUTHOR)
                .body(Map.of("status", "draft"))
                .patch(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(403);
        Api.as(Role.AUTHOR).delete(Posts.ADMIN + "/" + id).then().statusCode(403);
        Api.as(Role.AUTHOR)
                .delete(Posts.ADMIN + "/" + id + "?force=true")
                .then()
                .statusCode(403);
        Api.as(Role.AUTHOR).post(Posts.ADMIN + "/" + id + "/unpublish").then().statusCode(403);

        Posts.live(id).then().statusCode(200);
    }
}
