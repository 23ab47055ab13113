package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.masthead.live.cache.Ready.asksTheDatabase;
import static org.masthead.live.cache.Ready.await;
import static org.masthead.live.cache.Ready.kept;
import static org.masthead.live.cache.Ready.reader;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.live.freshness.Generation;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

/** No answer outlives what it was made of. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class OvertakenAnswerTest {

    private static final Instant NOON = Instant.parse("2031-02-03T12:00:00Z");
    private static final String POSTS = "/api/v1/posts";

    /** What the commit of another node does. */
    private static final String MOVE = """
            with moved as (update log_position set value = value + 1, generation = value + 1 returning generation)
            select pg_notify('masthead_generation', cast(generation as text)) from moved""";

    @Inject
    MutableClock clock;

    @Inject
    AgroalDataSource connections;

    @Inject
    Generation generation;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response list() {
        return reader().get(POSTS);
    }

    private static Response single() {
        return reader().get(POSTS + "/here");
    }

    private void elsewhere(String... statements) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPublishIsSeenByTheNextWhoAsks() {
        String id = Posts.published("slug", "here", "title", "Before");
        kept(OvertakenAnswerTest::list);
        kept(OvertakenAnswerTest::single);
        Posts.edit(id, "title", "After");
        single().then().body("title", equalTo("Before"));

        Posts.publish(id);

        single().then().body("title", equalTo("After"));
        list().then().body("items[0].title", equalTo("After"));
    }

    @Test
    void aSaveOfADraftCostsNobodyHisAnswer() {
        String id = Posts.published("slug", "here");
        kept(OvertakenAnswerTest::single);

        Posts.edit(id, "title", "Not yet");

        kept(OvertakenAnswerTest::single).then().statusCode(200);
        assertThat(generation.present().number()).isEqualTo(Database.number("select generation from log_position"));
    }

    @Test
    void whatIsTakenDownIsGoneForTheNextWhoAsks() {
        String id = Posts.published("slug", "here");
        kept(OvertakenAnswerTest::list);
        kept(OvertakenAnswerTest::single);

        Posts.unpublish(id);

        single().then().statusCode(404);
        list().then().body("items", hasSize(0));
    }

    @Test
    void aRenameIsSeenWhereverTheNameIs() {
        Posts.published("slug", "here", "tags", List.of("Old"));
        kept(OvertakenAnswerTest::single);
        kept(() -> reader().get("/api/v1/tags"));
        String tag = single().path("tags[0].id");

        Api.as(Role.EDITOR)
                .body(Posts.members("name", "New"))
                .patch("/api/v1/admin/tags/" + tag)
                .then()
                .statusCode(200);

        single().then().body("tags[0].name", equalTo("New"));
        reader().get("/api/v1/tags").then().body("items[0].name", equalTo("New"));
    }

    @Test
    void aSlugThatIsTakenFromAPostLeadsToItNoMore() {
        String id = Posts.published("slug", "old");
        Posts.edit(id, "slug", "new");
        Posts.publish(id);
        kept(() -> reader().get("/api/v1/redirects")).then().body("items.from", hasSize(1));

        Api.as(Role.EDITOR)
                .body(Posts.members("slug", "old"))
                .post(Posts.ADMIN + "?takeSlug=true")
                .then()
                .statusCode(201);

        reader().get("/api/v1/redirects").then().body("items", hasSize(0));
    }

    @Test
    void aPostComesAndGoesOnTheSecond() {
        clock.moveTo(NOON.minusSeconds(3_600));
        String id = Posts.draft("slug", "here");
        Api.as(Role.EDITOR)
                .body(Posts.members(
                        "at", NOON.toString(), "until", NOON.plusSeconds(60).toString()))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);

        clock.moveTo(NOON.minus(Duration.ofMinutes(5)));
        kept(OvertakenAnswerTest::list).then().body("items", hasSize(0));
        clock.moveTo(NOON);
        list().then().body("items", hasSize(1));
        kept(OvertakenAnswerTest::list).then().body("items", hasSize(1));
        clock.moveTo(NOON.plusSeconds(60));
        list().then().body("items", hasSize(0));
    }

    @Test
    void whatIsSharedIsCutAtTheEdgeEachTime() {
        clock.moveTo(NOON.minusSeconds(3_600));
        Posts.published("slug", "here");
        Api.as(Role.EDITOR)
                .body(Posts.members("at", NOON.toString()))
                .post(Posts.ADMIN + "/" + Posts.draft() + "/publish")
                .then()
                .statusCode(200);
        clock.moveTo(NOON.minusSeconds(1_000));
        kept(OvertakenAnswerTest::single)
                .then()
                .header("Cache-Control", "public, max-age=0, s-maxage=60, stale-while-revalidate=600");

        clock.moveTo(NOON.minusSeconds(3).minusMillis(900));

        kept(OvertakenAnswerTest::single)
                .then()
                .header("Cache-Control", "public, max-age=0, s-maxage=3, stale-while-revalidate=0");
    }

    @Test
    void aCommitOfAnotherNodeIsSeenSoon() {
        Posts.published("slug", "here", "title", "Before");
        kept(OvertakenAnswerTest::single);
        kept(OvertakenAnswerTest::list);

        elsewhere("update live_post set title = 'After'", MOVE);

        await(() -> single().path("title").equals("After"));
        list().then().body("items[0].title", equalTo("After"));
    }

    /** Nobody tells of it: it is the heartbeat that does. */
    @Test
    void aCommitThatNobodyToldOfIsSeenToo() {
        Posts.published("slug", "here", "title", "Before");
        kept(OvertakenAnswerTest::single);

        elsewhere(
                "update live_post set title = 'After'",
                "update log_position set value = value + 1, generation = value + 1");

        await(() -> single().path("title").equals("After"));
    }

    @Test
    void whoeverHasSeenWhatIsNewGetsNothingOlder() {
        String id = Posts.published("slug", "here", "title", "Before");
        kept(OvertakenAnswerTest::single);

        elsewhere(
                "update live_post set title = 'After'",
                "update log_position set value = value + 1, generation = value + 1");
        // Asked for by an address that is not kept yet, and one that is of no use to keep.
        String byId = reader().get(POSTS + "/" + id).path("title");

        assertThat(byId).isEqualTo("After");
        single().then().body("title", equalTo("After"));
    }

    @Test
    void thatHoldsForWhoHasSeenThatThereIsNothing() {
        Posts.published("slug", "here");
        kept(OvertakenAnswerTest::list).then().body("items", hasSize(1));

        elsewhere("delete from live_post", "update log_position set value = value + 1, generation = value + 1");
        reader().get(POSTS + "/here?formats=text").then().statusCode(404);

        list().then().body("items", hasSize(0));
    }

    @Test
    void aNodeThatHearsNothingTrustsNothingUntilItHearsAgain() {
        Posts.published("slug", "here");
        kept(OvertakenAnswerTest::single);

        Database.texts(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'masthead listener'");
        await(() -> !generation.isTrusted());
        boolean asked = asksTheDatabase(OvertakenAnswerTest::single);
        await(generation::isTrusted);

        assertThat(asked || generation.isTrusted()).isTrue();
        kept(OvertakenAnswerTest::single).then().statusCode(200);
    }

    @Test
    void aDatabaseThatIsPutBackIsBelieved() {
        Posts.published("slug", "here", "title", "Newer");
        kept(OvertakenAnswerTest::single);
        long now = Database.number("select generation from log_position");

        elsewhere("update live_post set title = 'Older'", "update log_position set generation = generation - 1");

        await(() -> generation.present().number() < now);
        single().then().body("title", equalTo("Older"));
        elsewhere("update live_post set title = 'Other'", "update log_position set generation = generation + 1");
        await(() -> single().path("title").equals("Other"));
    }
}
