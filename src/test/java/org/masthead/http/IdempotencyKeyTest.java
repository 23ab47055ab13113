package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

@QuarkusTest
@ExtendWith(FreshTables.class)
class IdempotencyKeyTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response post(String key, Object body) {
        return Api.as(Role.EDITOR).header("Idempotency-Key", key).body(body).post(Posts.ADMIN);
    }

    @Test
    void givesTheFirstAnswerAgain() {
        Response first = post("k", Map.of("title", "Once"));

        Response second = post("k", Map.of("title", "Once"));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(second.header(header)).isEqualTo(first.header(header));
        }
        assertThat(Database.number("select count(*) from post")).isEqualTo(1);
    }

    @Test
    void refusesAnotherBodyOrQuery() {
        post("k", Map.of("title", "Once")).then().statusCode(201);

        post("k", Map.of("title", "Twice"))
                .then()
                .statusCode(422)
                .body("type", containsString("idempotency-key-reused"));
        Api.as(Role.EDITOR)
                .header("Idempotency-Key", "k")
                .body(Map.of("title", "Once"))
                .post(Posts.ADMIN + "?note=x")
                .then()
                .statusCode(422);
    }

    @Test
    void countsWithinCallerAndPath() {
        post("k", Map.of("title", "Once")).then().statusCode(201);

        Api.as(Role.AUTHOR)
                .header("Idempotency-Key", "k")
                .body(Map.of("title", "Other"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);
        Api.as(Role.EDITOR)
                .header("Idempotency-Key", "k")
                .body(Map.of("name", "Other"))
                .post("/api/v1/admin/tags")
                .then()
                .statusCode(201);
    }

    @Test
    void keepsRefusals() {
        Posts.draft("slug", "taken");
        String refusal = post("k", Map.of("slug", "taken"))
                .then()
                .statusCode(409)
                .extract()
                .asString();
        Posts.patch(Database.texts("select cast(id as text) from post").get(0), "slug", "moved");

        post("k", Map.of("slug", "taken"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body(equalTo(refusal));
    }

    @Test
    void doesNotKeepWhatIsUnauthenticated() {
        Api.anonymous()
                .header("Idempotency-Key", "k")
                .body(Map.of())
                .post(Posts.ADMIN)
                .then()
                .statusCode(401);

        assertThat(Database.number("select count(*) from idempotency_key")).isZero();
    }

    @Test
    void isForgottenAfterADay() {
        post("k", Map.of("title", "Once")).then().statusCode(201);

        clock.advance(Duration.ofHours(23));
        assertThat(post("k", Map.of("title", "Once")).statusCode()).isEqualTo(201);
        assertThat(Database.number("select count(*) from post")).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        post("k", Map.of("title", "Twice")).then().statusCode(201).body("title", equalTo("Twice"));
    }

    @Test
    void isVisibleAscii() {
        for (String key : new String[] {"a b", "x".repeat(256)}) {
            post(key, Map.of()).then().statusCode(400).body("violations[0].field", equalTo("Idempotency-Key"));
        }
        post("x".repeat(255), Map.of()).then().statusCode(201);
    }

    @Test
    void guardsActionsToo() {
        String id = Posts.draft("title", "x");
        for (int i = 0; i < 2; i++) {
            Api.as(Role.EDITOR)
                    .header("Idempotency-Key", "k")
                    .post(Posts.ADMIN + "/" + id + "/publish")
                    .then()
                    .statusCode(200)
                    .body("notices.size()", equalTo(0));
        }
    }
}
