package org.masthead.asset.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;
import org.masthead.testing.TestImages;

@QuarkusTest
@ExtendWith(FreshTables.class)
class MediaTest {

    @Inject
    MeterRegistry metrics;

    private static Response get(String path) {
        return Api.anonymous().header("Accept", "*/*").get(path);
    }

    private static BufferedImage picture(Response answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
    }

    @Test
    void anOriginalIsServedForEver() {
        Map<String, Object> asset = Assets.add("云 one.png", TestImages.png(50, 30));

        Response answer = get(Assets.path(asset));

        answer.then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("ETag", "\"" + asset.get("hash") + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Accept-Ranges", "bytes")
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Disposition", "inline; filename=\"_ one.png\"; filename*=UTF-8''%E4%BA%91%20one.png");
        assertThat(answer.asByteArray()).hasSize(((Number) asset.get("size")).intValue());
    }

    @Test
    void allImagesAreOneNameAmongTheMetrics() {
        Map<String, Object> asset = Assets.picture(50, 33);

        get(Assets.path(asset)).then().statusCode(200);

        Api.anonymous()
                .get("/q/metrics")
                .then()
                .body(containsString("uri=\"/media/{address}\""))
                .body(not(containsString((String) asset.get("hash"))));
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        Map<String, Object> asset = Assets.picture(50, 31);

        Response answer = Api.anonymous()
                .header("If-None-Match", "W/\"x\", \"" + asset.get("hash") + "\"")
                .get(Assets.path(asset));

        answer.then().statusCode(304);
        assertThat(answer.asByteArray()).isEmpty();
    }

