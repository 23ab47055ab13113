package org.masthead.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;

/** Whatever path an error takes to the client, it is a problem of RFC 9457 and tells nothing of the inside. */
@QuarkusTest
class ProblemTest {

    private static final String INSIDE =
            "(?s).*(org\\.|java\\.|io\\.|jakarta\\.|com\\.|Exception|\\bat [a-z]+\\.|select |insert |SQL|ERROR:).*";

    private static ValidatableResponse problem(Response response, int status) {
        assertThat(response.asString()).doesNotMatch(INSIDE);
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("type", matchesPattern("http://.*/problems/[a-z-]+"))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue())
                .body("message", equalTo(response.<String>path("detail")))
                .body("instance", startsWith("/"))
                .body("errors", notNullValue())
                .body("violations", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/api/v1/nowhere",
                "/api/v1/admin/nowhere",
                "/api/v1/posts/a/b/c",
                "/api/v2/posts",
                "/api/v1/admin/posts/1/2/3",
                "/media/x",
                "/q/nowhere"
            })
    void anUnknownPathIs404(String path) {
        problem(Api.as(Role.EDITOR).get(path), 404).body("instance", equalTo(path));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/posts",
        "DELETE, /api/v1/posts",
        "PUT, /api/v1/admin/posts",
        "POST, /api/v1/admin/posts/00000000-0000-7000-8000-000000000000",
        "GET, /api/v1/admin/posts/00000000-0000-7000-8000-000000000000/publish",
        "TRACE, /api/v1/posts"
    })
    void aMethodThatIsNotThereIs405(String method, String path) {
        problem(Api.as(Role.EDITOR).request(method, path), 405).header("Allow", notNullValue());
    }

    @Test
    void aTypeThatCannotBeGivenIs406() {
        problem(Api.anonymous().accept("text/html").get(Posts.LIVE), 406);
        problem(Api.as(Role.EDITOR).accept("application/xml").get(Posts.ADMIN), 406);
        Api.anonymous().accept("text/html, */*;q=0.1").get(Posts.LIVE).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void aTypeThatIsNotTakenIs415(String type) {
        problem(
                Api.as(Role.EDITOR)
                        .contentType(type + "; charset=utf-8")
                        .body("{}")
                        .post(Posts.ADMIN),
                415);
    }

    @Test
    void withoutATokenItIs401AndWithTheWrongRole403() {
        problem(Api.anonymous().get(Posts.ADMIN), 401).header("WWW-Authenticate", equalTo("Bearer"));
        problem(Api.as(Role.READER).get(Posts.ADMIN), 403);
    }

    @Test
    void everyTypeIsDocumentedAtItsAddress() {
        String type = problem(Posts.create("titel", 1), 400).extract().path("type");

        Api.anonymous()
                .accept("*/*")
                .get(type.substring(type.indexOf("/problems/")))
                .then()
                .statusCode(200);
    }

    @Nested
    class Bodies {

        private Response post(String body) {
            return Api.as(Role.EDITOR).body(body).post(Posts.ADMIN);
        }

        private int postBytes(byte[] body) {
            String answer = Wire.send(
                    body,
                    "POST " + Posts.ADMIN + " HTTP/1.1",
                    "Content-Type: application/json",
                    "Authorization: Bearer " + Api.token(Role.EDITOR));
            assertThat(answer).doesNotMatch(INSIDE);
            return Wire.status(answer);
        }

        @Test
        void thatAreNoJsonAreToldTheirPlace() {
            problem(post("{\n  \"title\": \"x\",\n  \"body\" \"y\"\n}"), 400)
                    .body("detail", matchesPattern("The body is not JSON: line 3, column \\d+\\."));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "}",
                    "[",
                    "[]",
                    "null",
                    "\"x\"",
                    "5",
                    "true",
                    "{\"a\":1}}",
                    "{} {}",
                    "{'a': 1}",
                    "{a: 1}",
                    "{\"a\": 01}",
                    "{\"a\": NaN}",
                    "{\"a\": +1}",
                    "{\"a\": .5}",
                    "{\"a\": 1,}",
                    "{\"title\": \"a\", \"title\": \"b\"}",
                    "{\"metadata\": {\"a\": 1, \"a\": 2}}",
                    "{\"title\": \"\\x\"}",
                    "{\"title\": \"\t\"}",
                    "// x\n{}",
                    "\ufeff{}",
                    "{\"metadata\": {\"n\": 1e99999999999}}",
                    "{\"metadata\": {\"n\": -1e-99999999999}}"
                })
        void thatAreNoObjectOfStrictJsonAre400(String body) {
            problem(post(body), 400);
        }

        @Test
        void thatAreEmptyAre400() {
            assertThat(postBytes(new byte[0])).isEqualTo(400);
            problem(post(" "), 400);
        }

        @Test
        void thatAreNoUtf8Are400() {
            assertThat(postBytes(new byte[] {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xff, '"', '}'}))
                    .isEqualTo(400);
            assertThat(postBytes(new byte[] {(byte) 0xc0, (byte) 0x80})).isEqualTo(400);
            assertThat(postBytes("{\"title\": \"x\"}".getBytes(StandardCharsets.UTF_16)))
                    .isEqualTo(400);
        }

        @Test
        void thatNestDeepAre400() {
            for (String body : List.of(
                    "{\"metadata\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                    "{\"metadata\": " + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001),
                    "[".repeat(100_000))) {
                assertThat(postBytes(body.getBytes(UTF_8))).isEqualTo(400);
            }
        }

        @Test
        void withEndlessNumbersAre400() {
            for (String body : List.of(
                    "{\"metadata\": {\"n\": " + "9".repeat(1_000_000) + "}}",
                    "{\"version\": " + "9".repeat(1_000_000) + "}",
                    "{\"metadata\": {\"n\": 0." + "9".repeat(1_000_000) + "}}")) {
                assertThat(postBytes(body.getBytes(UTF_8))).isEqualTo(400);
            }
        }

        @Test
        void withHugeExponentsAreKeptOrRefused() {
            Posts.create("metadata", Map.of("n", new java.math.BigDecimal("1E+1000000")))
                    .then()
                    .statusCode(201);
            problem(post("{\"featured\": 1e1000000000, \"toc\": 1e-1000000000}"), 400);
        }

        @Test
        void thatAreTooLargeAre413() {
            assertThat(postBytes(("{\"body\": \"" + "x".repeat(13 * 1024 * 1024) + "\"}").getBytes(UTF_8)))
                    .isEqualTo(413);
        }

        @Test
        void withManyViolationsTellThemAll() {
            StringBuilder body = new StringBuilder("{\"x\": 0");
            for (int i = 0; i < 2_000; i++) {
                body.append(", \"x").append(i).append("\": 1");
            }

            problem(post(body + "}"), 400);
        }

        @Test
        void withOddMemberNamesAreNotExecuted() {
            problem(post("{\"${7*7}\": 1, \"__proto__\": 1, \"class\": 1}"), 400)
                    .body("detail", containsString("${7*7}"));
        }
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/posts/%00",
                    "/api/v1/posts/%ff",
                    "/api/v1/posts/%2e%2e",
                    "/api/v1/posts/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                    "/api/v1/posts/../../../etc/passwd",
                    "/api/v1/posts/..;/admin/posts",
                    "/api/v1/admin/posts/%00",
                    "/api/v1/admin/posts/%ff",
                    "/api/v1/posts/%ed%a0%80",
                    "/api/v1/posts/a%20b%22%3c",
                    "/api/v1/posts//",
                    "/%00",
                    "/%ff",
                    "/api/v1/posts/%F0%9F%9A%80",
                    "/api/v1/posts/a?locale=%00",
                    "/api/v1/posts/a?locale=%ff",
                    "/api/v1/posts/a?%00=x",
                    "/api/v1/posts?slug=%ff",
                    "/api/v1/posts/a?formats=%00"
                })
        void thatAreOddAreNeverOurFault(String target) {
            String answer = Wire.get(target);

            assertThat(Wire.status(answer)).as(answer).isBetween(200, 499);
            assertThat(answer).doesNotMatch(INSIDE);
            if (Wire.status(answer) >= 400) {
                assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                        .contains("content-type: application/problem+json");
                assertThat(answer).containsPattern("\"instance\":\"[!-~]+\"");
            }
        }

        /** From below the router, without a body. */
        @ParameterizedTest
        @ValueSource(strings = {"/%zz", "/api/v1/posts/%", "/api/v1/posts?%zz=1", "/api/v1/posts?sort=%E0%A4%A"})
        void thatAreNoAddressesAre400(String target) {
            assertThat(Wire.status(Wire.get(target))).isEqualTo(400);
        }

        @Test
        void mayHaveAThousandParametersAndNoMore() {
            String many = "/api/v1/posts?" + "tag=a&".repeat(1_025) + "limit=1";

            String answer = Wire.get(many);

            assertThat(Wire.status(answer)).isEqualTo(400);
            assertThat(answer).contains("more than 1024 parameters");
            assertThat(Wire.status(Wire.get("/api/v1/posts/x?" + "formats=html&".repeat(1_025))))
                    .isEqualTo(400);
        }

        @Test
        void thatAreTooLongAre414() {
            String answer = Wire.get("/api/v1/posts?slug=" + "a".repeat(70_000));

            assertThat(Wire.status(answer)).isEqualTo(414);
        }

        @Test
        void withTooLargeHeadersAre431() {
            String answer = Wire.send(new byte[0], "GET /api/v1/posts HTTP/1.1", "X-Large: " + "a".repeat(40_000));

            assertThat(Wire.status(answer)).isEqualTo(431);
        }
    }

    @Test
    void queryParametersOfOtherOperationsAreRefused() {
        problem(Api.as(Role.EDITOR).body(Map.of()).post(Posts.ADMIN + "?takeslug=true"), 400)
                .body("violations[0].field", equalTo("takeslug"))
                .body("detail", containsString("did you mean `takeSlug`?"));
        problem(Api.as(Role.EDITOR).body(Map.of()).post(Posts.ADMIN + "?takeSlug=yes"), 400)
                .body("violations.field", equalTo(List.of("takeSlug")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/", "/", "a, b", "image/png, text/html", "application/", ";", "é/x"})
    void aContentTypeThatIsNoneIsNotSupported(String type) {
        for (String path : List.of("/api/v1/admin/assets", "/api/v1/admin/posts", "/api/v1/auth/login")) {
            String answer = Wire.send(new byte[] {'x'}, "POST " + path + " HTTP/1.1", "Content-Type: " + type);

            assertThat(Wire.status(answer)).isIn(400, 401, 415);
        }
    }
}
