package org.masthead.post.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;
import org.masthead.testing.TestImages;

/** What a front end gets with a post's covers, and what an editor may write for them. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostPicturesTest {

    private static Map<String, Object> sea() {
        return Assets.send("sea.jpg", TestImages.jpeg(900, 600), Map.of("alt", "海", "caption", "The sea"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("");
    }

    @Test
    void aCoverHasAllThatAPageNeedsToPaintWithoutAJump() {
        Map<String, Object> asset = sea();
        String id = Posts.published("title", "Sea", "images", List.of(Map.of("assetId", asset.get("id"))));

        Response answer = Posts.live(id);

        String url = asset.get("url").toString();
        Map<String, Object> cover = answer.jsonPath().getMap("images[0]");
        assertThat(cover)
                .containsOnlyKeys(
                        "assetId",
                        "url",
                        "width",
                        "height",
                        "srcset",
                        "sizes",
                        "placeholder",
                        "color",
                        "alt",
                        "caption")
                .containsEntry("assetId", asset.get("id"))
                .containsEntry("url", url)
                .containsEntry("width", 900)
                .containsEntry("height", 600)
                .containsEntry("sizes", "100vw")
                .containsEntry("placeholder", asset.get("placeholder"))
                .containsEntry("color", asset.get("color"))
                .containsEntry("alt", "海")
                .containsEntry("caption", "The sea")
                .containsEntry(
                        "srcset",
                        url + "?w=320 320w, " + url + "?w=480 480w, " + url + "?w=640 640w, " + url + "?w=800 800w, "
                                + url + "?w=1024 900w");
    }

    @Test
    void cachesAreToldOfAllAssetsThatAnAnswerShows() {
        Map<String, Object> cover = sea();
        Map<String, Object> inBody = Assets.picture(41, 30);
        Map<String, Object> ofTag = Assets.picture(42, 30);
        Api.as(Role.EDITOR)
                .body(Map.of("name", "Sea", "image", Map.of("assetId", ofTag.get("id"))))
                .post("/api/v1/admin/tags");
        String id = Posts.published(
                "title",
                "Sea",
                "images",
                List.of(Map.of("assetId", cover.get("id"))),
                "tags",
                List.of("Sea"),
                "body",
                "![](" + Assets.path(inBody) + ")");

        Response single = Posts.live(id);
        Response list = Api.anonymous().get("/api/v1/posts");
        Response tag = Api.anonymous().get("/api/v1/tags/sea");

        assertThat(single.header("Surrogate-Key")).contains("asset:" + cover.get("id"), "asset:" + inBody.get("id"));
        assertThat(list.header("Surrogate-Key"))
                .contains("asset:" + cover.get("id"))
                .doesNotContain("" + inBody.get("id"));
        assertThat(tag.header("Surrogate-Key")).contains("asset:" + ofTag.get("id"));
    }

    @Test
    void listsGiveTheSameAsTheSinglePost() {
        Map<String, Object> asset = sea();
        String id = Posts.published("title", "Sea", "images", List.of(Map.of("assetId", asset.get("id"))));

        Response list = Api.anonymous().get(Posts.LIVE);

        assertThat(list.jsonPath().getMap("items[0].images[0]"))
                .isEqualTo(Posts.live(id).jsonPath().getMap("images[0]"));
        Posts.read(id).then().body("images[0]", equalTo(list.path("items[0].images[0]")));
    }

    @Test
    void theWordsOfThePostOutweighThoseOfTheAsset() {
        Map<String, Object> asset = sea();
        Map<String, Object> cover = Map.of("assetId", asset.get("id"), "alt", "Waves", "caption", "");
        String id = Posts.published("title", "Sea", "images", List.of(cover));

        Response answer = Posts.live(id);

        answer.then().body("images[0].alt", equalTo("Waves")).body("images[0].caption", equalTo(""));
    }

    @Test
    void whatIsSaidOfTheAssetLaterIsReadAtOnce() {
        Map<String, Object> asset = sea();
        String id = Posts.published("title", "Sea", "images", List.of(Map.of("assetId", asset.get("id"))));
        String before = Posts.live(id).header("ETag");

        Api.as(Role.EDITOR)
                .body(Map.of("alt", "The North Sea"))
                .patch(Assets.PATH + "/" + asset.get("id"))
                .then()
                .statusCode(200);

        Response answer = Posts.live(id);
        answer.then().body("images[0].alt", equalTo("The North Sea"));
        assertThat(answer.header("ETag")).isNotEqualTo(before);
    }

    @Test
    void aRemoteCoverHasNoSizes() {
        String id = Posts.published(
                "title", "Far", "images", List.of(Map.of("src", "https://example.com/a.jpg", "caption", "Far away")));

        Response answer = Posts.live(id);

        answer.then()
                .body("images[0].url", equalTo("https://example.com/a.jpg"))
                .body("images[0].caption", equalTo("Far away"))
                .body("images[0].assetId", nullValue())
                .body("images[0].width", nullValue())
                .body("images[0].srcset", nullValue());
    }

    @Test
    void coversThatAreSentBackAsTheyWereReadStayTheSame() {
        Map<String, Object> asset = sea();
        String id = Posts.draft(
                "title",
                "Both",
                "images",
                List.of(Map.of("src", "https://example.com/a.jpg"), Map.of("assetId", asset.get("id"))));
        Response read = Posts.read(id);

        Posts.put(id, "images", read.path("images")).then().statusCode(200);

        Posts.read(id).then().body("images", equalTo(read.path("images")));
    }

    @Test
    void anAddressOfAnAssetIsTheAsset() {
        Map<String, Object> asset = sea();
        String id = Posts.draft("title", "By address", "images", List.of(Map.of("src", asset.get("url") + "?w=320")));

        Response answer = Posts.read(id);

        answer.then()
                .body("images[0].assetId", equalTo(asset.get("id")))
                .body("images[0].url", equalTo(asset.get("url")));
    }

    @Test
    void coversKeepTheirOrder() {
        Map<String, Object> one = Assets.picture(20, 11);
        Map<String, Object> two = Assets.picture(20, 12);
        String id = Posts.published(
                "title",
                "Ordered",
                "images",
                List.of(
                        Map.of("assetId", two.get("id")),
                        Map.of("src", "https://example.com/a.jpg"),
                        Map.of("assetId", one.get("id")),
                        Map.of("assetId", two.get("id"))));

        Response answer = Posts.live(id);

        answer.then()
                .body(
                        "images.url",
                        contains(two.get("url"), "https://example.com/a.jpg", one.get("url"), two.get("url")));
    }

    @Test
    void thePictureForSearchEnginesIsAnImageToo() {
        Map<String, Object> asset = sea();
        String id = Posts.published("title", "Seo", "seo", Map.of("image", Map.of("assetId", asset.get("id"))));

        Response answer = Posts.live(id);

        answer.then()
                .body("seo.image.assetId", equalTo(asset.get("id")))
                .body("seo.image.width", equalTo(900))
                .body("seo.image.srcset", containsString("?w=800 800w"))
                .body("images", hasSize(0));
    }

    @Test
    void anAssetThatIsNotThereIsToldWithItsPlace() {
        String none = "01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5";

        Response answer = Posts.create(
                "title",
                "Nothing",
                "images",
                List.of(Map.of("src", "/x.png"), Map.of("assetId", none)),
                "seo",
                Map.of("image", Map.of("assetId", none)));

        answer.then()
                .statusCode(422)
                .body("violations.field", contains("images[1].assetId", "seo.image.assetId"))
                .body("violations.code", contains("unknown-id", "unknown-id"));
    }

    @Test
    void aPictureThatIsNeitherIsRefused() {
        Response answer = Posts.create("title", "Nothing", "images", List.of(Map.of("alt", "words alone")));

        answer.then().statusCode(422).body("violations.field", contains("images[0]"));
    }

    @Test
    void coversWrittenInADraftAreNotReadYet() {
        Map<String, Object> asset = sea();
        String id = Posts.published("title", "Later");
        Posts.edit(id, "images", List.of(Map.of("assetId", asset.get("id"))));

        Response before = Posts.live(id);
        Posts.publish(id);

        before.then().body("images", hasSize(0));
        Posts.live(id).then().body("images[0].placeholder", notNullValue());
    }
}