    @Test
    void aPartIsSentWhereOneIsAskedFor() {
        Map<String, Object> asset = Assets.picture(50, 32);
        byte[] whole = get(Assets.path(asset)).asByteArray();

        Response first = Api.anonymous().header("Range", "bytes=0-9").get(Assets.path(asset));
        Response last = Api.anonymous().header("Range", "bytes=-5").get(Assets.path(asset));
        Response beyond = Api.anonymous().header("Range", "bytes=999999-").get(Assets.path(asset));
        Response stale = Api.anonymous()
                .header("Range", "bytes=0-9")
                .header("If-Range", "\"other\"")
                .get(Assets.path(asset));

        first.then().statusCode(206).header("Content-Range", "bytes 0-9/" + whole.length);
        assertThat(first.asByteArray()).isEqualTo(java.util.Arrays.copyOf(whole, 10));
        assertThat(last.then().statusCode(206).extract().asByteArray()).hasSize(5);
        beyond.then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + whole.length)
                .header("Cache-Control", "no-store");
        stale.then().statusCode(200);
    }

    @Test
    void sizesSnapUpAndNothingIsEnlarged() throws IOException {
        Map<String, Object> asset = Assets.picture(700, 350);

        BufferedImage narrow = picture(get(Assets.path(asset) + "?w=300&format=png"));
        BufferedImage wide = picture(get(Assets.path(asset) + "?w=2000&format=png"));
        BufferedImage crop = picture(get(Assets.path(asset) + "?w=320&h=320&fit=cover&format=png"));
        BufferedImage framed = picture(get(Assets.path(asset) + "?w=320&h=320&fit=contain&format=png"));
        BufferedImage inside = picture(get(Assets.path(asset) + "?w=320&h=320&fit=inside&format=png"));

        assertThat(narrow.getWidth()).isEqualTo(320);
        assertThat(narrow.getHeight()).isEqualTo(160);
        assertThat(wide.getWidth()).isEqualTo(700);
        assertThat(crop.getWidth()).isEqualTo(320).isEqualTo(crop.getHeight());
        assertThat(framed.getWidth()).isEqualTo(320).isEqualTo(framed.getHeight());
        assertThat(inside.getWidth()).isEqualTo(320);
        assertThat(inside.getHeight()).isEqualTo(160);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webp", "jpeg", "png"})
    void aTallPictureIsAsHighAsAFileCanHoldIt(String format) {
        Map<String, Object> asset = Assets.add("tall.png", TestImages.png(40, 20_000));

        Response answer = get(Assets.path(asset) + "?w=320&format=" + format);

        answer.then().statusCode(200);
        assertThat(asset.get("srcset").toString()).endsWith("?w=320 33w");
    }

    @Test
    void theFormatIsTheBestThatAcceptNames() {
        Map<String, Object> opaque = Assets.add("opaque.jpg", TestImages.jpeg(400, 200));
        Map<String, Object> clear = Assets.add("clear.png", TestImages.pngWithAlpha(400, 200));

        Response modern = Api.anonymous()
                .header("Accept", "image/avif,image/webp,*/*;q=0.8")
                .get(Assets.path(opaque) + "?w=320");
        Response refusing =
                Api.anonymous().header("Accept", "image/webp;q=0, */*").get(Assets.path(opaque) + "?w=320");

        modern.then().statusCode(200).header("Content-Type", "image/webp").header("Vary", containsString("Accept"));
        refusing.then().header("Content-Type", "image/jpeg");
        for (String other : List.of("image/webpx", "x/image/webp", "image/webp;level=1;q=0.0", "image/*")) {
            Response answer = Api.anonymous().header("Accept", other).get(Assets.path(opaque) + "?w=320");
            answer.then().header("Content-Type", "image/jpeg");
        }
        get(Assets.path(opaque) + "?w=320").then().header("Content-Type", "image/jpeg");
        get(Assets.path(clear) + "?w=320").then().header("Content-Type", "image/png");
    }

    @Test
    void aPictureThatMovesIsItsFirstFrameInVariants() {
        Map<String, Object> asset = Assets.add("moving.gif", TestImages.gif(3));

        assertThat(asset.get("srcset")).isNull();
        get(Assets.path(asset)).then().header("Content-Type", "image/gif");
        get(Assets.path(asset) + "?w=320&format=png").then().statusCode(200).header("Content-Type", "image/png");
    }

    @Test
    void whateverTwoHundredAskForAtOnceIsMadeOnce() {
        Map<String, Object> asset = Assets.picture(900, 600);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + Assets.path(asset) + "?w=640&format=webp"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        double before = metrics.counter("masthead.variants.made").count();

        List<HttpResponse<byte[]>> answers = Stream.generate(
                        () -> client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()))
                .limit(200)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.get(0).body());
        assertThat(metrics.counter("masthead.variants.made").count() - before).isEqualTo(1);
    }

    @Test
    void variantsOfAnotherSizeAreMadeOnce() {
        Map<String, Object> asset = Assets.picture(900, 601);
        double before = metrics.counter("masthead.variants.made").count();

        get(Assets.path(asset) + "?w=500&q=70");
        get(Assets.path(asset) + "?w=640");

        assertThat(metrics.counter("masthead.variants.made").count() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?w=0",
                "?w=abc",
                "?w=-1",
                "?fit=croup",
                "?format=svg",
                "?q=101",
                "?width=3",
                "?w=1&w=2",
                "?w=%ZZ",
                "?w=%2",
                "?%"
            })
    void aWrongQueryIsToldAndMakesNothing(String query) {
        Map<String, Object> asset = Assets.picture(50, 33);

        Response answer = get(Assets.path(asset) + query);

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Map<String, Object> asset = Assets.picture(50, 34);

        get("/media/none").then().statusCode(404).contentType("application/problem+json");
        get("/media/01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5/" + "0".repeat(64) + "/x.png")
                .then()
                .statusCode(404);
        Api.anonymous().post(Assets.path(asset)).then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void anAddressThatIsNoMoreLeadsToThePresentOne() {
        Map<String, Object> asset = Assets.picture(50, 38);
        String old = Assets.path(asset).replace(asset.get("hash").toString(), "0".repeat(64));

        Response answer = Api.anonymous().redirects().follow(false).get(old + "?w=320");

        answer.then().statusCode(308).header("Location", asset.get("url") + "?w=320");
    }

    @Test
    void theAddressOfADeletedAssetLeadsToTheOneInItsPlace() {
        Map<String, Object> gone = Assets.picture(50, 39);
        Map<String, Object> other = Assets.picture(50, 40);
        Api.as(Role.EDITOR).delete(Assets.PATH + "/" + gone.get("id") + "?replaceWith=" + other.get("id"));

        Response answer = Api.anonymous().redirects().follow(false).get(Assets.path(gone));

        answer.then().statusCode(308).header("Location", equalTo(other.get("url")));
    }

    @Test
    void headAnswersWithoutTheBytesAndKnowsNoParts() {
        Map<String, Object> asset = Assets.picture(50, 41);

        Response answer = Api.anonymous().header("Range", "bytes=0-9").head(Assets.path(asset));

        answer.then().statusCode(200).header("Content-Length", asset.get("size").toString());
        assertThat(answer.asByteArray()).isEmpty();
    }

    @Test
    void thePlaceholderIsAPicture() throws IOException {
        BufferedImage placeholder = picture(get("/media/placeholder.png"));

        assertThat(placeholder.getWidth()).isEqualTo(640);
        assertThat(placeholder.getRaster().getSample(0, 0, 0)).isEqualTo(Color.LIGHT_GRAY.getRed());
    }

    @Test
    void thePlaceholderIsShownWithItsWholeAddressAndItsSize() {
        Map<String, Object> asset = Assets.picture(50, 35);
        String post = postWith(asset);

        Api.as(Role.EDITOR).delete(Assets.PATH + "/" + asset.get("id") + "?force=true");

        String address = asset.get("url").toString().replaceAll("/media/.*", "/media/placeholder.png");
        Response shown = Api.anonymous().get(Posts.LIVE + "/" + post);
        shown.then()
                .statusCode(200)
                .body("images[0].url", equalTo(address))
                .body("images[0].width", equalTo(640))
                .body("images[0].height", equalTo(360));
        assertThat(shown.<String>path("html"))
                .contains("src=\"" + address + "\"")
                .contains("width=\"640\"")
                .contains("height=\"360\"");
    }

    @Test
    void thePlaceholderIsNoPictureThatCouldBeBroughtIn() {
        Map<String, Object> asset = Assets.picture(50, 36);
        String post = postWith(asset);
        Api.as(Role.EDITOR).delete(Assets.PATH + "/" + asset.get("id") + "?force=true");

        Response localised = Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + post + "/localise");

        localised.then().statusCode(200).body("pictures", empty());
    }

    @Test
    void htmlShowsOtherPagesTheWholeAddressOfBytesThatAreGone() {
        String gone = "/media/01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5/" + "0".repeat(64) + "/x.png";

        String post = Posts.published("title", "Gone", "body", "![It was here](" + gone + ")");

        String html = Api.anonymous().get(Posts.LIVE + "/" + post).path("html");
        assertThat(html).containsPattern("src=\"http://[^/\"]+" + gone + "\"");
    }

    /** A live post with an asset on its cover and in its text. */
    private static String postWith(Map<String, Object> asset) {
        return Posts.published(
                "title",
                "A journey",
                "body",
                "![](" + Assets.path(asset) + ")",
                "images",
                List.of(Map.of("assetId", asset.get("id"))));
    }

    @Test
    void theAddressChangesWithTheFocalPoint() {
        Map<String, Object> asset = Assets.picture(500, 300);

        Response moved = Api.as(Role.EDITOR)
                .body(Map.of("focalPoint", Map.of("x", 1, "y", 0)))
                .patch(Assets.PATH + "/" + asset.get("id"));

        moved.then().statusCode(200).body("hash", equalTo(asset.get("hash")));
        assertThat(moved.<String>path("url")).isNotEqualTo(asset.get("url"));
        get(Assets.path(moved.jsonPath().getMap("")) + "?w=320&h=320").then().statusCode(200);
    }

    @Test
    void aCropIsKeptForEverOnlyUnderTheAddressOfItsFocalPoint() {
        Map<String, Object> asset = Assets.picture(500, 301);
        Api.as(Role.EDITOR)
                .body(Map.of("focalPoint", Map.of("x", 1, "y", 0)))
                .patch(Assets.PATH + "/" + asset.get("id"));

        Response crop = get(Assets.path(asset) + "?w=320&h=320");
        Response whole = get(Assets.path(asset) + "?w=320");
        Response moved = get(Assets.path(Assets.read(asset.get("id"))) + "?w=320&h=320");

        crop.then().statusCode(200).header("Cache-Control", "public, no-cache");
        whole.then().header("Cache-Control", "public, max-age=31536000, immutable");
        moved.then()
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("ETag", equalTo(crop.header("ETag")));
    }
}
