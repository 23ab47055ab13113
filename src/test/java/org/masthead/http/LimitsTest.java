package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** What {@code docs/limits.md} says of requests, at each limit and one past it. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class LimitsTest {

    private static final String TAGS = "/api/v1/admin/tags";
    private static final int LINE = 65_536;

    private final HttpClient client = HttpClient.newHttpClient();

    private int status(String method, String target, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + target))
                .header("Authorization", "Bearer " + Api.token(Role.EDITOR))
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    static Stream<Arguments> queries() {
        String ids = "id=01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5";
        return Stream.of(
                Arguments.of("q of 200 characters", "/api/v1/posts?q=" + "a".repeat(200), "a"),
                Arguments.of("1,000 values of a filter", "/api/v1/posts?tag=" + many("t", 1_000), ",x"),
                Arguments.of("a page of 100", "/api/v1/posts?limit=100", "1"),
                Arguments.of(
                        "1,024 parameters",
                        "/api/v1/admin/posts?" + repeated(ids, 1_000) + "&" + repeated("tag=", 24),
                        "&tag="));
    }

    private static String many(String value, int count) {
        return IntStream.range(0, count).mapToObj(i -> value + i).collect(Collectors.joining(","));
    }

    private static String repeated(String value, int count) {
        return String.join("&", java.util.Collections.nCopies(count, value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void aQueryIsTakenUpToItsLimit(String what, String target, String more) throws Exception {
        assertThat(status("GET", target, new byte[0])).isEqualTo(200);
        assertThat(status("GET", target + more, new byte[0])).isEqualTo(400);
    }

    @Test
    void anAdminPageHasAThousand() throws Exception {
        assertThat(status("GET", "/api/v1/admin/posts?limit=1000", new byte[0])).isEqualTo(200);
        assertThat(status("GET", "/api/v1/admin/posts?limit=1001", new byte[0])).isEqualTo(400);
    }

    @Test
    void aRequestLineHas64Kilobytes() {
        String target = "/api/v1/posts?tag=";
        int rest = "GET  HTTP/1.1".length() + target.length();

        assertThat(Wire.status(Wire.get(target + "a".repeat(LINE - rest)))).isEqualTo(200);
        assertThat(Wire.status(Wire.get(target + "a".repeat(LINE - rest + 1)))).isEqualTo(414);
    }

    @Test
    void headersHave32Kilobytes() {
        String[] some = {"GET /api/v1/posts HTTP/1.1", "X-Long: " + "a".repeat(32_000)};
        String[] more = {"GET /api/v1/posts HTTP/1.1", "X-Long: " + "a".repeat(33_000)};

        assertThat(Wire.status(Wire.send(new byte[0], some))).isEqualTo(200);
        assertThat(Wire.status(Wire.send(new byte[0], more))).isEqualTo(431);
    }

    @Test
    void jsonIs100Deep() throws Exception {
        // The body and `metadata` are two of them.
        assertThat(status("POST", Posts.ADMIN, metadata("[".repeat(98) + "]".repeat(98))))
                .isEqualTo(201);
        assertThat(status("POST", Posts.ADMIN, metadata("[".repeat(99) + "]".repeat(99))))
                .isEqualTo(400);
    }

    @Test
    void aNumberInJsonHas100Characters() throws Exception {
        assertThat(status("POST", Posts.ADMIN, metadata("1".repeat(100)))).isEqualTo(201);
        assertThat(status("POST", Posts.ADMIN, metadata("1".repeat(101)))).isEqualTo(400);
    }

    private static byte[] metadata(String value) {
        return ("{\"title\": \"Limits\", \"metadata\": {\"k\": " + value + "}}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aJsonBodyHas13Megabytes() throws Exception {
        byte[] name = "{\"name\": \"Large\"}".getBytes(StandardCharsets.UTF_8);
        byte[] most = java.util.Arrays.copyOf(name, 13 * 1024 * 1024);
        java.util.Arrays.fill(most, name.length, most.length, (byte) ' ');
        byte[] more = java.util.Arrays.copyOf(most, most.length + 1);
        more[most.length] = ' ';

        assertThat(status("POST", TAGS, most)).isEqualTo(201);
        assertThat(status("POST", TAGS, more)).isEqualTo(413);
    }

    @Test
    void anIdempotencyKeyHas255Characters() throws Exception {
        byte[] tag = "{\"name\": \"Keyed\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(status("POST", TAGS, tag, "Idempotency-Key", "k".repeat(256)))
                .isEqualTo(400);
        assertThat(status("POST", TAGS, tag, "Idempotency-Key", "k".repeat(255)))
                .isEqualTo(201);
    }

    @Test
    void aBulkActionHas500Ids() throws Exception {
        assertThat(status("POST", "/api/v1/admin/posts/bulk", bulk(500))).isEqualTo(200);
        assertThat(status("POST", "/api/v1/admin/posts/bulk", bulk(501))).isEqualTo(422);
    }

    private static byte[] bulk(int count) {
        String ids = IntStream.range(0, count)
                .mapToObj(i -> "\"01a2117b-ddf8-7c2a-a2ef-%012d\"".formatted(i))
                .collect(Collectors.joining(","));
        return ("{\"action\": \"publish\", \"ids\": [" + ids + "]}").getBytes(StandardCharsets.UTF_8);
    }
}
