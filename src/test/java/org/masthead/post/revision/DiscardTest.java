package org.masthead.post.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class DiscardTest {

    private static Response discard(String id) {
        return Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/discard");
    }

    @Test
    void goesBackToAllThatReadersSee() {
        String id = Posts.published(
                "title",
                "Live",
                "slug",
                "live",
                "body",
                "*live*",
                "tags",
                List.of("t"),
                "categories",
                List.of("c"),
                "metadata",
                Map.of("n", 1),
                "images",
                List.of(Map.of("src", "/x.png")),
                "aliases",
                List.of("old"));
        String live = Posts.live(id).asString();
        Map<String, Object> before = content(id);
        Posts.edit(
                id,
                "title",
                "Draft",
                "slug",
                "draft",
                "body",
                "draft",
                "tags",
                List.of(),
                "categories",
                List.of(),
                "metadata",
                Map.of(),
                "images",
                List.of(),
                "aliases",
                List.of(),
                "subtitle",
                "New",
                "date",
                "2001-01-01");

        discard(id)
                .then()
                .statusCode(200)
                .body("version", equalTo(4))
                .body("title", equalTo("Live"))
                .body("hasUnpublishedChanges", equalTo(false));

        assertThat(content(id)).isEqualTo(before);
        assertThat(Posts.live(id).asString()).isEqualTo(live);
    }

    private static Map<String, Object> content(String id) {
        Map<String, Object> record = Posts.read(id).jsonPath().getMap("$");
        record.keySet().removeAll(List.of("version", "updatedAt"));
        return record;
    }

    @Test
    void isARevisionThatCanBeUndone() {
        String id = Posts.published("title", "Live");
        Posts.edit(id, "title", "Draft");

        discard(id).then().statusCode(200);

        assertThat(Database.texts("select kind from post_revision order by number"))
                .containsExactly("save", "save", "restore");
        Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/revisions/2/restore")
                .then()
                .body("title", equalTo("Draft"))
                .body("hasUnpublishedChanges", equalTo(true));
    }

    @Test
    void afterChangesThatWereTakenBackByHandLeavesNoneEither() {
        String id = Posts.published("title", "Live");
        Posts.edit(id, "title", "Draft");
        Posts.edit(id, "title", "Live");

        discard(id).then().statusCode(200).body("hasUnpublishedChanges", equalTo(false));

        Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .body("notices.code", equalTo(List.of("nothing-new")));
    }

    @Test
    void ofNothingChangesNothing() {
        String id = Posts.published("title", "Live");

        discard(id).then().statusCode(200).body("version", equalTo(2));
        discard(id).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void leavesWhatIsScheduled() {
        String id = Posts.published("title", "Live");
        Posts.edit(id, "title", "Soon");
        String at =
                Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS).toString();
        Api.as(Role.EDITOR).body(Map.of("at", at)).post(Posts.ADMIN + "/" + id + "/publish");

        discard(id).then().statusCode(200).body("title", equalTo("Live")).body("publishAt", equalTo(at));
    }

    @Test
    void ofWhatIsNotLiveIsAConflict() {
        String draft = Posts.draft();
        String down = Posts.published();
        Posts.unpublish(down);

        discard(draft).then().statusCode(409);
        discard(down).then().statusCode(409);
        discard("00000000-0000-7000-8000-000000000000").then().statusCode(404);
    }

    @Test
    void isForAuthorsOfTheirOwnAlone() {
        String id = Posts.published();

        Api.as(Role.AUTHOR).post(Posts.ADMIN + "/" + id + "/discard").then().statusCode(404);
        Api.as(Role.READER).post(Posts.ADMIN + "/" + id + "/discard").then().statusCode(403);
    }

    @Test
    void keepsWhatATagWasReassignedTo() {
        String gone = Api.as(Role.EDITOR)
                .body(Posts.members("name", "Gone"))
                .post("/api/v1/admin/tags")
                .path("id");
        String heir = Api.as(Role.EDITOR)
                .body(Posts.members("name", "Heir"))
                .post("/api/v1/admin/tags")
                .path("id");
        String id = Posts.published("tagIds", java.util.List.of(gone));
        Api.as(Role.EDITOR)
                .delete("/api/v1/admin/tags/" + gone + "?reassignTo=" + heir)
                .then()
                .statusCode(200);
        Posts.edit(id, "title", "Edited");

        Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/discard").then().statusCode(200);

        Posts.read(id)
                .then()
                .body("tagIds", org.hamcrest.Matchers.contains(heir))
                .body("hasUnpublishedChanges", org.hamcrest.Matchers.equalTo(false));
    }

    @Test
    void goesBackToTheSlugThatAPostGotOutOfTheTrash() {
        String id = Posts.draft("slug", "a");
        Posts.trash(id);
        Api.as(Role.EDITOR)
                .body(Posts.members("slug", "b"))
                .post(Posts.ADMIN + "/" + id + "/restore")
                .then()
                .statusCode(200);
        Posts.publish(id);
        Posts.edit(id, "title", "Edited", "slug", "c");

        Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/discard")
                .then()
                .statusCode(200)
                .body("slug", org.hamcrest.Matchers.equalTo("b"))
                .body("hasUnpublishedChanges", org.hamcrest.Matchers.equalTo(false));
    }

    @Test
    void leavesUnpublishedWhatCouldNotBeHadBack() {
        String id = Posts.published("slug", "mine", "aliases", java.util.List.of("lost"));
        Posts.edit(id, "aliases", java.util.List.of());
        Posts.draft("slug", "lost");

        Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/discard")
                .then()
                .statusCode(200)
                .body("aliases", org.hamcrest.Matchers.empty())
                .body("hasUnpublishedChanges", org.hamcrest.Matchers.equalTo(true));
    }
}
