package org.masthead.post.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
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
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

/** Where an asset is used. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class AssetUsageTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    /** The uses of an asset: {@code type where state title}. */
    private static List<String> uses(Object asset) {
        List<Map<String, String>> uses = Api.as(Role.EDITOR)
                .get(Assets.PATH + "/" + asset + "/usage")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        assertThat(Assets.read(asset)).containsEntry("usageCount", uses.size());
        return uses.stream()
                .map(use -> use.get("type") + " " + use.get("where") + " " + use.get("state") + " " + use.get("title"))
                .toList();
    }

    private static Map<String, Object> cover(Object asset) {
        return Map.of("assetId", asset);
    }

    private static String schedule(String id, Duration in) {
        String at = Instant.now().plus(in).truncatedTo(ChronoUnit.SECONDS).toString();
        Api.as(Role.EDITOR)
                .body(Map.of("at", at))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);
        return id;
    }

    @Test
    void aNewAssetIsUsedNowhere() {
        Object asset = Assets.picture(31, 21).get("id");

        List<String> uses = uses(asset);

        assertThat(uses).isEmpty();
    }

    @Test
    void aDraftUsesItInEachOfItsPlaces() {
        Map<String, Object> asset = Assets.picture(31, 22);
        Object id = asset.get("id");
        String body = "![a](" + Assets.path(asset) + ") ![b][r]\n\n[r]: " + asset.get("url");
        String post = Posts.draft(
                "title",
                "All",
                "images",
                List.of(cover(id), cover(id)),
                "body",
                body,
                "seo",
                Map.of("image", cover(id)));

        List<String> uses = uses(id);

        assertThat(uses).containsExactly("post body draft All", "post cover draft All", "post seo draft All");
        Api.as(Role.EDITOR)
                .get(Assets.PATH + "/" + id + "/usage")
                .then()
                .body("id", equalTo(List.of(post, post, post)));
    }

    @Test
    void htmlAndLinksInTheBodyAreUsesToo() {
        Map<String, Object> one = Assets.picture(31, 23);
        Map<String, Object> two = Assets.picture(31, 24);
        Posts.draft(
                "title", "Html", "body", "<img src='" + one.get("url") + "?w=320'> [all](" + Assets.path(two) + ")");

        assertThat(uses(one.get("id"))).containsExactly("post body draft Html");
        assertThat(uses(two.get("id"))).containsExactly("post body draft Html");
    }

    @Test
    void aPublishedPostIsNotListedTwice() {
        Object asset = Assets.picture(31, 25).get("id");
        Posts.published("title", "Live", "images", List.of(cover(asset)));

        List<String> uses = uses(asset);

        assertThat(uses).containsExactly("post cover live Live");
    }

    @Test
    void whatReadersStillSeeCountsBesideTheWorkingCopy() {
        Object old = Assets.picture(31, 26).get("id");
        Object next = Assets.picture(31, 27).get("id");
        String id = Posts.published("title", "Old title", "images", List.of(cover(old)));

        Posts.edit(id, "title", "New title", "images", List.of(cover(next)));

        assertThat(uses(old)).containsExactly("post cover live Old title");
        assertThat(uses(next)).containsExactly("post cover draft New title");
    }

    @Test
    void anEditBesideThePictureIsAUseOfItsOwn() {
        Object asset = Assets.picture(31, 28).get("id");
        String id = Posts.published("title", "A", "images", List.of(cover(asset)));

        Posts.edit(id, "title", "B");

        assertThat(uses(asset)).containsExactly("post cover live A", "post cover draft B");
    }

    @Test
    void aScheduleToComeIsToldAsSuchAndLaterAsLive() {
        Object asset = Assets.picture(31, 29).get("id");
        schedule(Posts.draft("title", "Due", "images", List.of(cover(asset))), Duration.ofHours(1));

        List<String> before = uses(asset);
        clock.advance(Duration.ofHours(2));
        List<String> after = uses(asset);

        assertThat(before).containsExactly("post cover scheduled Due");
        assertThat(after).containsExactly("post cover live Due");
    }

    @Test
    void anUpdateToComeOfALivePostCountsBesideWhatIsLive() {
        Object now = Assets.picture(31, 30).get("id");
        Object next = Assets.picture(31, 31).get("id");
        String id = Posts.published("title", "Now", "images", List.of(cover(now)));
        Posts.edit(id, "title", "Next", "images", List.of(cover(next)));
        schedule(id, Duration.ofHours(1));

        assertThat(uses(now)).containsExactly("post cover live Now");
        assertThat(uses(next)).containsExactly("post cover scheduled Next");
        clock.advance(Duration.ofHours(2));
        assertThat(uses(now)).isEmpty();
        assertThat(uses(next)).containsExactly("post cover live Next");
    }

    @Test
    void aPostThatWasTakenDownIsADraft() {
        Object asset = Assets.picture(31, 32).get("id");
        String id = Posts.published("title", "Down", "images", List.of(cover(asset)));

        Posts.unpublish(id);

        assertThat(uses(asset)).containsExactly("post cover draft Down");
    }

    @Test
    void thePostInTheTrashStillUsesItAndOneDeletedForGoodDoesNot() {
        Object asset = Assets.picture(31, 33).get("id");
        String id = Posts.draft("title", "Trash", "images", List.of(cover(asset)));

        Posts.trash(id);
        List<String> trashed = uses(asset);
        Api.as(Role.EDITOR)
                .delete(Posts.ADMIN + "/" + id + "?force=true")
                .then()
                .statusCode(200);

        assertThat(trashed).containsExactly("post cover draft Trash");
        assertThat(uses(asset)).isEmpty();
    }

    @Test
    void anOldRevisionAloneIsNoUse() {
        Object asset = Assets.picture(31, 34).get("id");
        String id = Posts.draft("title", "Was", "images", List.of(cover(asset)));

        Posts.edit(id, "images", List.of());

        assertThat(uses(asset)).isEmpty();
    }

    @Test
    void tagsCategoriesAndAuthorsUseItBehindPosts() {
        Object asset = Assets.picture(31, 35).get("id");
        for (String kind : List.of("tags", "categories")) {
            Api.as(Role.EDITOR)
                    .body(Map.of("name", "In " + kind, "image", cover(asset)))
                    .post("/api/v1/admin/" + kind)
                    .then()
                    .statusCode(201);
        }
        Api.as(Role.EDITOR)
                .body(Map.of("name", "Ada", "avatar", cover(asset)))
                .post("/api/v1/admin/authors")
                .then()
                .statusCode(201);
        Posts.published("title", "Post", "images", List.of(cover(asset)));

        List<String> uses = uses(asset);

        assertThat(uses)
                .containsExactly(
                        "post cover live Post",
                        "tag cover live In tags",
                        "category cover live In categories",
                        "author avatar live Ada");
    }

    @Test
    void anUnknownAssetHasNoUsage() {
        Api.as(Role.EDITOR)
                .get(Assets.PATH + "/" + UUID.randomUUID() + "/usage")
                .then()
                .statusCode(404);
    }

    @Test
    void readersAndStrangersDoNotLearnOfIt() {
        String path = Assets.PATH + "/" + Assets.picture(31, 36).get("id") + "/usage";

        Api.as(Role.READER).get(path).then().statusCode(403);
        Api.anonymous().get(path).then().statusCode(401);
    }
}
