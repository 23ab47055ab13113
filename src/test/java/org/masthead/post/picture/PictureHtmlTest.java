package org.masthead.post.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;
import org.masthead.testing.TestImages;

/** The pictures in a post's HTML. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PictureHtmlTest {

    private static Map<String, Object> described(int width, int height, Map<String, String> words) {
        return Assets.send("wide.png", TestImages.png(width, height), words)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static List<Element> pictures(String id) {
        return Jsoup.parse(Posts.live(id).path("html").toString()).select("img");
    }

    private static String newBytes(Object asset, byte[] bytes) {
        return Api.as(Role.EDITOR)
                .contentType("image/png")
                .body(bytes)
                .put(Assets.PATH + "/" + asset + "/content")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
    }

    @Test
    void aMarkdownPictureGetsWhatACoverGets() {
        Map<String, Object> asset = described(700, 500, Map.of("alt", "Hills", "caption", "Seen <twice> & \"more\""));
        String id = Posts.published("title", "One", "body", "Look: ![](" + Assets.path(asset) + ")");

        Element picture = pictures(id).get(0);

        assertThat(picture.attr("src")).isEqualTo(asset.get("url"));
        assertThat(picture.attr("width")).isEqualTo("700");
        assertThat(picture.attr("height")).isEqualTo("500");
        assertThat(picture.attr("srcset")).isEqualTo(asset.get("srcset"));
        assertThat(picture.attr("sizes")).isEqualTo("100vw");
        assertThat(picture.attr("alt")).isEqualTo("Hills");
        assertThat(picture.attr("data-color")).isEqualTo(asset.get("color"));
        assertThat(picture.attr("data-placeholder")).isEqualTo(asset.get("placeholder"));
        assertThat(picture.attr("data-caption")).isEqualTo("Seen <twice> & \"more\"");
    }

    @Test
    void allButTheFirstLoadLazily() {
        String path = Assets.path(Assets.picture(30, 20));
        String id = Posts.published(
                "title",
                "Three",
                "body",
                "![a](" + path + ")\n\n![b](https://example.com/b.png)\n\n![c](" + path + ")");

        List<Element> pictures = pictures(id);

        assertThat(pictures).extracting(picture -> picture.attr("loading")).containsExactly("", "lazy", "lazy");
    }

    @Test
    void wordsAndSizesOfTheAuthorStay() {
        String path = Assets.path(described(800, 400, Map.of("alt", "Of the asset")));
        String id = Posts.published(
                "title",
                "Own",
                "body",
                "![Mine](" + path + " \"Title\")\n\n<img src=\"" + path + "\" width=\"100\" loading=\"eager\">");

        List<Element> pictures = pictures(id);

        assertThat(pictures.get(0).attr("alt")).isEqualTo("Mine");
        assertThat(pictures.get(0).attr("title")).isEqualTo("Title");
        assertThat(pictures.get(1).attr("width")).isEqualTo("100");
        assertThat(pictures.get(1).hasAttr("height")).isFalse();
        assertThat(pictures.get(1).attr("loading")).isEqualTo("eager");
        assertThat(pictures.get(1).attr("srcset")).contains("?w=800 800w");
    }

    @Test
    void aPictureByReferenceOrAtAnotherBaseIsTheAssetToo() {
        Map<String, Object> asset = Assets.picture(60, 50);
        String path = Assets.path(asset);
        String id = Posts.published(
                "title",
                "Refs",
                "body",
                "![a][ref] ![b](https://old.example.org/cms" + path + "?w=320)\n\n[ref]: " + path);

        List<Element> pictures = pictures(id);

        assertThat(pictures)
                .extracting(picture -> picture.attr("src"))
                .containsOnly(asset.get("url").toString());
        assertThat(pictures).extracting(picture -> picture.attr("width")).containsOnly("60");
    }

    @Test
    void aRemotePictureStaysAsItIs() {
        String id = Posts.published("title", "Far", "body", "![a](https://example.com/b.png)");

        Element picture = pictures(id).get(0);

        assertThat(picture.attributes().asList()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("src", "alt");
    }

    @Test
    void anAddressOfAnAssetThatNeverWasIsMadeWholeAndNoMore() {
        String path = "/media/" + UUID.randomUUID() + "/" + "0".repeat(64) + "/x.png";
        String id = Posts.published("title", "None", "body", "![a](" + path + ")");

        Element picture = pictures(id).get(0);

        assertThat(picture.attr("src")).startsWith("http").endsWith(path);
        assertThat(picture.hasAttr("srcset")).isFalse();
    }

    @Test
    void aPictureThatMovesHasNoVariantsToChooseFrom() {
        String path = Assets.path(Assets.add("moving.gif", TestImages.gif(3)));
        String id = Posts.published("title", "Moving", "body", "![a](" + path + ")");

        Element picture = pictures(id).get(0);

        assertThat(picture.attr("width")).isEqualTo("32");
        assertThat(picture.hasAttr("srcset")).isFalse();
        assertThat(picture.hasAttr("sizes")).isFalse();
    }

    @Test
    void wordsOfTheAssetThatLookLikeHtmlAreWords() {
        String path = Assets.path(described(40, 39, Map.of("alt", "\"><script>alert(1)</script>")));
        String id = Posts.published("title", "Script", "body", "![](" + path + ")");

        Element picture = pictures(id).get(0);

        assertThat(picture.attr("alt")).isEqualTo("\"><script>alert(1)</script>");
        assertThat(Jsoup.parse(Posts.live(id).path("html").toString()).select("script"))
                .isEmpty();
    }

    @Test
    void otherBytesAreShownAtOnceInWhatReadersSee() {
        Map<String, Object> asset = Assets.picture(50, 40);
        String id = Posts.published("title", "Changes", "body", "![a](" + Assets.path(asset) + ")");
        String etag = Posts.live(id).header("ETag");

        String url = newBytes(asset.get("id"), TestImages.png(70, 30));

        Element picture = pictures(id).get(0);
        assertThat(url).isNotEqualTo(asset.get("url"));
        assertThat(picture.attr("src")).isEqualTo(url);
        assertThat(picture.attr("width")).isEqualTo("70");
        assertThat(picture.attr("srcset")).startsWith(url);
        assertThat(Posts.live(id).header("ETag")).isNotEqualTo(etag);
        Posts.read(id).then().body("hasUnpublishedChanges", equalTo(false));
    }

    @Test
    void newWordsAndAnotherFocusOfTheAssetAreShownAtOnceToo() {
        Map<String, Object> asset = Assets.picture(55, 40);
        String id = Posts.published("title", "Words", "body", "![](" + Assets.path(asset) + ")");

        String url = Api.as(Role.EDITOR)
                .body(Map.of("alt", "Now with words", "focalPoint", Map.of("x", 0.1, "y", 0.9)))
                .patch(Assets.PATH + "/" + asset.get("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("url");

        Element picture = pictures(id).get(0);
        assertThat(picture.attr("alt")).isEqualTo("Now with words");
        assertThat(picture.attr("src")).isEqualTo(url);
        Api.anonymous().get(Posts.LIVE + "/" + id + "?formats=text").then().body("text", equalTo("Now with words"));
    }

    @Test
    void aPreviewShowsThePicturesAsReadersWillSeeThem() {
        Map<String, Object> asset = Assets.picture(56, 40);
        String id = Posts.draft("title", "Preview", "body", "![](" + Assets.path(asset) + ")");
        String token = Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/preview")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        String html =
                Api.anonymous().get(Posts.LIVE + "/" + id + "?preview=" + token).path("html");

        assertThat(Jsoup.parse(html).select("img").attr("srcset")).isEqualTo(asset.get("srcset"));
    }
}
