package org.masthead.post.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
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
class PublishingTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response act(String id, String action) {
        return Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/" + action);
    }

    private static long position() {
        return Database.number("select value from log_position");
    }

    private static long generation() {
        return Database.number("select generation from log_position");
    }

    @Nested
    class Readers {

        @Test
        void seeNothingBeforeAPublish() {
            String id = Posts.draft("slug", "hidden", "title", "Hidden");

            Posts.live("hidden").then().statusCode(404);
            Posts.live(id).then().statusCode(404);
            Api.anonymous().get(Posts.LIVE).then().body("items", empty()).body("page.total", equalTo(0));
            Api.anonymous().get(Posts.LIVE + "?q=hidden").then().body("items", empty());
        }

        @Test
        void seeTheRevisionAfterIt() {
            String id = Posts.published("slug", "seen", "title", "Seen", "body", "*Words*");

            Posts.live("seen")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("title", equalTo("Seen"))
                    .body("html", equalTo("<p><em>Words</em></p>"));
            Api.anonymous().get(Posts.LIVE).then().body("items.id", equalTo(List.of(id)));
        }

        @Test
        void ofANodeWhoseClockIsBehindSeeItAtOnce() {
            String id = Posts.published("slug", "seen", "title", "First");
            clock.advance(Duration.ofMinutes(1));
            Posts.edit(id, "title", "Second");
            Posts.publish(id);

            clock.advance(Duration.ofSeconds(-5));

            Posts.live("seen").then().statusCode(200).body("title", equalTo("Second"));
            Api.anonymous().get(Posts.LIVE).then().body("items.title", equalTo(List.of("Second")));
            Api.anonymous().get(Posts.LIVE + "?q=second").then().body("items.id", equalTo(List.of(id)));
        }

        @Test
        void seeEditsAtTheNextPublishAlone() {
            String id = Posts.published("slug", "first", "title", "First", "body", "one", "metadata", Map.of("n", 1));
            String before = Posts.live("first").asString();

            Posts.edit(
                    id,
                    "slug",
                    "second",
                    "title",
                    "Second",
                    "body",
                    "two",
                    "metadata",
                    Map.of("n", 2),
                    "locale",
                    "de",
                    "date",
                    "2001-01-01",
                    "featured",
                    true,
                    "images",
                    List.of(Map.of("src", "/x.png")));
            assertThat(Posts.live("first").asString()).isEqualTo(before);
            Posts.live("second").then().statusCode(404);
            Posts.read(id).then().body("hasUnpublishedChanges", equalTo(true));

            Posts.publish(id);
            Posts.live("second")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("Second"))
                    .body("locale", equalTo("de"));
            Posts.read(id).then().body("hasUnpublishedChanges", equalTo(false));
        }

        @Test
        void seeNothingAfterItIsTakenDown() {
            String id = Posts.published("slug", "down");

            act(id, "unpublish").then().statusCode(200).body("status", equalTo("draft"));

            Posts.live("down").then().statusCode(404);
            Posts.live(id).then().statusCode(404);
            Posts.read(id).then().body("hasUnpublishedChanges", equalTo(false));
        }
    }

    @Nested
    class Answers {

        @Test
        void areTheRecordWithItsNotices() {
            String id = Posts.draft("title", "Record");

            act(id, "publish")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("status", equalTo("published"))
                    .body("body", notNullValue())
                    .body("notices", empty());
        }

        @Test
        void stepTheVersionByOne() {
            String id = Posts.draft();

            act(id, "publish").then().body("version", equalTo(2));
            Posts.patch(id, "title", "x").then().body("version", equalTo(3));
            act(id, "publish").then().body("version", equalTo(4));
            act(id, "unpublish").then().body("version", equalTo(5));
        }

        @Test
        void sayThatThereIsNothingNewAndDoNothing() {
            String id = Posts.published();
            int version = Posts.read(id).path("version");
            long position = position();

            act(id, "publish")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(version))
                    .body("notices.code", equalTo(List.of("nothing-new")));

            assertThat(position()).isEqualTo(position);
        }

        @Test
        void sayThatNothingWasLiveAndDoNothing() {
            String id = Posts.draft();
            long position = position();

            act(id, "unpublish")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1))
                    .body("notices.code", equalTo(List.of("not-live")));

            assertThat(position()).isEqualTo(position);
        }

        @Test
        void are404ForWhatIsNot() {
            act("00000000-0000-7000-8000-000000000000", "publish").then().statusCode(404);
            act("no-uuid", "publish").then().statusCode(404);
        }
    }

    @Nested
    class Times {

        @Test
        void theDateIsThatOfTheFirstPublishUnlessGiven() {
            clock.moveTo(Instant.parse("2030-05-06T07:08:09Z"));
            String given = Posts.published("date", "2018-08-11T11:37:36+08:00");
            String none = Posts.published();

            Posts.read(given).then().body("date", equalTo("2018-08-11T11:37:36+08:00"));
            String date = Posts.read(none).path("date");
            assertThat(date).startsWith("2030-05-06T07:08:").endsWith("Z");
            Posts.live(none).then().body("date", equalTo(date));
        }

        @Test
        void theDateStaysAtLaterOnes() {
            String id = Posts.published();
            String date = Posts.read(id).path("date");
            clock.advance(Duration.ofDays(1));

            Posts.edit(id, "title", "Later");
            Posts.publish(id);

            Posts.read(id).then().body("date", equalTo(date));
        }

        @Test
        void publishedAtIsThatOfTheFirstPublish() {
            String id = Posts.draft();
            Posts.read(id).then().body("publishedAt", nullValue());
            Posts.publish(id);
            String first = Posts.read(id).path("publishedAt");
            clock.advance(Duration.ofDays(1));

            Posts.unpublish(id);
            Posts.edit(id, "title", "Again");
            Posts.publish(id);

            Posts.read(id).then().body("publishedAt", equalTo(first));
            Posts.live(id).then().body("publishedAt", equalTo(first));
        }

        @Test
        void updatedAtForReadersIsThatOfTheLiveRevision() {
            String id = Posts.draft();
            String saved = Posts.read(id).path("updatedAt");
            clock.advance(Duration.ofDays(1));
            Posts.publish(id);

            Posts.edit(id, "title", "Unpublished");

            Posts.live(id).then().body("updatedAt", equalTo(saved));
        }

        @Test
        void aDateInTheFutureHidesNothing() {
            String id = Posts.published("date", "2999-01-01");

            Posts.live(id).then().statusCode(200);
        }
    }

    @Nested
    class TheGeneration {

        @Test
        void movesWithLiveChangesAlone() {
            long start = generation();

            String id = Posts.draft("title", "x");
            Posts.edit(id, "title", "y");
            assertThat(generation()).isEqualTo(start);

            Posts.publish(id);
            long published = generation();
            assertThat(published).isEqualTo(position()).isGreaterThan(start);

            Posts.publish(id);
            Posts.edit(id, "title", "z");
            assertThat(generation()).isEqualTo(published);

            Posts.unpublish(id);
            assertThat(generation()).isEqualTo(position()).isGreaterThan(published);
        }
    }
}
