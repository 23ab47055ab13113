package org.masthead.asset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.asset.storage.BlobStore;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;
import org.masthead.testing.TestImages;

@QuarkusTest
@ExtendWith(FreshTables.class)
class UploadTest {

    @Inject
    BlobStore store;

    @Test
    void answersTheAssetAndItsAddress() {
        Map<String, String> words = Map.of(
                "alt", "海", "caption", "The sea", "credit", "Ada", "focalPoint", "0.25,0.5", "folder", "/travel/2026/");

        Response answer = Assets.send("云.png", TestImages.png(60, 40), words);

        answer.then()
                .statusCode(201)
                .header("ETag", startsWith("\"1-"))
                .header("Location", endsWith("/api/v1/admin/assets/" + answer.path("id")))
                .body("filename", equalTo("云.png"))
                .body("contentType", equalTo("image/png"))
                .body("width", equalTo(60))
                .body("height", equalTo(40))
                .body("alt", equalTo("海"))
                .body("caption", equalTo("The sea"))
                .body("credit", equalTo("Ada"))
                .body("focalPoint.x", equalTo(0.25f))
                .body("folder", equalTo("travel/2026"))
                .body("color", matchesPattern("#[0-9a-f]{6}"))
                .body("placeholder", startsWith("data:image/"))
                .body("srcset", endsWith("?w=320 60w"))
                .body("usageCount", equalTo(0))
                .body("url", containsString("/media/" + answer.path("id") + "/" + answer.path("hash")));
    }

    @Test
    void equalBytesAreAnsweredWithTheAssetThatIsThere() {
        Map<String, Object> first = Assets.picture(61, 41);

        Response again = Assets.send("other-name.png", TestImages.png(61, 41), Map.of("alt", "Other"));

        again.then().statusCode(200).body("id", equalTo(first.get("id"))).body("filename", equalTo("picture.png"));
        assertThat(Database.number("select count(*) from asset")).isEqualTo(1);
    }

    @Test
    void severalFilesAreAnsweredWithAnArray() {
        Response answer = Api.as(Role.EDITOR)
                .contentType("multipart/form-data")
                .multiPart("file", "a.png", TestImages.png(10, 11))
                .multiPart("file", "b.jpg", TestImages.jpeg(12, 13))
                .multiPart("folder", "both")
                .multiPart("alt", "first")
                .multiPart("alt", "second")
                .post(Assets.PATH);

        answer.then()
                .statusCode(201)
                .body("", hasSize(2))
                .body("folder", equalTo(List.of("both", "both")))
                .body("alt", equalTo(List.of("first", "second")));
    }

    @Test
    void oneBadFileKeepsTheOthersOut() throws IOException {
        List<String> before = kept();
        Response answer = Api.as(Role.EDITOR)
                .contentType("multipart/form-data")
                .multiPart("file", "a.png", TestImages.png(10, 11))
                .multiPart("file", "b.png", TestImages.truncated(TestImages.png(20, 21)))
                .post(Assets.PATH);

        answer.then().statusCode(422).body("violations.field", equalTo(List.of("file[1]")));
        assertThat(Database.number("select count(*) from asset")).isZero();
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void wordsAreAsLongAsTheyMayBeInAnyScript() {
        Map<String, String> longest = Map.of("alt", "海".repeat(1_000), "caption", "云".repeat(2_000));

        Response answer = Assets.send("long.png", TestImages.png(60, 41), longest);

        answer.then().statusCode(201).body("caption", equalTo(longest.get("caption")));
        Assets.send(
                        "longer.png",
                        TestImages.png(60, 42),
                        Map.of("caption", "云".repeat(2_001), "alt", "a".repeat(1_001)))
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("caption", "alt"));
    }

    @Test
    void aBodyIsAnImageAndTheQueryTellsOfIt() {
        Response answer = Api.as(Role.AUTHOR)
                .contentType("image/jpeg")
                .queryParam("alt", "From a script")
                .queryParam("filename", "named.jpeg")
                .body(TestImages.jpeg(30, 20))
                .post(Assets.PATH);

        answer.then()
                .statusCode(201)
                .body("alt", equalTo("From a script"))
                .body("filename", equalTo("named.jpeg"))
                .body("contentType", equalTo("image/jpeg"));
    }

