package org.masthead.asset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.PictureServer;
import org.masthead.testing.TestImages;

/** Images that are fetched from an address. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ImportByUrlTest {

    private PictureServer elsewhere;

    @BeforeEach
    void start() {
        elsewhere = PictureServer.start();
    }

    @AfterEach
    void stop() {
        elsewhere.close();
    }

    private static Response fetch(String url, Object... words) {
        Map<String, Object> body = Posts.members(words);
        body.put("url", url);
        return Api.as(Role.AUTHOR).body(body).post(Assets.PATH);
    }

    @Test
    void whatIsThereBecomesAnAssetNamedAsItsAddressEnds() {
        String url = elsewhere.picture("/a/sea%20view.png?size=full", TestImages.png(41, 21));

        Response answer = fetch(url, "alt", "海", "folder", "far");

        answer.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/admin/assets/" + answer.path("id")))
                .body("filename", equalTo("sea view.png"))
                .body("alt", equalTo("海"))
                .body("folder", equalTo("far"))
                .body("width", equalTo(41));
    }

    @Test
    void theTypeIsThatOfTheBytesWhateverTheServerSays() {
        String url = elsewhere.page("/photo.png", "text/html", TestImages.jpeg(41, 22));

        Response answer = fetch(url);

        answer.then().statusCode(201).body("contentType", equalTo("image/jpeg")).body("filename", equalTo("photo.jpg"));
    }

    @Test
    void bytesThatAreThereAreAnsweredWithTheirAsset() {
        Map<String, Object> there = Assets.picture(41, 23);
        String url = elsewhere.picture("/again.png", TestImages.png(41, 23));

        Response answer = fetch(url);

        answer.then().statusCode(200).body("id", equalTo(there.get("id"))).body("filename", equalTo("picture.png"));
    }

    @Test
    void redirectsAreFollowed() {
        elsewhere.picture("/real.png", TestImages.png(41, 24));
        String url = elsewhere.redirect("/moved", "/real.png");

        Response answer = fetch(url);

        answer.then().statusCode(201).body("filename", equalTo("real.png"));
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed() {
        String url = elsewhere.redirect("/trap", "http://169.254.169.254/latest/meta-data/");

        Response answer = fetch(url);

        answer.then().statusCode(422).body("violations.code", contains("address-refused"));
    }

    @Test
    void anAddressWithNothingThereIsToldWithTheStatus() {
        Response answer = fetch(elsewhere.address("/none.png"));

        answer.then()
                .statusCode(422)
                .body("violations.field", contains("url"))
                .body("violations[0].message", containsString("404"));
        assertThat(Database.number("select count(*) from asset")).isZero();
    }

    @Test
    void aPageIsNoImage() {
        String url = elsewhere.page("/page", "image/png", "<p>Hello</p>".getBytes(StandardCharsets.UTF_8));

        Response answer = fetch(url);

        answer.then().statusCode(422).body("violations.code", contains("not-an-image"));
    }

    @Test
    void moreThanAnImageMayHaveIsNotReadToItsEnd() {
        String url = elsewhere.picture("/huge.png", new byte[26 * 1024 * 1024]);

        Response answer = fetch(url);

        answer.then().statusCode(422).body("violations.code", contains("too-large"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/a.png",
                "http://127.0.0.1/a.png",
                "http://[::1]/a.png",
                "http://[::ffff:127.0.0.1]/a.png",
                "http://0x7f000001/a.png",
                "http://2130706433/a.png",
                "http://10.0.0.1/a.png",
                "http://user@127.0.0.2/a.png",
                "file:///etc/passwd",
                "ftp://example.com/a.png",
                "gopher://127.0.0.2/a"
            })
    void addressesThatAreNobodysBusinessAreRefused(String url) {
        Response answer = fetch(url);

        answer.then().statusCode(422).body("violations.field", contains("url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "http://", "//example.com/a.png", "/media/a.png"})
    void whatIsNoAddressIsToldSo(String url) {
        Response answer = fetch(url);

        answer.then().statusCode(422).body("violations.field", contains("url"));
    }

    @Test
    void anUnknownMemberIsToldWithTheNearest() {
        Response answer = fetch("http://example.com/a.png", "altt", "x");

        answer.then().statusCode(400).body("detail", containsString("did you mean `alt`?"));
    }

    @Test
    void readersFetchNothing() {
        String url = elsewhere.picture("/mine.png", TestImages.png(41, 25));

        Api.as(Role.READER).body(Map.of("url", url)).post(Assets.PATH).then().statusCode(403);

        assertThat(elsewhere.asked()).isEmpty();
    }
}
