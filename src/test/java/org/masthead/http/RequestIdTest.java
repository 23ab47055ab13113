package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;

@QuarkusTest
class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/posts", "/api/v1/posts/nothing", "/nowhere", "/q/health/live"})
    void everyAnswerHasOne(String path) {
        Api.anonymous()
                .get(path)
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void oneThatAProxyGaveIsTaken() {
        Api.anonymous()
                .header("X-Request-Id", "proxy-1.2:3/4")
                .get("/api/v1/posts")
                .then()
                .header("X-Request-Id", equalTo("proxy-1.2:3/4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"><script>", "é"})
    void oneThatCouldHarmALogIsNot(String given) {
        Api.anonymous()
                .header("X-Request-Id", given)
                .get("/api/v1/posts")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void theLogKeepsIt() {
        Api.as(Role.EDITOR)
                .header("X-Request-Id", "kept-with-the-event")
                .body(Map.of("title", "x"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);

        assertThat(Database.number("select count(*) from event where request_id = 'kept-with-the-event'"))
                .isPositive();
    }
}
