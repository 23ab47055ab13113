package org.masthead.post.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.PictureServer;
import org.masthead.testing.TestImages;

/** Bringing the remote pictures of a whole post in. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class LocaliseTest {

    private PictureServer elsewhere;

    @BeforeEach
    void start() {
        elsewhere = PictureServer.start();
    }

    @AfterEach
    void stop() {
        elsewhere.close();
    }

    private static Response localise(String id) {
        return Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/localise");
    }

    /** The path of the asset that a picture of the answer has become. */
    private static String path(Response answer, int picture) {
        return Assets.path(Assets.read(answer.path("pictures[" + picture + "].assetId")));
    }

    @Test
    void everyRemotePictureOfBodyAndCoversBecomesAnAsset() {
        String cover = elsewhere.picture("/cover.png", TestImages.png(40, 21));
        String seo = elsewhere.picture("/seo.png", TestImages.png(40, 22));
        String inline = elsewhere.picture("/in.png", TestImages.png(40, 23));
        String id = Posts.draft(
                "title",
                "Far",
                "images",
                List.of(Map.of("src", cover, "alt", "Cover", "caption", "Below")),
                "seo",
                Map.of("title", "Seo", "image", Map.of("src", seo)),
                "body",
                "Text ![in](" + inline + " \"Title\") text");

        Response answer = localise(id);

        answer.then()
                .statusCode(200)
                .body("pictures.src", contains(cover, seo, inline))
                .body("pictures.outcome", contains("localised", "localised", "localised"))
                .body("notices", hasSize(0))
                .body("images[0].assetId", equalTo(answer.path("pictures[0].assetId")))
                .body("images[0].alt", equalTo("Cover"))
                .body("images[0].caption", equalTo("Below"))
                .body("images[0].width", equalTo(40))
                .body("seo.title", equalTo("Seo"))
                .body("seo.image.assetId", equalTo(answer.path("pictures[1].assetId")))
                .body("body", equalTo("Text ![in](" + path(answer, 2) + " \"Title\") text"));
        assertThat(Assets.read(answer.path("pictures[2].assetId"))).containsEntry("filename", "in.png");
        Posts.read(id).then().body("body", equalTo(answer.path("body"))).body("version", equalTo(2));
    }

    @Test
    void whatCannotBeHadStaysAndIsReportedWithTheReason() {
        String good = elsewhere.picture("/good.png", TestImages.png(40, 24));
        String gone = elsewhere.address("/gone.png");
        String page = elsewhere.page("/page", "text/html", "<p>Not here</p>".getBytes(StandardCharsets.UTF_8));
        String broken = elsewhere.picture("/broken.png", TestImages.truncated(TestImages.png(40, 25)));
        String hidden = "http://127.0.0.1:1/a.png";
        String body = "![](" + gone + ")\n![](" + page + ")\n![](" + broken + ")\n![](" + hidden + ")\n![](";
        String id = Posts.draft("title", "Dead", "body", body + good + ")");

        Response answer = localise(id);

        answer.then()
                .statusCode(200)
                .body("pictures.src", contains(gone, page, broken, hidden, good))
                .body("pictures.outcome", contains("dead", "dead", "dead", "dead", "localised"))
                .body("pictures[0].message", containsString("404"))
                .body("pictures[0].assetId", nullValue())
                .body("pictures[3].message", containsString("127.0.0.1 is not a public address"))
                .body("notices.code", contains("image-dead", "image-dead", "image-dead", "image-dead"))
                .body("notices[0].message", containsString(gone))
                .body("body", equalTo(body + path(answer, 4) + ")"));
        assertThat(Database.number("select count(*) from asset")).isEqualTo(1);
    }

    @Test
    void aPictureInSeveralPlacesIsFetchedOnce() {
        String address = elsewhere.picture("/same.png", TestImages.png(40, 26));
        String id = Posts.draft(
                "title",
                "Twice",
                "images",
                List.of(Map.of("src", address), Map.of("src", address)),
                "body",
                "![a](" + address + ") <img src='" + address + "'>\n\n![b][r]\n\n[r]: " + address);

        Response answer = localise(id);

        String path = path(answer, 0);
        String asset = answer.path("pictures[0].assetId");
        answer.then()
                .body("pictures", hasSize(1))
                .body("images.assetId", contains(asset, asset))
                .body("body", equalTo("![a](" + path + ") <img src='" + path + "'>\n\n![b][r]\n\n[r]: " + path));
        assertThat(elsewhere.asked()).containsExactly("/same.png");
    }

    @Test
    void equalBytesAtTwoAddressesAreOneAsset() {
        String one = elsewhere.picture("/one.png", TestImages.png(40, 27));
        String two = elsewhere.picture("/two.png", TestImages.png(40, 27));
        String id = Posts.draft("title", "Equal", "body", "![](" + one + ") ![](" + two + ")");

        Response answer = localise(id);

        String path = path(answer, 0);
        answer.then().body("body", equalTo("![](" + path + ") ![](" + path + ")"));
        assertThat(Database.number("select count(*) from asset")).isEqualTo(1);
    }

    @Test
    void redirectsAreFollowedAsFarAsTheyLeadSomewhereAllowed() {
        elsewhere.picture("/real.png", TestImages.png(40, 28));
        String moved = elsewhere.redirect("/moved", elsewhere.address("/real.png"));
        String inside = elsewhere.redirect("/inside", "http://127.0.0.1:1/secret.png");
        String round = elsewhere.redirect("/round", "/round");
        String id = Posts.draft("title", "Moved", "body", "![](" + moved + ") ![](" + inside + ") ![](" + round + ")");

        Response answer = localise(id);

        answer.then().body("pictures.outcome", contains("localised", "dead", "dead"));
        assertThat(Assets.read(answer.path("pictures[0].assetId"))).containsEntry("filename", "real.png");
    }

    @Test
    void oddAddressesAreFoundHoweverTheyAreWritten() {
        String query = elsewhere.picture("/q.png?a=1&b=2", TestImages.png(40, 29));
        String brackets = elsewhere.picture("/b_(1).png", TestImages.png(40, 30));
        String prefix = elsewhere.picture("/b_(1).png.webp", TestImages.png(40, 31));
        String body = "![](%1$s) ![](%2$s) ![](%3$s) ![](<%2$s>) ![](%4$s)\n\n<p><img alt=x src=\"%5$s\"></p>";
        String id = Posts.draft(
                "title",
                "Odd",
                "body",
                body.formatted(
                        query.replace("&", "&amp;"),
                        brackets,
                        prefix,
                        brackets.replace("(", "\\(").replace(")", "\\)"),
                        query.replace("&", "&amp;")));

        Response answer = localise(id);

        answer.then()
                .body("pictures.outcome", contains("localised", "localised", "localised"))
                .body(
                        "body",
                        equalTo(body.formatted(
                                path(answer, 0), path(answer, 1), path(answer, 2), path(answer, 1), path(answer, 0))));
    }

    @Test
    void whatAnAddressCannotHoldIsEncodedAsBrowsersDo() {
        elsewhere.picture("/a%20b%7C50%25%E4%BA%91.png", TestImages.png(40, 43));
        String id = Posts.draft("title", "Spaces", "body", "![](<" + elsewhere.address("/a b|50%云.png") + ">)");

        Response answer = localise(id);

        answer.then().body("pictures.outcome", contains("localised"));
        assertThat(Assets.read(answer.path("pictures[0].assetId"))).containsEntry("filename", "a b|50%云.png");
    }

    @Test
    void whatOnlyNamesAPictureStaysAsItIs() {
        String address = elsewhere.picture("/a.png", TestImages.png(40, 32));
        String body = "[![](%1$s)](" + address + ")\n\n[large](" + address + ") <" + address + "> " + address
                + "\n\n`![](" + address + ")`\n\n    ![](" + address + ")\n\n```\n![](" + address
                + ")\n```\n\n<a href='" + address + "'>x</a> [d]\n\n[d]: " + address;
        String id = Posts.draft("title", "Links", "body", body.formatted(address));

        Response answer = localise(id);

        answer.then().body("pictures", hasSize(1)).body("body", equalTo(body.formatted(path(answer, 0))));
    }

    @Test
    void readersSeeTheOldPicturesUntilThePostIsPublished() {
        String address = elsewhere.picture("/live.png", TestImages.png(40, 33));
        String id = Posts.published("title", "Live", "body", "![](" + address + ")");
        String before = Posts.live(id).asString();

        Response answer = localise(id);

        answer.then().body("status", equalTo("published")).body("hasUnpublishedChanges", equalTo(true));
        assertThat(Posts.live(id).asString()).isEqualTo(before);
        Posts.publish(id);
        Posts.live(id).then().body("html", containsString(path(answer, 0))).body("html", not(containsString(address)));
    }

    @Test
    void aRevisionTellsOfIt() {
        String address = elsewhere.picture("/rev.png", TestImages.png(40, 34));
        String id = Posts.draft("title", "Revised", "body", "![](" + address + ")");

        localise(id).then().statusCode(200);

        Api.as(Role.EDITOR)
                .get(Posts.ADMIN + "/" + id + "/revisions")
                .then()
                .body("number", contains(2, 1))
                .body("[0].note", equalTo("Remote pictures were brought in"));
    }

    @Test
    void nothingRemoteIsNoChange() {
        String path = Assets.path(Assets.picture(40, 35));
        String id =
                Posts.draft("title", "Home", "body", "![](" + path + ") ![](/img/a.png) ![](data:image/png;base64,)");

        Response answer = localise(id);

        answer.then().statusCode(200).body("pictures", hasSize(0)).body("version", equalTo(1));
    }

    @Test
    void askedAgainItTriesWhatIsLeft() {
        String one = elsewhere.picture("/one.png", TestImages.png(40, 36));
        String two = elsewhere.address("/two.png");
        String id = Posts.draft("title", "Again", "body", "![](" + one + ") ![](" + two + ")");
        localise(id).then().body("pictures.outcome", contains("localised", "dead"));
        elsewhere.picture("/two.png", TestImages.png(40, 37));

        Response again = localise(id);

        again.then()
                .body("pictures.src", contains(two))
                .body("pictures.outcome", contains("localised"))
                .body("body", not(containsString("http://")));
        assertThat(elsewhere.asked()).containsExactlyInAnyOrder("/one.png", "/two.png", "/two.png");
    }

    @Test
    void coversOfAHugoDocumentAreBroughtInAndWrittenBack() {
        String cover = elsewhere.picture("/big.png", TestImages.png(40, 38));
        String id = Posts.draft("title", "Hugo");
        Api.as(Role.EDITOR)
                .contentType("text/markdown")
                .body("---\ntitle: Hugo\nbigimg: [{src: \"" + cover + "\", desc: Big}]\n---\nWords\n")
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200);

        Response answer = localise(id);

        answer.then().body("images[0].assetId", equalTo(answer.path("pictures[0].assetId")));
        String document = Api.as(Role.EDITOR)
                .accept("text/markdown")
                .get(Posts.ADMIN + "/" + id)
                .asString();
        assertThat(document).contains(path(answer, 0)).contains("Big").doesNotContain(cover);
    }

    @Test
    void aScheduleShowsWhatItBound() {
        String address = elsewhere.picture("/due.png", TestImages.png(40, 39));
        String id = Posts.draft("title", "Due", "body", "![](" + address + ")");
        String at = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Api.as(Role.EDITOR)
                .body(Map.of("at", at))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);

        Response answer = localise(id);

        answer.then().statusCode(200).body("status", equalTo("scheduled")).body("publishAt", equalTo(at));
        assertThat(Database.texts("select markdown from live_post")).containsExactly("![](" + address + ")");
    }

    @Test
    void whatStandsInThePlaceOfAnAssetIsNotFetched() {
        Object asset = Assets.picture(40, 41).get("id");
        String id = Posts.draft("title", "Forced", "images", List.of(Map.of("assetId", asset)));
        Api.as(Role.EDITOR)
                .delete(Assets.PATH + "/" + asset + "?force=true")
                .then()
                .statusCode(200);

        Response answer = localise(id);

        answer.then().statusCode(200).body("pictures", hasSize(0));
    }

    @Test
    void aPostInTheTrashIsLeftAlone() {
        String id = Posts.draft("title", "Trash", "body", "![](" + elsewhere.address("/x.png") + ")");
        Posts.trash(id);

        Response answer = localise(id);

        answer.then().statusCode(409);
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void anAuthorMeetsHisOwnPostsAlone() {
        String anothers = Posts.draft("title", "Another's");
        String own = Api.as(Role.AUTHOR)
                .body(Map.of(
                        "title", "Own", "body", "![](" + elsewhere.picture("/o.png", TestImages.png(40, 42)) + ")"))
                .post(Posts.ADMIN)
                .path("id");

        Api.as(Role.AUTHOR)
                .post(Posts.ADMIN + "/" + own + "/localise")
                .then()
                .statusCode(200)
                .body("pictures.outcome", contains("localised"));
        Api.as(Role.AUTHOR)
                .post(Posts.ADMIN + "/" + anothers + "/localise")
                .then()
                .statusCode(404);
        Api.as(Role.READER).post(Posts.ADMIN + "/" + own + "/localise").then().statusCode(403);
        Api.anonymous().post(Posts.ADMIN + "/" + own + "/localise").then().statusCode(401);
    }

    @Test
    void aStaleVersionIsToldBeforeAnythingIsFetched() {
        String id = Posts.draft("title", "Stale", "body", "![](" + elsewhere.address("/x.png") + ")");

        Response answer = Api.as(Role.EDITOR).header("If-Match", "\"7-0\"").post(Posts.ADMIN + "/" + id + "/localise");

        answer.then().statusCode(412);
        assertThat(elsewhere.asked()).isEmpty();
    }
}
