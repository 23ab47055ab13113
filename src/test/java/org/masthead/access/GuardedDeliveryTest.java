package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;
import org.masthead.testing.Statements;
import org.masthead.testing.TestImages;

/** A service whose delivery is private, behind a proxy, and with limits: what operators may ask for. */
@QuarkusTest
@ExtendWith(FreshTables.class)
@TestProfile(GuardedDeliveryTest.Settings.class)
class GuardedDeliveryTest {

    /** Limits far from what other tests need; each test comes from an address of its own. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("masthead.private-delivery", "true"),
                    Map.entry("masthead.audit.refusals-per-minute", "10"),
                    Map.entry("masthead.proxies.trusted", "127.0.0.0/8,::1/128,10.0.0.0/8"),
                    Map.entry("masthead.access.admin-writes-per-second", "20"),
                    Map.entry("masthead.access.failed-logins-per-address", "3"),
                    Map.entry("masthead.limits.delivery.requests", "4"),
                    Map.entry("masthead.limits.delivery.period", "1H"),
                    Map.entry("masthead.limits.search.requests", "2"),
                    Map.entry("masthead.limits.search.period", "1H"),
                    Map.entry("masthead.limits.media.requests", "3"),
                    Map.entry("masthead.limits.media.period", "1H"),
                    Map.entry("masthead.limits.variants.requests", "2"),
                    Map.entry("masthead.limits.variants.period", "1H"));
        }
    }

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private static String newAddress() {
        return "198.51.100." + CLIENTS.incrementAndGet();
    }

    private static RequestSpecification from(String address, RequestSpecification request) {
        return request.header("X-Forwarded-For", address);
    }

    @Test
    void deliveryDemandsAToken() {
        String id = Posts.published("title", "For members");

        Response stranger = from(newAddress(), Api.anonymous()).get(Posts.LIVE + "/" + id);
        Response reader = from(newAddress(), Api.as(Role.READER)).get(Posts.LIVE + "/" + id);

        stranger.then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("title", equalTo("Authentication required"));
        reader.then()
                .statusCode(200)
                .body("title", equalTo("For members"))
                .header("Cache-Control", "private, no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/posts",
                "/api/v1/tags",
                "/api/v1/categories",
                "/api/v1/authors",
                "/api/v1/redirects",
                "/api/v1/posts/none",
                "/api/v1/none",
                "/api/v1/posts/%5B",
                "/api/v1//posts",
                "/api/v1/posts/x%2Fy"
            })
    void nothingOfItIsOpen(String path) {
        Response answer =
                from(newAddress(), Api.anonymous()).urlEncodingEnabled(false).get(path);

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.asString()).doesNotContain("items");
    }

    @Test
    void keysAreHeldToTheirScopes() {
        String id = Posts.published("title", "For members");
        String preview = Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/preview")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        String delivery = key("delivery:read");
        String previews = key("preview:read");
        String link = Posts.LIVE + "/" + id + "?preview=" + preview;
        for (String none : List.of("?preview=", "?preview", "?preview=&preview=x")) {
            from(newAddress(), Api.withToken(previews))
                    .get(Posts.LIVE + "/" + id + none)
                    .then()
                    .statusCode(403);
        }

        assertThat(Stream.of(
                                from(newAddress(), Api.withToken(delivery)).get(Posts.LIVE + "/" + id),
                                from(newAddress(), Api.withToken(previews)).get(Posts.LIVE + "/" + id),
                                from(newAddress(), Api.withToken(delivery)).get(link),
                                from(newAddress(), Api.withToken(previews)).get(link),
                                from(newAddress(), Api.anonymous()).get(link))
                        .map(Response::statusCode))
                .containsExactly(200, 403, 403, 200, 401);
    }

    private static String key(String scope) {
        return key(Role.READER, scope);
    }

    private static String key(Role role, String... scopes) {
        return Api.as(Role.ADMIN)
                .body(Map.of("name", scopes[0], "role", role.text(), "scopes", List.of(scopes)))
                .post("/api/v1/admin/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    @Test
    void noAnswerIsKeptForAnotherCaller() {
        String address = newAddress();
        for (int i = 0; i < 2; i++) {
            Statements.forget();
            from(address, Api.as(Role.READER)).get(Posts.LIVE).then().statusCode(200);
            assertThat(Statements.all()).anyMatch(sql -> sql.contains("live_post"));
        }

        from(address, Api.anonymous()).get(Posts.LIVE).then().statusCode(401);
    }

    @Test
    void pagesThatAreNotListedMayNotReadIt() {
        Response answer = from(newAddress(), Api.as(Role.READER))
                .header("Origin", "https://elsewhere.example.org")
                .get(Posts.LIVE);

        answer.then().statusCode(200).header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void imagesStayOpenToWhoKnowsTheirAddress() {
        Map<String, Object> asset = Assets.add("open.png", TestImages.png(64, 33));

        from(newAddress(), Api.anonymous()).get(Assets.path(asset)).then().statusCode(200);
    }

    @Test
    void anAddressIsHeldToItsLimit() {
        String address = newAddress();
        List<Response> answers = Stream.generate(
                        () -> from(address, Api.as(Role.READER)).get(Posts.LIVE))
                .limit(5)
                .toList();

        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 200, 200, 200, 429);
        answers.get(0)
                .then()
                .header("RateLimit-Policy", "\"delivery\";q=4;w=3600")
                .header("RateLimit", startsWith("\"delivery\";r=3;t="));
        answers.get(4)
                .then()
                .contentType("application/problem+json")
                .body("type", containsString("too-many-requests"))
                .body("detail", containsString("try again in"));
        assertThat(Integer.parseInt(answers.get(4).header("Retry-After"))).isBetween(3_500, 3_600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/posts?x=1", "/api/v1/./posts", "/api/v1/tags", "/api/v1/posts/%5Bx", "/api/v1/%70osts"})
    void noOtherSpellingIsAWayRoundIt(String path) {
        String address = newAddress();
        Stream.generate(() -> from(address, Api.as(Role.READER)).get(Posts.LIVE))
                .limit(4)
                .forEach(Response::statusCode);

        Response answer =
                from(address, Api.as(Role.READER)).urlEncodingEnabled(false).get(path);

        answer.then().statusCode(429);
    }

    @Test
    void searchHasALimitOfItsOwn() {
        String address = newAddress();
        List<Integer> answers = Stream.generate(
                        () -> from(address, Api.as(Role.READER)).get(Posts.LIVE + "?limit=1&q=word"))
                .limit(3)
                .map(Response::statusCode)
                .toList();

        assertThat(answers).containsExactly(200, 200, 429);
        from(address, Api.as(Role.READER))
                .urlEncodingEnabled(false)
                .get(Posts.LIVE + "?%71=word")
                .then()
                .statusCode(429);
    }

    @Test
    void variantsAndOriginalsHaveEachTheirOwn() {
        Map<String, Object> asset = Assets.add("limited.png", TestImages.png(64, 34));
        String address = newAddress();

        List<Integer> variants = Stream.of("?w=320", "?w=480", "?w=640")
                .map(query -> from(address, Api.anonymous())
                        .get(Assets.path(asset) + query)
                        .statusCode())
                .toList();

        assertThat(variants).containsExactly(200, 200, 429);
        from(address, Api.anonymous()).get(Assets.path(asset)).then().statusCode(200);
    }

    @Test
    void aProxyNamesTheClientAndNobodyElseDoes() {
        String client = newAddress();
        String lie = newAddress();
        Stream.generate(() -> from(client, Api.as(Role.READER)).get(Posts.LIVE))
                .limit(4)
                .forEach(Response::statusCode);

        // The client sent the first, the outer proxy added the second, the inner one its own peer.
        Response behindTwo =
                from(lie + ", " + client + ", 10.1.2.3", Api.as(Role.READER)).get(Posts.LIVE);
        Response nonsense = from("unknown, " + client, Api.as(Role.READER)).get(Posts.LIVE);

        assertThat(List.of(behindTwo.statusCode(), nonsense.statusCode())).containsOnly(429);
        from(lie, Api.as(Role.READER)).get(Posts.LIVE).then().statusCode(200);
    }

    @Test
    void loginsThatFailAreCountedByTheClientBehindTheProxy() {
        String client = newAddress();
        List<Integer> answers = Stream.of("a", "b", "c", "d")
                .map(name -> from(client, Api.anonymous())
                        .body(Map.of("username", name, "password", "wrong password"))
                        .post("/api/v1/auth/login")
                        .statusCode())
                .toList();

        assertThat(answers).containsExactly(401, 401, 401, 429);
        from(newAddress(), Api.anonymous())
                .body(Map.of("username", "e", "password", "wrong password"))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(401);
    }

    @Test
    void oneWhoIsRefusedAllTheTimeDoesNotFillTheAudit() {
        String address = newAddress();
        Race.of(30, turn -> from(address, Api.anonymous()).get(Posts.ADMIN).statusCode());

        List<String> addresses = Api.as(Role.ADMIN)
                .get("/api/v1/admin/audit?outcome=refused&action=post.read")
                .jsonPath()
                .getList("address");

        assertThat(addresses).hasSize(10).containsOnly(address);
    }

    /** The caller is one of its own: whom other tests write as must have writes left in this second. */
    @Test
    void aCallerIsHeldToANumberOfWrites() {
        String token = key(Role.EDITOR, "posts:read", "posts:write");

        List<Response> answers = Race.of(
                120, turn -> Api.withToken(token).delete(Posts.ADMIN + "/01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5"));

        assertThat(answers).extracting(Response::statusCode).contains(404, 429).doesNotContain(500);
        Response refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        refused.then()
                .header("Retry-After", "1")
                .header("RateLimit-Policy", "\"admin-writes\";q=20;w=1")
                .header("RateLimit", startsWith("\"admin-writes\";r=0;t=1"));
        Api.withToken(token).get(Posts.ADMIN).then().statusCode(200).header("RateLimit", nullValue());
    }
}
