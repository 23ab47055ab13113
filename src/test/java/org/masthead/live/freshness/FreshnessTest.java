package org.masthead.live.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class FreshnessTest {

    private static final Instant NOON = Instant.parse("2031-02-03T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    MutableClock clock;

    @BeforeEach
    void itIsTheMorning() {
        clock.moveTo(NOON.minus(HOUR.multipliedBy(2)));
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static RequestSpecification reader() {
        return Api.anonymous().redirects().follow(false);
    }

    private static String publish(String id, Object... members) {
        Api.as(Role.EDITOR)
                .body(Posts.members(members))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);
        return id;
    }

    private static String shared(int fresh, int stale) {
        return "public, max-age=0, s-maxage=" + fresh + ", stale-while-revalidate=" + stale;
    }

    /** Moves the clock to so long before noon, and most of a second: what a test takes is not counted then. */
    private void moveBeforeNoon(Duration left) {
        clock.moveTo(NOON.minus(left).minusMillis(900));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "3, 3, 0",
        "60, 60, 0",
        "61, 60, 1",
        "100, 60, 40",
        "659, 60, 599",
        "660, 60, 600",
        "3600, 60, 600"
    })
    void anAnswerIsSharedUntilThePostOfNoonComesAtMost(int left, int fresh, int stale) {
        Posts.published("slug", "here");
        publish(Posts.draft(), "at", NOON.toString());

        moveBeforeNoon(Duration.ofSeconds(left));

        reader().get(Posts.LIVE + "/here").then().header("Cache-Control", equalTo(shared(fresh, stale)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 3, 0", "100, 60, 40", "3600, 60, 600"})
    void anAnswerIsSharedUntilAPostGoesAtMost(int left, int fresh, int stale) {
        publish(Posts.draft("slug", "here"), "until", NOON.toString());

        moveBeforeNoon(Duration.ofSeconds(left));

        reader().get(Posts.LIVE + "/here").then().header("Cache-Control", equalTo(shared(fresh, stale)));
    }

    @Test
    void whatHasPassedCutsNothing() {
        publish(Posts.draft("slug", "here"), "at", NOON.toString());
        publish(Posts.draft(), "until", NOON.toString());

        clock.moveTo(NOON);

        reader().get(Posts.LIVE + "/here").then().statusCode(200).header("Cache-Control", equalTo(shared(60, 600)));
    }

    @Test
    void theNextOfSeveralCuts() {
        publish(Posts.draft(), "at", NOON.toString(), "until", NOON.plus(HOUR).toString());
        publish(Posts.draft(), "at", NOON.plusSeconds(50).toString());
        publish(Posts.draft(), "until", NOON.plusSeconds(10).toString());

        moveBeforeNoon(Duration.ofSeconds(5));
        reader().get(Posts.LIVE).then().header("Cache-Control", equalTo(shared(5, 0)));
        clock.moveTo(NOON.plusMillis(100));
        reader().get(Posts.LIVE).then().header("Cache-Control", equalTo(shared(9, 0)));
        clock.moveTo(NOON.plusMillis(10_100));
        reader().get(Posts.LIVE).then().header("Cache-Control", equalTo(shared(39, 0)));
    }

    @Test
    void aCancelledScheduleCutsNothing() {
        String id = publish(Posts.draft(), "at", NOON.toString());
        moveBeforeNoon(Duration.ofSeconds(3));

        Api.as(Role.EDITOR).delete(Posts.ADMIN + "/" + id + "/schedule").then().statusCode(200);

        reader().get(Posts.LIVE).then().header("Cache-Control", equalTo(shared(60, 600)));
    }

    @Test
    void allAnswersAreCut() {
        String id = Posts.published(
                "slug", "old", "tags", List.of("Go"), "categories", List.of("Go"), "authors", List.of("Go"));
        Posts.edit(id, "slug", "new");
        Posts.publish(id);
        publish(Posts.draft(), "at", NOON.toString());

        for (String path : List.of(
                "posts",
                "posts/new",
                "posts/old",
                "tags",
                "tags/go",
                "categories",
                "categories?view=tree",
                "categories/go",
                "authors",
                "authors/go",
                "redirects")) {
            moveBeforeNoon(Duration.ofSeconds(100));
            reader().get("/api/v1/" + path).then().header("Cache-Control", equalTo(shared(60, 40)));
        }
        reader().get(Posts.LIVE + "/old").then().statusCode(308);
    }

    @Test
    void anAnswerOf304IsCutToo() {
        Posts.published("slug", "here");
        publish(Posts.draft(), "at", NOON.toString());
        String etag = Posts.live("here").header("ETag");

        moveBeforeNoon(Duration.ofSeconds(3));

        reader().header("If-None-Match", etag)
                .get(Posts.LIVE + "/here")
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo(shared(3, 0)));
    }

    @Test
    void refusalsAndPreviewsAreKeptByNobody() {
        String id = Posts.draft();
        String token = Api.as(Role.EDITOR)
                .body("{}")
                .post(Posts.ADMIN + "/" + id + "/preview")
                .path("token");

        reader().get(Posts.LIVE + "/" + id).then().statusCode(404).header("Cache-Control", equalTo("no-store"));
        reader().get(Posts.LIVE + "?x=1").then().statusCode(400).header("Cache-Control", equalTo("no-store"));
        reader().get(Posts.LIVE + "/" + id + "?preview=" + token)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"));
    }

    /** Read after it, an edge that passed in between would have been missed. */
    @ParameterizedTest
    @ValueSource(strings = {"posts", "posts/here", "tags", "redirects"})
    void theNextEdgeIsReadAheadOfTheAnswer(String path) {
        Posts.published("slug", "here");
        Statements.forget();

        reader().get("/api/v1/" + path).then().statusCode(200);

        assertThat(Statements.all().get(0)).contains("as edge");
        assertThat(Statements.all().stream().filter(sql -> sql.contains("as edge")))
                .hasSize(1);
    }

    @Test
    void answersForEditorsAskNothingOfIt() {
        Statements.forget();

        Api.as(Role.EDITOR).get(Posts.ADMIN).then().header("Cache-Control", containsString("no-store"));

        assertThat(Statements.all()).noneMatch(sql -> sql.contains("as edge"));
    }
}
