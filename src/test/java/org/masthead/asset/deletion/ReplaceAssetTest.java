package org.masthead.asset.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

/** Putting another asset wherever one is used, and deleting that. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ReplaceAssetTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response replace(Map<String, Object> gone, Map<String, Object> next) {
        return Api.as(Role.EDITOR).delete(Assets.PATH + "/" + gone.get("id") + "?replaceWith=" + next.get("id"));
    }

    private static List<Map<String, Object>> cover(Map<String, Object> asset) {
        return List.of(Map.of("assetId", asset.get("id"), "alt", "Own words"));
    }

    private static String picture(Map<String, Object> asset) {
        return "![a](" + Assets.path(asset) + ")";
    }

    private static Response restore(String id, int revision) {
        return Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/revisions/" + revision + "/restore");
    }

    private static String document(String id) {
        return Api.as(Role.EDITOR)
                .accept("text/markdown")
                .get(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void theOtherStandsEverywhereInOneStep() {
        Map<String, Object> gone = Assets.picture(33, 21);
        Map<String, Object> next = Assets.picture(44, 22);
        String id = Posts.published(
                "title",
                "Swap",
                "images",
                cover(gone),
                "body",
                picture(gone),
                "seo",
                Map.of("image", cover(gone).get(0)));
        String etag = Posts.live(id).header("ETag");

        replace(gone, next).then().statusCode(200).body("id", equalTo(gone.get("id")));

        for (Response post : List.of(Posts.live(id), Posts.read(id))) {
            post.then()
                    .body("images[0].assetId", equalTo(next.get("id")))
                    .body("images[0].width", equalTo(44))
                    .body("images[0].alt", equalTo("Own words"))
                    .body("seo.image.assetId", equalTo(next.get("id")));
        }
        Posts.live(id)
                .then()
                .body("html", containsString(Assets.path(next)))
                .body("html", containsString("width=\"44\""));
        assertThat(Posts.live(id).header("ETag")).isNotEqualTo(etag);
        Posts.read(id).then().body("body", equalTo(picture(next))).body("hasUnpublishedChanges", equalTo(false));
        Api.as(Role.EDITOR)
                .get(Assets.PATH + "/" + next.get("id") + "/usage")
                .then()
                .body("where", contains("body", "cover", "seo"))
                .body("state", contains("live", "live", "live"));
    }

    @Test
    void tagsCategoriesAndAuthorsTakeTheOtherAndStepTheirVersion() {
        Map<String, Object> gone = Assets.picture(33, 23);
        Map<String, Object> next = Assets.picture(33, 24);
        String tag = record("tags", Map.of("name", "T", "image", cover(gone).get(0)));
        String category =
                record("categories", Map.of("name", "C", "image", cover(gone).get(0)));
        String author =
                record("authors", Map.of("name", "A", "avatar", cover(gone).get(0)));

        replace(gone, next).then().statusCode(200);

        Api.as(Role.EDITOR)
                .get("/api/v1/admin/tags/" + tag)
                .then()
                .body("image.assetId", equalTo(next.get("id")))
                .body("image.alt", equalTo("Own words"))
                .body("version", equalTo(2));
        Api.as(Role.EDITOR)
                .get("/api/v1/admin/categories/" + category)
                .then()
                .body("image.assetId", equalTo(next.get("id")));
        Api.as(Role.EDITOR)
                .get("/api/v1/admin/authors/" + author)
                .then()
                .body("avatar.assetId", equalTo(next.get("id")));
    }

    private static String record(String kind, Map<String, Object> body) {
        return Api.as(Role.EDITOR)
                .body(body)
                .post("/api/v1/admin/" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatIsLiveAndWhatIsEditedAreSwappedEachForItself() {
        Map<String, Object> gone = Assets.picture(33, 25);
        Map<String, Object> next = Assets.picture(33, 26);
        String id = Posts.published("title", "Live words", "body", picture(gone));
        Posts.edit(id, "title", "Draft words", "body", "More " + picture(gone));

        replace(gone, next).then().statusCode(200);

        Posts.live(id)
                .then()
                .body("title", equalTo("Live words"))
                .body("html", containsString(Assets.path(next)))
                .body("html", not(containsString("More")));
        Posts.read(id)
                .then()
                .body("title", equalTo("Draft words"))
                .body("body", equalTo("More " + picture(next)))
                .body("hasUnpublishedChanges", equalTo(true));
    }

    @Test
    void aScheduleToComeShowsTheOtherWhenItIsDue() {
        Map<String, Object> gone = Assets.picture(33, 27);
        Map<String, Object> next = Assets.picture(33, 28);
        String id = Posts.draft("title", "Due", "body", picture(gone));
        String at = Instant.now()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Api.as(Role.EDITOR)
                .body(Map.of("at", at))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);

        replace(gone, next).then().statusCode(200);

        Posts.read(id).then().body("status", equalTo("scheduled")).body("publishAt", equalTo(at));
        clock.advance(Duration.ofHours(2));
        Posts.live(id).then().statusCode(200).body("html", containsString(Assets.path(next)));
    }

    @Test
    void aLaterPublishShowsTheOther() {
        Map<String, Object> gone = Assets.picture(33, 29);
        Map<String, Object> next = Assets.picture(33, 30);
        String id = Posts.draft("title", "Later", "images", cover(gone), "body", picture(gone));
        replace(gone, next).then().statusCode(200);

        Posts.publish(id);

        Posts.live(id)
                .then()
                .body("images[0].assetId", equalTo(next.get("id")))
                .body("html", containsString(Assets.path(next)));
    }

    @Test
    void anOldRevisionComesBackWithTheOther() {
        Map<String, Object> gone = Assets.picture(33, 31);
        Map<String, Object> next = Assets.picture(33, 32);
        String id = Posts.draft("title", "Old", "images", cover(gone), "body", picture(gone));
        Posts.edit(id, "images", List.of(), "body", "Nothing");
        replace(gone, next).then().statusCode(200);

        Response answer = restore(id, 1);

        answer.then()
                .statusCode(200)
                .body("images[0].assetId", equalTo(next.get("id")))
                .body("body", equalTo(picture(next)));
        Api.as(Role.EDITOR)
                .get(Assets.PATH + "/" + next.get("id") + "/usage")
                .then()
                .body("where", contains("body", "cover"));
    }

    @Test
    void successorsOfSuccessorsStandToo() {
        Map<String, Object> first = Assets.picture(33, 33);
        Map<String, Object> second = Assets.picture(33, 34);
        Map<String, Object> third = Assets.picture(33, 35);
        String id = Posts.draft("title", "Chain", "images", cover(first), "body", picture(first));
        Posts.edit(id, "images", List.of(), "body", "");
        replace(first, second).then().statusCode(200);
        replace(second, third).then().statusCode(200);

        Response answer = restore(id, 1);

        answer.then().body("images[0].assetId", equalTo(third.get("id"))).body("body", equalTo(picture(third)));
        Posts.draft("title", "By the oldest id", "images", cover(first));
        Api.anonymous()
                .redirects()
                .follow(false)
                .get(Assets.path(first))
                .then()
                .header("Location", containsString(Assets.path(third)));
    }

    @Test
    void aDocumentWrittenBeforeIsReadBackWithTheOther() {
        Map<String, Object> gone = Assets.picture(33, 36);
        Map<String, Object> next = Assets.picture(33, 37);
        String id = Posts.draft("title", "Document");
        Api.as(Role.EDITOR)
                .contentType("text/markdown")
                .body("---\ntitle: Document\nbigimg: [{src: \"" + gone.get("url") + "\"}]\n---\n" + picture(gone)
                        + "\n")
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .body("images[0].assetId", equalTo(gone.get("id")));

        replace(gone, next).then().statusCode(200);

        assertThat(document(id))
                .contains(picture(next))
                .contains(next.get("url").toString())
                .doesNotContain(gone.get("id").toString());
    }

    @Test
    void aDocumentThatIsRestoredNamesTheOther() {
        Map<String, Object> gone = Assets.picture(33, 49);
        Map<String, Object> next = Assets.picture(33, 50);
        String id = Posts.draft("title", "Restored document");
        Api.as(Role.EDITOR)
                .contentType("text/markdown")
                .body("---\ntitle: Restored document\n---\n" + picture(gone) + "\n")
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200);
        Posts.edit(id, "body", "Nothing");
        replace(gone, next).then().statusCode(200);

        restore(id, 2).then().statusCode(200);

        assertThat(document(id))
                .contains(picture(next))
                .doesNotContain(gone.get("id").toString());
    }

    @Test
    void anEditorWhoStillHasTheOldTextDoesNotBringItBack() {
        Map<String, Object> gone = Assets.picture(33, 38);
        Map<String, Object> next = Assets.picture(33, 39);
        String id = Posts.published("title", "Open editor", "body", picture(gone));
        replace(gone, next).then().statusCode(200);

        Posts.edit(id, "body", picture(gone) + " and words");
        Posts.publish(id);

        Posts.read(id).then().body("body", equalTo(picture(next) + " and words"));
        Posts.live(id).then().body("html", containsString(Assets.path(next))).body("html", containsString("srcset"));
    }

    @Test
    void theOtherMustBeThereAndBeAnother() {
        Map<String, Object> asset = Assets.picture(33, 40);

        replace(asset, asset).then().statusCode(422).body("violations.field", contains("replaceWith"));
        replace(asset, Map.of("id", UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("violations.code", contains("unknown-id"));
        Api.as(Role.EDITOR)
                .delete(Assets.PATH + "/" + asset.get("id") + "?replaceWith=x")
                .then()
                .statusCode(400);
        Assets.read(asset.get("id"));
    }

    @Test
    void bothInOnePlaceBecomeOne() {
        Map<String, Object> gone = Assets.picture(33, 41);
        Map<String, Object> next = Assets.picture(33, 42);
        String id = Posts.published(
                "title",
                "Both",
                "images",
                List.of(cover(gone).get(0), cover(next).get(0)),
                "body",
                picture(gone) + picture(next));

        replace(gone, next).then().statusCode(200);

        Posts.live(id).then().body("images.assetId", contains(next.get("id"), next.get("id")));
        assertThat(Assets.read(next.get("id"))).containsEntry("usageCount", 2);
    }

    @Test
    void thePostInTheTrashIsSwappedToo() {
        Map<String, Object> gone = Assets.picture(33, 43);
        Map<String, Object> next = Assets.picture(33, 44);
        String id = Posts.draft("title", "Trash", "body", picture(gone));
        Posts.trash(id);

        replace(gone, next).then().statusCode(200);

        Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/restore").then().statusCode(200);
        Posts.read(id).then().body("body", equalTo(picture(next)));
    }

    @Test
    void aRevisionOfThePostTellsOfItAndTheLogOfAll() {
        Map<String, Object> gone = Assets.picture(33, 45);
        Map<String, Object> next = Assets.picture(33, 46);
        String id = Posts.draft("title", "Told", "body", picture(gone));

        replace(gone, next).then().statusCode(200);

        Api.as(Role.EDITOR)
                .get(Posts.ADMIN + "/" + id + "/revisions")
                .then()
                .body("kind", contains("merge", "save"))
                .body("[0].note", equalTo("An asset was replaced"));
        assertThat(Database.texts("select type from event order by position desc limit 2"))
                .containsExactly("asset.merged", "post.updated");
    }

    @Test
    void discardingTheDraftKeepsTheOther() {
        Map<String, Object> gone = Assets.picture(33, 47);
        Map<String, Object> next = Assets.picture(33, 48);
        String id = Posts.published("title", "Discard", "body", picture(gone));
        Posts.edit(id, "body", "Words");
        replace(gone, next).then().statusCode(200);

        Response answer = Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/discard");

        answer.then()
                .statusCode(200)
                .body("body", equalTo(picture(next)))
                .body("hasUnpublishedChanges", equalTo(false));
    }
}
