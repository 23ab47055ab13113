package org.masthead.live.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.TestImages;

/** Assets as readers see them: those of what is live, and no other. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class AssetDeliveryTest {

    private static final String PATH = "/api/v1/assets/";

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response read(Object id) {
        return Api.anonymous().get(PATH + id);
    }

    private static List<Map<String, Object>> cover(Object asset) {
        return List.of(Map.of("assetId", asset));
    }

    private static String schedule(String id, String name, Duration in) {
        String at = Instant.now().plus(in).truncatedTo(ChronoUnit.SECONDS).toString();
        Api.as(Role.EDITOR)
                .body(Map.of(name, at))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);
        return id;
    }

    private static String record(String kind, Object... members) {
        return Api.as(Role.EDITOR)
                .body(Posts.members(members))
                .post("/api/v1/admin/" + kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A 404 with nothing in it but the id that was asked for. */
    private static void assertUnknown(Object id) {
        String never = UUID.randomUUID().toString();
        Response expected = read(never);
        Response answer = read(id);

        assertThat(answer.statusCode()).isEqualTo(404).isEqualTo(expected.statusCode());
        assertThat(answer.asString().replace(id.toString(), never)).isEqualTo(expected.asString());
        assertThat(headers(answer)).isEqualTo(headers(expected));
    }

    private static Map<String, String> headers(Response answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("X-Request-Id") || name.equalsIgnoreCase("Date"));
        return headers;
    }

    @Test
    void theCoverOfALivePostIsShownWithoutWhatIsNotTheReaders() {
        Map<String, Object> asset = Assets.send(
                        "sea.png",
                        TestImages.png(39, 21),
                        Map.of("alt", "Sea", "caption", "The sea", "credit", "Ada", "folder", "secret"))
                .jsonPath()
                .getMap("");
        Posts.published("title", "Sea", "images", cover(asset.get("id")));

        Response answer = read(asset.get("id"));

        answer.then()
                .statusCode(200)
                .header("Surrogate-Key", equalTo("asset:" + asset.get("id")))
                .header("Cache-Control", containsString("s-maxage=60"));
        assertThat(answer.header("ETag")).startsWith("\"");
        Map<String, Object> shown = answer.jsonPath().getMap("");
        assertThat(shown).doesNotContainKeys("folder", "usageCount", "version", "updatedAt", "createdBy");
        assertThat(asset).containsAllEntriesOf(shown);
    }

    @Test
    void whatAReaderHasIsNotSentAgain() {
        Object id = Assets.picture(39, 22).get("id");
        Posts.published("title", "Known", "images", cover(id));
        String etag = read(id).header("ETag");

        Api.anonymous().header("If-None-Match", etag).get(PATH + id).then().statusCode(304);
    }

    @Test
    void picturesOfTheBodyAndForSearchEnginesAreShownToo() {
        Map<String, Object> body = Assets.picture(39, 23);
        Object seo = Assets.picture(39, 24).get("id");
        Posts.published(
                "title",
                "Places",
                "body",
                "![a](" + Assets.path(body) + ")",
                "seo",
                Map.of("image", Map.of("assetId", seo)));

        read(body.get("id")).then().statusCode(200);
        read(seo).then().statusCode(200);
    }

    @Test
    void anUnusedOneIsLikeOneThatNeverWas() {
        assertUnknown(Assets.picture(39, 25).get("id"));
    }

    @Test
    void thatOfADraftIsLikeOneThatNeverWas() {
        Object id = Assets.picture(39, 26).get("id");
        Posts.draft("title", "Draft", "images", cover(id));

        assertUnknown(id);
    }

    @Test
    void thatOfAnEditThatWasNotPublishedIsLikeOneThatNeverWas() {
        Object id = Assets.picture(39, 27).get("id");
        Posts.edit(Posts.published("title", "Live"), "images", cover(id));

        assertUnknown(id);
    }

    @Test
    void whatALivePostShowedBeforeIsLikeOneThatNeverWas() {
        Object id = Assets.picture(39, 28).get("id");
        String post = Posts.published("title", "Was", "images", cover(id));
        Posts.edit(post, "images", List.of());
        read(id).then().statusCode(200);

        Posts.publish(post);

        assertUnknown(id);
    }

    @Test
    void thatOfAScheduledPostIsUnknownUntilItIsDue() {
        Object id = Assets.picture(39, 29).get("id");
        schedule(Posts.draft("title", "Due", "images", cover(id)), "at", Duration.ofHours(1));

        assertUnknown(id);
        clock.advance(Duration.ofHours(2));
        read(id).then().statusCode(200);
    }

    @Test
    void itGoesWhenItsPostComesDown() {
        Object id = Assets.picture(39, 30).get("id");
        schedule(Posts.draft("title", "Until", "images", cover(id)), "until", Duration.ofHours(1));

        read(id).then().statusCode(200);
        clock.advance(Duration.ofHours(2));
        assertUnknown(id);
    }

    @Test
    void thatOfATrashedOrUnpublishedPostIsLikeOneThatNeverWas() {
        Object trashed = Assets.picture(39, 31).get("id");
        Object down = Assets.picture(39, 32).get("id");
        Posts.trash(Posts.published("title", "Trash", "images", cover(trashed)));
        Posts.unpublish(Posts.published("title", "Down", "images", cover(down)));

        assertUnknown(trashed);
        assertUnknown(down);
    }

    @Test
    void aTagsImageIsShownWhileALivePostHasTheTag() {
        Object id = Assets.picture(39, 33).get("id");
        String tag = record("tags", "name", "T", "image", Map.of("assetId", id));
        assertUnknown(id);
        Posts.draft("title", "Draft", "tagIds", List.of(tag));
        assertUnknown(id);

        String post = Posts.published("title", "Live", "tagIds", List.of(tag));

        read(id).then().statusCode(200);
        Posts.unpublish(post);
        assertUnknown(id);
    }

    @Test
    void aCategorysImageIsShownWhileALivePostIsInItOrBelowIt() {
        Object above = Assets.picture(39, 34).get("id");
        Object beside = Assets.picture(39, 35).get("id");
        String parent = record("categories", "name", "Above", "image", Map.of("assetId", above));
        String child = record("categories", "name", "Below", "parentId", parent);
        record("categories", "name", "Beside", "parentId", parent, "image", Map.of("assetId", beside));
        assertUnknown(above);

        Posts.published("title", "Live", "categoryIds", List.of(child));

        read(above).then().statusCode(200);
        assertUnknown(beside);
    }

    @Test
    void anAuthorsAvatarIsShownWhileHeHasALivePost() {
        Object id = Assets.picture(39, 36).get("id");
        String author = record("authors", "name", "Ada", "avatar", Map.of("assetId", id));
        assertUnknown(id);

        Posts.published("title", "Live", "authorIds", List.of(author));

        read(id).then().statusCode(200);
    }

    @Test
    void aReplacementIsShownInThePlaceOfWhatIsGone() {
        Object gone = Assets.picture(39, 37).get("id");
        Object next = Assets.picture(39, 38).get("id");
        Posts.published("title", "Swap", "images", cover(gone));
        assertUnknown(next);

        Api.as(Role.EDITOR)
                .delete(Assets.PATH + "/" + gone + "?replaceWith=" + next)
                .then()
                .statusCode(200);

        read(next).then().statusCode(200);
        assertUnknown(gone);
    }

    @Test
    void aPathThatIsNoIdIsNotFound() {
        read("sea.png").then().statusCode(404);
    }
}
