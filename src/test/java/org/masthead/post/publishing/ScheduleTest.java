package org.masthead.post.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.Race;

@QuarkusTest
@ExtendWith(FreshTables.class)
class ScheduleTest {

    private static final Instant NOON = Instant.parse("2031-02-03T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2031-02-03T18:00:00Z");

    @Inject
    MutableClock clock;

    @Inject
    DueWindows due;

    @BeforeEach
    void itIsTheMorning() {
        clock.moveTo(NOON.minus(Duration.ofHours(2)));
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response publish(String id, Object... members) {
        return Api.as(Role.EDITOR).body(Posts.members(members)).post(Posts.ADMIN + "/" + id + "/publish");
    }

    private static Response cancel(String id) {
        return Api.as(Role.EDITOR).delete(Posts.ADMIN + "/" + id + "/schedule");
    }

    private static List<String> events(String id) {
        return Database.texts(
                "select type || ' by ' || actor_kind from event where object_id = cast(? as uuid) order by position",
                id);
    }

    private static List<String> liveEvents(String id) {
        return events(id).stream().filter(event -> event.contains("published")).toList();
    }

    @Nested
    class APostOfTomorrow {

        @Test
        void isSeenFromTheInstantOnWithoutAnyTimer() {
            String id = Posts.draft("slug", "at-noon", "title", "At noon");
            publish(id, "at", NOON.toString())
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("scheduled"))
                    .body("publishAt", equalTo("2031-02-03T12:00:00Z"))
                    .body("publishedAt", nullValue())
                    .body("version", equalTo(2))
                    .body("notices", empty());

            clock.moveTo(NOON.minusMillis(1_000));
            Posts.live("at-noon").then().statusCode(404);
            Api.anonymous().get(Posts.LIVE).then().body("items", empty());
            clock.moveTo(NOON);
            Posts.live("at-noon")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("At noon"))
                    .body("publishedAt", equalTo("2031-02-03T12:00:00Z"))
                    .body("date", equalTo("2031-02-03T12:00:00Z"));
            Api.anonymous().get(Posts.LIVE).then().body("items.id", equalTo(List.of(id)));
            Posts.read(id)
                    .then()
                    .body("status", equalTo("published"))
                    .body("publishAt", nullValue())
                    .body("publishedAt", equalTo("2031-02-03T12:00:00Z"));
        }