    @Test
    void aContentTypeThatLiesIsRefused() {
        Response answer = Api.as(Role.EDITOR)
                .contentType("image/png")
                .body(TestImages.jpeg(31, 20))
                .post(Assets.PATH);

        answer.then().statusCode(415).body("detail", containsString("image/jpeg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/svg+xml", "IMAGE/GIF; q=1"})
    void soIsThatOfAPart(String type) {
        Response answer = Api.as(Role.EDITOR)
                .contentType("multipart/form-data")
                .multiPart("file", "a.png", TestImages.png(31, 21), type)
                .post(Assets.PATH);

        answer.then().statusCode(415).body("detail", containsString("image/png"));
        assertThat(Database.number("select count(*) from asset")).isZero();
    }

    @Test
    void aKeyGivesTheFirstAnswerAgainForOneFormAlone() {
        Response first = withKey("k", TestImages.png(31, 22), "one");

        Response again = withKey("k", TestImages.png(31, 22), "one");
        Response otherBytes = withKey("k", TestImages.png(31, 23), "one");
        Response otherWords = withKey("k", TestImages.png(31, 22), "two");

        assertThat(first.statusCode()).isEqualTo(201).isEqualTo(again.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(List.of(otherBytes.statusCode(), otherWords.statusCode())).containsOnly(422);
        assertThat(Database.number("select count(*) from asset")).isEqualTo(1);
    }

    @Test
    void twinsWithOneKeyHaveOneAnswer() {
        List<Response> answers = Race.of(8, turn -> withKey("twins", TestImages.png(31, 24), "one"));

        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(answers.get(0).statusCode());
        assertThat(Database.number("select count(*) from asset")).isEqualTo(1);
    }

    private static Response withKey(String key, byte[] bytes, String alt) {
        return Api.as(Role.EDITOR)
                .header("Idempotency-Key", key)
                .contentType("multipart/form-data")
                .multiPart("file", "a.png", bytes)
                .multiPart("alt", alt)
                .post(Assets.PATH);
    }

    @Test
    void aNameOfFourThousandCharactersIsRefused() {
        Response answer = Assets.send("n".repeat(4_000) + ".png", TestImages.png(9, 6), Map.of());

        answer.then().statusCode(422).body("violations.field", equalTo(List.of("filename")));
    }

    /** Says that it is longer than it is, and ends. */
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "multipart/form-data; boundary=x"})
    void aBodyThatStopsHalfWayLeavesNothing(String type) throws IOException {
        byte[] png = TestImages.png(200, 150);
        byte[] part =
                TestImages.ascii("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n");
        byte[] body = type.startsWith("image") ? png : TestImages.join(part, png);
        String head = "POST " + Assets.PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Api.token(Role.EDITOR) + "\r\nContent-Type: " + type + "\r\nContent-Length: " + 2 * body.length
                + "\r\n\r\n";

        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(TestImages.join(TestImages.ascii(head), body));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).doesNotContain(" 20").doesNotContain(" 500");
        }

        assertThat(Database.number("select count(*) from asset")).isZero();
        Instant late = Instant.now().plusSeconds(10);
        while (!temporary().isEmpty() && Instant.now().isBefore(late)) {
            Thread.onSpinWait();
        }
        assertThat(temporary()).isEmpty();
    }

    @Test
    void whereAPhotoWasTakenIsGoneAndItStandsUpright() throws IOException {
        Map<String, Object> asset = Assets.add("photo.jpg", TestImages.jpegWithGps(6));

        byte[] kept = Api.anonymous().get(Assets.path(asset)).asByteArray();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif")
                .doesNotContain(TestImages.SECRET);
        var picture = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(kept));
        assertThat(picture.getWidth()).isEqualTo(asset.get("width"));
        assertThat(picture.getHeight()).isEqualTo(asset.get("height")).isGreaterThan(picture.getWidth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.png", "a/b.png", "a\\b.png", "nul\0.png", "right\u202Eto-left.png"})
    void aNameThatIsNoneIsRefused(String name) {
        Response answer = Api.as(Role.EDITOR)
                .contentType("image/png")
                .queryParam("filename", name)
                .body(TestImages.png(9, 9))
                .post(Assets.PATH);

        answer.then().statusCode(422).body("violations.field", equalTo(List.of("filename")));
    }

    @Test
    void aNameIsAsLongAsItMayBeWithItsEnding() {
        Response longest = Assets.send("n".repeat(251), TestImages.png(9, 5), Map.of());

        longest.then().statusCode(201).body("filename", equalTo("n".repeat(251) + ".png"));
        Api.as(Role.EDITOR)
                .body(Map.of("alt", "It can be written to"))
                .patch(Assets.PATH + "/" + longest.path("id"))
                .then()
                .statusCode(200);
        Assets.send("n".repeat(252), TestImages.png(9, 4), Map.of()).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p-1,0.5", "0.5f,0.5", "NaN,0.5", "1e999,0", "0.5", "{\"x\":0.5,\"y\":0.5}x", "-1,0"})
    void aFocalPointIsTwoNumbers(String point) {
        Response answer = Assets.send("a.png", TestImages.png(9, 3), Map.of("focalPoint", point));

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.asString()).contains("focalPoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alt", "caption", "credit", "filename", "folder"})
    void nulIsToldBeforeAnythingIsDecoded(String word) throws IOException {
        List<String> before = kept();

        Response answer = Api.as(Role.EDITOR)
                .contentType("image/png")
                .queryParam(word, "a\0b")
                .body(TestImages.png(9, 2))
                .post(Assets.PATH);

        answer.then().statusCode(422).body("violations[0].field", equalTo(word));
        assertThat(kept()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"file\"\r\nContent-Type: image/png",
                "Content-Disposition: form-data; name=\"file\"\r\nContent-Type: multipart/mixed; boundary=y",
                "Content-Disposition: form-data",
                "Content-Disposition: attachment; filename=\"a.png\"",
                "Content-Type: image/png",
                "X: y"
            })
    void aFormThatIsOddIsRefused(String head) {
        byte[] body = TestImages.join(
                TestImages.ascii("--x\r\n" + head + "\r\n\r\n"),
                TestImages.png(8, 8),
                TestImages.ascii("\r\n--x--\r\n"));

        Response answer = Api.as(Role.EDITOR)
                .contentType("multipart/form-data; boundary=x")
                .body(body)
                .post(Assets.PATH);

        assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 422);
        answer.then().contentType("application/problem+json");
    }

    @Test
    void aDeleteBesideAnUploadOfTheSameBytesIsNoFailure() {
        for (int round = 0; round < 6; round++) {
            Map<String, Object> asset = Assets.picture(31, 25 + round);
            byte[] same = TestImages.png(31, 25 + round);

            List<Integer> answers = Race.of(
                    6,
                    turn -> (turn == 2
                                    ? Api.as(Role.EDITOR).delete(Assets.PATH + "/" + asset.get("id") + "?force=true")
                                    : Assets.send("a.png", same, Map.of()))
                            .statusCode());

            assertThat(answers).isSubsetOf(200, 201, 503);
        }
    }

    @Test
    void anUnknownPartIsToldWithTheNearestOne() {
        Response answer = Assets.send("a.png", TestImages.png(9, 8), Map.of("altt", "x"));

        answer.then().statusCode(400).body("detail", containsString("did you mean `alt`?"));
    }

    @Test
    void aPrivateAddressIsNotFetched() {
        Response answer = Api.as(Role.EDITOR)
                .body(Map.of("url", "http://127.0.0.1:1/a.png"))
                .post(Assets.PATH);

        answer.then().statusCode(422).body("violations.code", equalTo(List.of("address-refused")));
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = TestImages.jpeg(40, 30);
        byte[] png = TestImages.png(40, 30);
        return Stream.of(
                Arguments.of("no bytes", new byte[0], 422),
                Arguments.of("a truncated JPEG", TestImages.truncated(jpeg), 422),
                Arguments.of("a truncated PNG", TestImages.truncated(png), 422),
                Arguments.of("a truncated GIF", TestImages.truncated(TestImages.gif(2)), 422),
                Arguments.of("2,500 megapixels", TestImages.hugePng(), 422),
                Arguments.of("100,000 frames", TestImages.gifOfFrames(100_000), 422),
                Arguments.of("a profile that swells", TestImages.iccBomb(), 422),
                Arguments.of("a text that swells", TestImages.zTxtBomb(), 422),
                Arguments.of("EXIF that loops", TestImages.exifLoop(), 422),
                Arguments.of("a JPEG that is a zip too", TestImages.jpegZip(), 422),
                Arguments.of("a JPEG that is a page too", TestImages.join(jpeg, TestImages.ascii("<html>")), 422),
                Arguments.of("SVG", TestImages.svg(), 415),
                Arguments.of("text", "just text".getBytes(StandardCharsets.UTF_8), 415));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsNoImageToKeepLeavesNothing(String what, byte[] bytes, int status) throws IOException {
        List<String> before = kept();

        Response answer = Assets.send("image.png", bytes, Map.of());

        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(Database.number("select count(*) from asset")).isZero();
        assertThat(kept()).isEqualTo(before);
        assertThat(temporary()).isEmpty();
    }

    /** By a client that does not spell its bodies out. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twentySixMegabytesAreTooMuch(boolean inForm) throws Exception {
        byte[] bytes = new byte[26 * 1024 * 1024];
        byte[] start =
                TestImages.ascii("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n");
        byte[] body = inForm ? TestImages.join(start, bytes, TestImages.ascii("\r\n--x--\r\n")) : bytes;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + Assets.PATH))
                .header("Authorization", "Bearer " + Api.token(Role.EDITOR))
                .header("Content-Type", inForm ? "multipart/form-data; boundary=x" : "image/png")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Database.number("select count(*) from asset")).isZero();
        assertThat(temporary()).isEmpty();
    }

    private List<String> kept() throws IOException {
        List<String> hashes = new ArrayList<>();
        store.eachHash(hashes::add);
        return hashes.stream().sorted().toList();
    }

    private List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(store.temporaryFile().getParent())) {
            return files.toList();
        }
    }

    @Test
    void bytesAreReplacedUnderTheSameId() {
        Map<String, Object> asset = Assets.picture(62, 42);
        String old = Assets.path(asset);

        Response answer = Api.as(Role.EDITOR)
                .contentType("image/jpeg")
                .body(TestImages.jpeg(80, 50))
                .put(Assets.PATH + "/" + asset.get("id") + "/content");

        answer.then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("width", equalTo(80))
                .body("contentType", equalTo("image/jpeg"))
                .body("filename", equalTo("picture.jpg"));
        assertThat(answer.<String>path("hash")).isNotEqualTo(asset.get("hash"));
        Api.anonymous().get(Assets.path(answer.jsonPath().getMap(""))).then().statusCode(200);
        Api.anonymous()
                .redirects()
                .follow(false)
                .get(old)
                .then()
                .statusCode(308)
                .header("Location", answer.<String>path("url"));
    }

    @Test
    void bytesOfAnotherAssetAreRefused() {
        Map<String, Object> one = Assets.picture(63, 42);
        Assets.picture(64, 42);

        Response answer = Api.as(Role.EDITOR)
                .contentType("image/png")
                .body(TestImages.png(64, 42))
                .put(Assets.PATH + "/" + one.get("id") + "/content");

        answer.then().statusCode(409);
    }

    @Test
    void readersAndStrangersSendNothing() {
        byte[] png = TestImages.png(9, 7);

        Api.as(Role.READER)
                .contentType("image/png")
                .body(png)
                .post(Assets.PATH)
                .then()
                .statusCode(403);
        Api.anonymous()
                .contentType("image/png")
                .body(png)
                .post(Assets.PATH)
                .then()
                .statusCode(401);
    }
}
