package org.masthead.live;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** A statement that takes too long is given up, and costs nobody but who asked. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class SlowStatementTest {

    @Inject
    EntityManager database;

    @BeforeEach
    void publishAPost() {
        Posts.published("title", "Cloud", "slug", "cloud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"posts", "posts/cloud", "posts?q=cloud", "search?q=cloud&facets=all", "posts/cloud/related"})
    void isAskedForAgainLater(String path) {
        QuarkusTransaction.begin();
        database.createNativeQuery("lock table live_post, live_search in access exclusive mode")
                .executeUpdate();

        Api.anonymous()
                .get("/api/v1/" + path)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .header("Cache-Control", "no-store")
                .body("type", containsString("/problems/unavailable"));
        QuarkusTransaction.rollback();

        Api.anonymous().get("/api/v1/" + path).then().statusCode(200);
    }
}
