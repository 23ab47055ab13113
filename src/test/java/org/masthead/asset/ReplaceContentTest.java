package org.masthead.asset;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.masthead.testing.Race;
import org.masthead.testing.TestImages;

/** Other bytes in the place of an asset's. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ReplaceContentTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response replace(Role role, Object id, byte[] bytes) {
        return Api.as(role).contentType("image/png").body(bytes).put(Assets.PATH + "/" + id + "/content");
    }

    private static Map<String, Object> replaced(Map<String, Object> asset, byte[] bytes) {
        return replace(Role.EDITOR, asset.get("id"), bytes)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static String picture(Map<String, Object> asset) {
        return "![a](" + Assets.path(asset) + ")";
    }

    @Test
    void coversAndPicturesOfLivePostsAreOfTheNewBytesAtOnce() {
        Map<String, Object> asset = Assets.picture(37, 21);
        String id = Posts.published(
                "title", "Live", "images", List.of(Map.of("assetId", asset.get("id"))), "body", picture(asset));

        Map<String, Object> now = replaced(asset, TestImages.png(70, 50));

        Posts.live(id)
                .then()
                .body("images[0].url", equalTo(now.get("url")))
                .body("images[0].width", equalTo(70))
                .body("html", containsString("src=\"" + now.get("url") + "\""))
                .body("html", containsString("height=\"50\""))
                .body("html", not(containsString(asset.get("hash").toString())));
    }

    @Test
    void theTextsGoOnNamingTheOldAddressWhichStillAnswers() {
        Map<String, Object> asset = Assets.picture(37, 22);
        String id = Posts.published("title", "Text", "body", picture(asset));
        long before = Api.anonymous().get(Assets.path(asset)).asByteArray().length;

        replaced(asset, TestImages.png(71, 50));

        Posts.read(id).then().body("body", equalTo(picture(asset))).body("version", equalTo(2));
        Response old = Api.anonymous().get(Assets.path(asset));
        old.then().statusCode(200);
        assertThat(old.asByteArray()).hasSize((int) before);
    }

    @Test
    void aScheduleToComeIsRenderedAnewToo() {
        Map<String, Object> asset = Assets.picture(37, 23);
        String id = Posts.draft("title", "Due", "body", picture(asset));
        String at = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        Api.as(Role.EDITOR)
                .body(Map.of("at", at))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);

        Map<String, Object> now = replaced(asset, TestImages.png(72, 50));

        clock.advance(Duration.ofHours(2));
        Posts.live(id)
                .then()
                .statusCode(200)
                .body("html", containsString(now.get("url").toString()));
    }

    @Test
    void aPublishAfterwardsShowsTheNewBytes() {
        Map<String, Object> asset = Assets.picture(37, 24);
        String id = Posts.draft("title", "Later", "body", picture(asset));
        Map<String, Object> now = replaced(asset, TestImages.png(73, 50));

        Posts.publish(id);

        Posts.live(id).then().body("html", containsString(now.get("url").toString()));
    }

    @Test
    void theSameBytesAgainAreNoChange() {
        Map<String, Object> asset = Assets.picture(37, 25);

        Map<String, Object> now = replaced(asset, TestImages.png(37, 25));

        assertThat(now).isEqualTo(asset);
    }

    @Test
    void whatIsSaidOfItStays() {
        Map<String, Object> asset = Assets.send(
                        "sea.png",
                        TestImages.png(37, 26),
                        Map.of("alt", "Sea", "caption", "C", "credit", "Ada", "folder", "f", "focalPoint", "0.1,0.2"))
                .jsonPath()
                .getMap("");

        Map<String, Object> now = replaced(asset, TestImages.png(74, 50));

        for (String name : List.of("id", "alt", "caption", "credit", "folder", "focalPoint", "filename", "createdAt")) {
            assertThat(now).containsEntry(name, asset.get(name));
        }
        assertThat(now).containsEntry("version", 2);
    }

    @Test
    void aFormWithOneFileReplacesToo() {
        Map<String, Object> asset = Assets.picture(37, 27);

        Response answer = Api.as(Role.EDITOR)
                .contentType("multipart/form-data")
                .multiPart("file", "other.png", TestImages.png(75, 50))
                .put(Assets.PATH + "/" + asset.get("id") + "/content");

        answer.then().statusCode(200).body("width", equalTo(75)).body("filename", equalTo("picture.png"));
    }

    @Test
    void bytesThatAreNoImageChangeNothing() {
        Map<String, Object> asset = Assets.picture(37, 28);

        Response answer = replace(Role.EDITOR, asset.get("id"), TestImages.truncated(TestImages.png(76, 50)));

        answer.then().statusCode(422);
        assertThat(Assets.read(asset.get("id"))).isEqualTo(asset);
    }

    @Test
    void aGuardKeepsAStaleOneOut() {
        Map<String, Object> asset = Assets.picture(37, 29);
        replaced(asset, TestImages.png(77, 50));

        Response answer = Api.as(Role.EDITOR)
                .header("If-Match", "\"1-0\"")
                .contentType("image/png")
                .body(TestImages.png(78, 50))
                .put(Assets.PATH + "/" + asset.get("id") + "/content");

        answer.then().statusCode(412).body("current.width", equalTo(77));
    }

    @Test
    void whoMayNotChangeItIsRefused() {
        Object id = Assets.picture(37, 30).get("id");
        byte[] bytes = TestImages.png(79, 50);

        replace(Role.AUTHOR, id, bytes).then().statusCode(403);
        replace(Role.READER, id, bytes).then().statusCode(403);
        replace(Role.EDITOR, UUID.randomUUID(), bytes).then().statusCode(404);
    }

    @Test
    void replacementsAndPublishesAtOnceEndWithWhatTheAssetIs() {
        Map<String, Object> asset = Assets.picture(37, 31);
        List<String> posts = List.of(
                Posts.draft("title", "A", "body", picture(asset)), Posts.draft("title", "B", "body", picture(asset)));

        List<Integer> answers = Race.of(
                16,
                turn -> turn % 2 == 0
                        ? replace(Role.EDITOR, asset.get("id"), TestImages.png(80 + turn, 50))
                                .statusCode()
                        : Api.as(Role.EDITOR)
                                .post(Posts.ADMIN + "/" + posts.get(turn / 2 % 2) + "/publish")
                                .statusCode());

        assertThat(answers).containsOnly(200);
        String url = Assets.read(asset.get("id")).get("url").toString();
        posts.forEach(id -> Posts.live(id).then().body("html", containsString("src=\"" + url + "\"")));
    }

    @Test
    void theLogTellsReadersCaches() {
        Map<String, Object> asset = Assets.picture(37, 32);
        long before = Database.number("select generation from log_position");

        replaced(asset, TestImages.png(99, 50));

        assertThat(Database.number("select generation from log_position")).isGreaterThan(before);
    }
}