        @Test
        void holdsTheRevisionAsItWas() {
            String id = Posts.draft("slug", "bound", "title", "As bound", "body", "one", "tags", List.of("Kept"));
            publish(id, "at", NOON.toString());

            Posts.edit(id, "slug", "edited", "title", "Edited", "body", "two", "tags", List.of());
            clock.moveTo(NOON);

            Posts.live("bound")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("As bound"))
                    .body("html", equalTo("<p>one</p>"))
                    .body("tags.name", equalTo(List.of("Kept")));
            Posts.live("edited").then().statusCode(404);
            Posts.read(id).then().body("title", equalTo("Edited")).body("hasUnpublishedChanges", equalTo(true));
        }

        @Test
        void keepsItsSlugFromOthers() {
            String id = Posts.draft("slug", "mine-at-noon");
            publish(id, "at", NOON.toString());
            Posts.edit(id, "slug", "another-by-now");

            Response taken = Posts.create("slug", "mine-at-noon");

            taken.then().statusCode(409).body("suggestion", equalTo("mine-at-noon-2"));
            Api.as(Role.EDITOR)
                    .body(Posts.members("slug", "mine-at-noon"))
                    .post(Posts.ADMIN + "?takeSlug=true")
                    .then()
                    .statusCode(409);
        }

        @Test
        void canBeMovedAndCancelled() {
            String id = Posts.draft("slug", "moved");
            publish(id, "at", NOON.toString());

            publish(id, "at", EVENING.toString())
                    .then()
                    .body("publishAt", equalTo("2031-02-03T18:00:00Z"))
                    .body("version", equalTo(3));
            clock.moveTo(NOON);
            Posts.live("moved").then().statusCode(404);
            cancel(id)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("draft"))
                    .body("publishAt", nullValue())
                    .body("version", equalTo(4));
            clock.moveTo(EVENING);

            Posts.live("moved").then().statusCode(404);
            assertThat(events(id))
                    .containsExactly(
                            "post.created by user",
                            "post.scheduled by user",
                            "post.scheduled by user",
                            "post.unscheduled by user");
        }

        @Test
        void isShownAtOnceByAPublishWithoutATime() {
            String id = Posts.draft("slug", "sooner");
            publish(id, "at", NOON.toString());

            publish(id).then().body("status", equalTo("published")).body("publishAt", nullValue());
            clock.moveTo(NOON);
            due.tell();

            Posts.live("sooner").then().statusCode(200);
            assertThat(liveEvents(id)).containsExactly("post.published by user");
        }

        @Test
        void isCancelledByUnpublish() {
            String id = Posts.draft("slug", "never");
            publish(id, "at", NOON.toString());

            Posts.unpublish(id);
            clock.moveTo(NOON);
            due.tell();

            Posts.live("never").then().statusCode(404);
            assertThat(events(id)).last().isEqualTo("post.unscheduled by user");
        }

        @Test
        void takesATimeWithoutOffsetAsTheSites() {
            String id = Posts.draft();

            Response response = publish(id, "at", "2031-02-03T12:00:00");

            response.then().body("publishAt", equalTo("2031-02-03T12:00:00Z"));
        }
    }

    @Nested
    class AnUpdateOfTomorrow {

        @Test
        void takesOverInOneInstantSlugAndAll() {
            String id = Posts.published("slug", "old", "title", "Old");
            Posts.edit(id, "slug", "new", "title", "New");
            publish(id, "at", NOON.toString())
                    .then()
                    .body("status", equalTo("published"))
                    .body("publishAt", equalTo("2031-02-03T12:00:00Z"));

            Posts.live("old").then().statusCode(200).body("title", equalTo("Old"));
            Posts.live("new").then().statusCode(404);
            clock.moveTo(NOON);

            Posts.live("new").then().statusCode(200).body("title", equalTo("New"));
            Posts.live("old").then().statusCode(308);
            Api.anonymous().get(Posts.LIVE + "?slug=new").then().body("items.title", equalTo(List.of("New")));
            Api.anonymous().get(Posts.LIVE + "?slug=old").then().body("items.title", equalTo(List.of("New")));
            due.tell();
            Posts.live("new").then().statusCode(200);
            Posts.live("old").then().statusCode(308);
            Posts.read(id).then().body("hasUnpublishedChanges", equalTo(false));
        }

        @Test
        void isOneEventAndStepsNoVersion() {
            String id = Posts.published("title", "Old");
            Posts.edit(id, "title", "New");
            publish(id, "at", NOON.toString());
            int version = Posts.read(id).path("version");
            clock.moveTo(NOON);

            due.tell();
            due.tell();

            assertThat(liveEvents(id)).containsExactly("post.published by user", "post.published by system");
            Posts.read(id).then().body("version", equalTo(version));
        }

        @Test
        void canBeCancelledWithoutTakingThePostDown() {
            String id = Posts.published("slug", "stays", "title", "Old");
            Posts.edit(id, "title", "New");
            publish(id, "at", NOON.toString(), "until", EVENING.toString());

            cancel(id)
                    .then()
                    .body("status", equalTo("published"))
                    .body("publishAt", nullValue())
                    .body("unpublishAt", nullValue());
            clock.moveTo(EVENING);

            Posts.live("stays").then().statusCode(200).body("title", equalTo("Old"));
        }
    }

    @Nested
    class AnEnd {

        @Test
        void takesThePostDownOnTheInstant() {
            String id = Posts.draft("slug", "ends");
            publish(id, "until", NOON.toString())
                    .then()
                    .body("status", equalTo("published"))
                    .body("unpublishAt", equalTo("2031-02-03T12:00:00Z"));

            clock.moveTo(NOON.minusMillis(1_000));
            Posts.live("ends").then().statusCode(200);
            clock.moveTo(NOON);

            Posts.live("ends").then().statusCode(404);
            Posts.read(id).then().body("status", equalTo("draft")).body("unpublishAt", nullValue());
            due.tell();
            due.tell();
            assertThat(liveEvents(id)).containsExactly("post.published by user", "post.unpublished by system");
        }

        @Test
        void staysWithAnUpdateThatSaysNothingOfIt() {
            String id = Posts.draft();
            publish(id, "until", NOON.toString());
            Posts.edit(id, "title", "A slip of the pen mended");

            Response response = publish(id);

            response.then()
                    .body("unpublishAt", equalTo("2031-02-03T12:00:00Z"))
                    .body("notices.code", hasItem("until-kept"));
        }

        @Test
        void isTakenAwayByNull() {
            String id = Posts.draft("slug", "for-good");
            publish(id, "until", NOON.toString());

            publish(id, "until", null).then().body("unpublishAt", nullValue()).body("version", equalTo(3));
            clock.moveTo(NOON);

            Posts.live("for-good").then().statusCode(200);
            assertThat(events(id)).last().isEqualTo("post.unscheduled by user");
        }

        @Test
        void isCancelledWithTheSchedule() {
            String id = Posts.draft("slug", "goes-on");
            publish(id, "until", NOON.toString());

            cancel(id).then().body("unpublishAt", nullValue());
            clock.moveTo(NOON);

            Posts.live("goes-on").then().statusCode(200);
        }
    }

    @Nested
    class TheLog {

        @Test
        void tellsOfAWindowThatBeganAndEndedWhileNobodyLooked() {
            String id = Posts.draft();
            publish(id, "at", NOON.toString(), "until", EVENING.toString());
            clock.moveTo(EVENING.plusSeconds(1));

            due.tell();

            assertThat(liveEvents(id)).containsExactly("post.published by system", "post.unpublished by system");
            Posts.read(id).then().body("publishedAt", equalTo("2031-02-03T12:00:00Z"));
        }

        @Test
        void hasEachEventOnceHoweverManyTellIt() {
            List<String> ids = List.of(Posts.draft(), Posts.draft(), Posts.draft(), Posts.draft());
            ids.forEach(id -> publish(id, "at", NOON.toString()));
            clock.moveTo(NOON);

            Race.of(8, runner -> {
                due.tell();
                return runner;
            });

            ids.forEach(id -> assertThat(liveEvents(id)).containsExactly("post.published by system"));
        }

        @Test
        void hasNothingTwiceWhenTheClockGoesBack() {
            String id = Posts.draft("slug", "jump");
            publish(id, "at", NOON.toString(), "until", EVENING.toString());
            clock.moveTo(EVENING);
            due.tell();

            clock.moveTo(NOON.minusSeconds(60));
            due.tell();
            Posts.live("jump").then().statusCode(404);
            clock.moveTo(NOON);
            due.tell();

            Posts.live("jump").then().statusCode(200);
            assertThat(liveEvents(id)).containsExactly("post.published by system", "post.unpublished by system");
        }

        @Test
        void tellsWhatWasDueBeforeWhatAnEditorDoesNext() {
            String id = Posts.draft("title", "One");
            publish(id, "at", NOON.toString());
            Posts.edit(id, "title", "Two");
            clock.moveTo(NOON);

            publish(id).then().statusCode(200).body("publishedAt", equalTo("2031-02-03T12:00:00Z"));

            assertThat(liveEvents(id)).containsExactly("post.published by system", "post.published by user");
        }
    }

    @Nested
    class Refuses {

        @Test
        void anEndBeforeTheBeginning() {
            String id = Posts.draft();

            Response response = publish(id, "at", EVENING.toString(), "until", NOON.toString());

            response.then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("until")))
                    .body("detail", containsString("after `at`"));
            Posts.read(id).then().body("version", equalTo(1)).body("status", equalTo("draft"));
        }

        @Test
        void anEndInThePast() {
            String id = Posts.draft();

            publish(id, "until", "2001-01-01T00:00:00Z").then().statusCode(422);
        }

        @Test
        void aKeptEndBeforeANewBeginning() {
            String id = Posts.draft();
            publish(id, "until", NOON.toString());

            publish(id, "at", EVENING.toString()).then().statusCode(422).body("errors.until", containsString("null"));
            publish(id, "at", EVENING.toString(), "until", null).then().statusCode(200);
        }

        @Test
        void whatIsNoTime() {
            String id = Posts.draft();

            publish(id, "at", "tomorrow", "until", "never")
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("at", "until")));
            publish(id, "at", 12).then().statusCode(400);
            publish(id, "when", "x").then().statusCode(400);
        }

        @Test
        void authors() {
            String id = Api.as(Role.AUTHOR).body("{}").post(Posts.ADMIN).path("id");

            Api.as(Role.AUTHOR)
                    .delete(Posts.ADMIN + "/" + id + "/schedule")
                    .then()
                    .statusCode(403);
        }

        @Test
        void anotherBodyUnderTheSameKey() {
            String id = Posts.draft();
            String path = Posts.ADMIN + "/" + id + "/publish";

            Api.as(Role.EDITOR)
                    .header("Idempotency-Key", "one-effect")
                    .body(Posts.members("at", NOON.toString()))
                    .post(path)
                    .then()
                    .statusCode(200);
            Api.as(Role.EDITOR)
                    .header("Idempotency-Key", "one-effect")
                    .body(Posts.members("at", EVENING.toString()))
                    .post(path)
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void aTimeGoneByPublishesNowAndSaysSo() {
        String id = Posts.draft("slug", "late");

        Response response = publish(id, "at", "2001-01-01T00:00:00Z");

        response.then()
                .statusCode(200)
                .body("status", equalTo("published"))
                .body("notices.code", equalTo(List.of("at-is-past")));
        Posts.live("late").then().statusCode(200);
    }

    @Test
    void aRecordReadBeforeAnEdgeIsSentBackAsWhatWasReadAndNoCommand() {
        String id = Posts.draft("slug", "edge");
        publish(id, "at", NOON.toString(), "until", EVENING.toString());
        Map<String, Object> scheduled = Posts.read(id).jsonPath().getMap("");
        clock.moveTo(NOON);
        Map<String, Object> live = Posts.read(id).jsonPath().getMap("");
        scheduled.put("subtitle", "Saved at noon");
        Api.as(Role.EDITOR)
                .body(scheduled)
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));
        clock.moveTo(EVENING);
        live.remove("version");
        live.put("title", "Unfinished");

        Api.as(Role.EDITOR)
                .body(live)
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"));

        Posts.live("edge").then().statusCode(404);
    }

    @Test
    void aReviewEndsThoughThereIsNothingNewToPublish() {
        String id = Posts.published();
        Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/submit").then().statusCode(200);

        publish(id).then().statusCode(200).body("submittedAt", nullValue());

        Posts.read(id).then().body("submittedAt", nullValue());
    }

    @Test
    void aTranslationThatIsJoinedReachesReadersWithTheNextPublish() {
        String english = Posts.published("slug", "one", "locale", "en");
        String german = Posts.published("slug", "eins", "locale", "de");

        Posts.edit(german, "translationOf", english);
        Posts.read(german).then().body("hasUnpublishedChanges", equalTo(true));
        Posts.publish(german);

        Posts.live("one").then().body("translations.slug", equalTo(List.of("eins")));
        Posts.live("eins").then().body("translations.slug", equalTo(List.of("one")));
    }

    @Test
    void cancellingNothingChangesNothing() {
        String id = Posts.published();

        cancel(id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("notices.code", equalTo(List.of("not-scheduled")));
    }
}
