package org.masthead.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** What is JSON is taken and given back, what is not is refused: RFC 8259, case by case. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class HostileJsonTest {

    private static final String TAGS = "/api/v1/admin/tags";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Two numbers are one by their value: 1.0 and 1, 1e2 and 100. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private String token;

    @BeforeEach
    void logIn() {
        token = Api.token(Role.EDITOR);
    }

    @Test
    void hasManyCases() {
        assertThat(JsonTexts.valid()).hasSizeGreaterThan(95).doesNotHaveDuplicates();
        assertThat(NoJson.texts()).hasSizeGreaterThan(188).doesNotHaveDuplicates();
        assertThat(JsonTexts.refused()).hasSizeGreaterThan(20);
        assertThat(NoJson.badlyEncoded()).hasSizeGreaterThan(100);
    }

    @Test
    void keepsEveryValueInMetadata() {
        assertThat(JsonTexts.valid()).allSatisfy(text -> {
            HttpResponse<String> answer = post(Posts.ADMIN, inMetadata(text));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            JsonNode made = JSON.readTree(answer.body());
            JsonNode read = JSON.readTree(Api.as(Role.EDITOR)
                    .get(Posts.ADMIN + "/" + made.path("id").asText())
                    .asString());
            assertThat(read.at("/metadata/value").equals(BY_VALUE, JSON.readTree(text)))
                    .as("%s reads %s", text, read.at("/metadata/value"))
                    .isTrue();
        });
    }

    @Test
    void refusesAsBodiesAllThatIsNoRecord() {
        Stream<String> noRecords = Stream.concat(JsonTexts.valid().stream(), JsonTexts.refused().stream());

        assertThat(noRecords).allSatisfy(text -> assertRefused(post(TAGS, text.getBytes(UTF_8))));
    }

    @Test
    void refusesMembersThatCannotBeKept() {
        assertThat(JsonTexts.refused()).allSatisfy(text -> {
            assertRefused(post(Posts.ADMIN, inMetadata(text)));
            assertRefused(post(TAGS, ("{\"name\":\"x\",\"description\":" + text + "}").getBytes(UTF_8)));
        });
    }

    @Test
    void answers400ToAllThatIsNoJson() {
        assertThat(NoJson.texts()).allSatisfy(text -> {
            assertThat(post(TAGS, text.getBytes(UTF_8)).statusCode()).isEqualTo(400);
            assertThat(post(TAGS, ("{\"name\":\"x\",\"description\":" + text + "}").getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(post(Posts.ADMIN, inMetadata(text)).statusCode()).isEqualTo(400);
        });
    }

    @Test
    void answers400ToAllThatIsNoUtf8() {
        assertThat(NoJson.badlyEncoded())
                .allSatisfy(bytes -> assertThat(post(TAGS, bytes).statusCode())
                        .as(HexFormat.of().formatHex(bytes))
                        .isEqualTo(400));
    }

    /** The cuts of a body that is right: each is refused, and the whole is not. */
    @Test
    void answers400ToEveryBeginningOfABody() {
        byte[] whole = "{\"name\": \"\u00e9\ud83d\ude00\\u00e9\", \"metadata\": {\"a\": [-1.5e+3, true, null]}}"
                .getBytes(UTF_8);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(post(TAGS, cut).statusCode()).as("%d bytes", length).isEqualTo(400);
        }
        assertThat(post(TAGS, whole).statusCode()).isEqualTo(201);
    }

    private static byte[] inMetadata(String text) {
        return ("{\"metadata\":{\"value\":" + text + "}}").getBytes(UTF_8);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(400, 422));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private HttpResponse<String> post(String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
