package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.live.cache.Ready.asksTheDatabase;
import static org.masthead.live.cache.Ready.await;
import static org.masthead.live.cache.Ready.kept;
import static org.masthead.live.cache.Ready.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.post.Posts;
import org.masthead.testing.FreshTables;

/** A node with little room for answers, and with a limit for each address. */
@QuarkusTest
@ExtendWith(FreshTables.class)
@TestProfile(SmallCacheTest.Settings.class)
class SmallCacheTest {

    private static final int SIZE = 64 * 1024;

    /** Tests come from addresses of their own. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "masthead.cache.size",
                    String.valueOf(SIZE),
                    "masthead.proxies.trusted",
                    "127.0.0.0/8,::1/128",
                    "masthead.limits.delivery.requests",
                    "1000",
                    "masthead.limits.delivery.period",
                    "1H");
        }
    }

    private static RequestSpecification from(String address) {
        return reader().header("X-Forwarded-For", address);
    }

    private static double size() {
        return reader().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("masthead_cache_size_bytes"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsNoMoreThanItHasRoomFor() {
        Posts.published("slug", "here");
        for (int i = 1; i <= 100; i++) {
            from("198.51.100.1").get("/api/v1/posts?limit=" + i).then().statusCode(200);
        }

        await(() -> size() <= SIZE);
        assertThat(size()).isGreaterThan(SIZE / 4.0);
    }

    @Test
    void keepsNothingThatTakesMostOfIt() {
        Posts.published("slug", "here", "body", "Many words. ".repeat(1_000));
        kept(() -> from("198.51.100.2").get("/api/v1/tags"));

        from("198.51.100.2").get("/api/v1/posts/here").then().statusCode(200);

        assertThat(asksTheDatabase(() -> from("198.51.100.2").get("/api/v1/posts/here")))
                .isTrue();
    }

    @Test
    void countsWhatItHasReadyAsWell() {
        kept(() -> from("198.51.100.3").get("/api/v1/tags"));

        List<Response> answers = Stream.generate(() -> from("198.51.100.4").get("/api/v1/tags"))
                .limit(1_001)
                .toList();

        assertThat(answers.subList(0, 1_000)).extracting(Response::statusCode).containsOnly(200);
        answers.get(1_000).then().statusCode(429);
        assertThat(answers.get(0).header("RateLimit")).startsWith("\"delivery\";r=999;t=");
        assertThat(answers.get(9).header("RateLimit")).startsWith("\"delivery\";r=990;t=");
    }
}
