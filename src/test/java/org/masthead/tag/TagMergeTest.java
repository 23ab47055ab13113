package org.masthead.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TagMergeTest {

    private static final String TAGS = "/api/v1/admin/tags/";

    private String golang = "";
    private String go = "";

    @BeforeEach
    void makeTwoTags() {
        golang = create("Golang");
        go = create("Go");
    }

    private static RequestSpecification editor() {
        return Api.as(Role.EDITOR);
    }

    private static String create(String name) {
        return editor().body(Map.of("name", name))
                .post("/api/v1/admin/tags")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response merge(String id, String into) {
        return editor().body(Map.of("into", into)).post(TAGS + id + "/merge");
    }

    private static Response reassign(String id, String to) {
        return editor().delete(TAGS + id + "?reassignTo=" + to);
    }

    private static Response deliver(String path) {
        return Api.anonymous().redirects().follow(false).get("/api/v1/" + path);
    }

    @Nested
    class Merge {

        @Test
        void answersTheTagThatItWentInto() {
            Database.draft(Map.of("tag", UUID.fromString(golang)));
            Database.livePost(Map.of("tag", UUID.fromString(golang)));

            var answer = merge(golang, go).then();

            answer.statusCode(200)
                    .header("ETag", startsWith("\"2-"))
                    .body("id", equalTo(go))
                    .body("version", equalTo(2))
                    .body("slug", equalTo("go"))
                    .body("aliases", contains("golang"))
                    .body("postCount", equalTo(2))
                    .body("livePostCount", equalTo(1));
            editor().get(TAGS + golang).then().statusCode(404);
        }

        @Test
        void movesEveryWindowOfLivePosts() {
            Instant now = Instant.now();
            Duration hour = Duration.ofHours(1);
            Map<String, UUID> relations = Map.of("tag", UUID.fromString(golang));
            Database.livePost(relations, now.minus(hour), now.plus(hour));
            Database.livePost(relations, now.plus(hour), now.plus(hour.multipliedBy(2)));
            Database.livePost(relations, now.minus(hour.multipliedBy(2)), now.minus(hour));

            merge(golang, go)
                    .then()
                    .statusCode(200)
                    .body("postCount", equalTo(3))
                    .body("livePostCount", equalTo(1));

            assertThat(Database.texts("select distinct tag_id from live_post_tag"))
                    .containsExactly(go);
            assertThat(Database.number("select count(*) from live_post_tag")).isEqualTo(3);
        }

        @Test
        void keepsOneOfTwoAtTheEarlierPlace() {
            String earlier = Posts.published("tags", List.of("A", "Golang", "B", "Go", "C"));
            String later = Posts.published("tags", List.of("Go", "A", "Golang"));

            merge(golang, go).then().statusCode(200);

            Posts.read(earlier).then().body("tags.name", contains("A", "Go", "B", "C"));
            Posts.live(earlier).then().body("tags.name", contains("A", "Go", "B", "C"));
            Posts.read(later).then().body("tags.name", contains("Go", "A"));
            Posts.live(later).then().body("tags.name", contains("Go", "A"));
        }

        @Test
        void isSeenByReadersAtOnce() {
            String post = Posts.published("tags", List.of("Golang"));
            editor().body(Map.of("slug", "go-lang")).patch(TAGS + golang);

            merge(golang, go).then().statusCode(200).body("aliases", contains("go-lang", "golang"));

            for (String slug : List.of("go", "golang", "go-lang")) {
                deliver("posts?tag=" + slug)
                        .then()
                        .body("items.id", contains(post))
                        .body("items[0].tags.slug", contains("go"));
            }
            for (String slug : List.of("golang", "go-lang")) {
                deliver("tags/" + slug).then().statusCode(308).header("Location", endsWith("/api/v1/tags/go"));
            }
            deliver("tags").then().body("items.id", contains(go)).body("items[0].postCount", equalTo(1));
            deliver("tags/" + golang).then().statusCode(404);
        }

        @Test
        void leavesNameSlugAndIdLeadingToTheOther() {
            merge(golang, go).then().statusCode(200);

            String byName = Posts.draft("tags", List.of("GOLANG", "Go"));
            String byId = Posts.draft("tagIds", List.of(golang, go));

            Posts.read(byName).then().body("tags.id", contains(go));
            Posts.read(byId).then().body("tags.id", contains(go));
            editor().get("/api/v1/admin/tags").then().body("id", contains(go));
        }

        @Test
        void takesARecordThatIsSentBackAsItWas() {
            String post = Posts.draft("tags", List.of("Golang"));
            Map<String, Object> record = Posts.read(post).as(Map.class);
            merge(golang, go).then().statusCode(200);
            record.remove("version");

            var answer = editor().body(record).put(Posts.ADMIN + "/" + post).then();

            answer.statusCode(200).body("tagIds", contains(go));
        }

        @Test
        void followsChains() {
            String gopher = create("Gopher");
            merge(golang, go).then().statusCode(200);

            merge(go, gopher).then().statusCode(200).body("aliases", containsInAnyOrder("go", "golang"));

            assertThat(Database.texts("select distinct into_id from tag_merge")).containsExactly(gopher);
            Posts.read(Posts.draft("tagIds", List.of(golang, go))).then().body("tags.id", contains(gopher));
        }

        @Test
        void isTwoEventsAndMovesTheGeneration() {
            long generation = Database.number("select generation from log_position");
            Database.execute("truncate event");

            merge(golang, go).then().statusCode(200);

            assertThat(Database.texts("select type || ' ' || object_id || ' ' || slug from event order by position"))
                    .containsExactly("tag.merged " + golang + " golang", "tag.updated " + go + " go");
            assertThat(Database.number("select generation from log_position")).isGreaterThan(generation);
        }

        @Test
        void letsTheSlugRedirectFromNowOn() {
            editor().body(Map.of("slug", "go-lang")).patch(TAGS + golang);
            String retired = Database.texts("select since from tag_slug where slug = 'golang'")
                    .get(0);
            Instant before = Instant.now();

            merge(golang, go).then().statusCode(200);

            assertThat(Database.texts("select since from tag_slug where slug = 'golang'"))
                    .containsExactly(retired);
            assertThat(Database.texts("select since >= '" + before + "' from tag_slug where slug = 'go-lang'"))
                    .containsExactly("t");
        }

        @Test
        void takesAsManyStatementsForManyPostsAsForNone() {
            Statements.forget();
            merge(create("Bare"), go).then().statusCode(200);
            int bare = Statements.all().size();
            for (int i = 0; i < 20; i++) {
                Database.livePost(Map.of("tag", UUID.fromString(golang)));
            }
            create("Counted too");
            Statements.forget();

            merge(golang, go).then().statusCode(200).body("livePostCount", equalTo(20));

            assertThat(Statements.all()).hasSizeLessThanOrEqualTo(bare);
        }
    }

    @Nested
    class RefusedMerge {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | 422 | required",
                    "{\"into\": null} | 422 | required",
                    "{\"into\": \"0190a000-0000-7000-8000-000000000000\"} | 422 | unknown-id",
                    "{\"into\": \"go\"} | 422 | format",
                    "{\"into\": 7} | 400 | type",
                    "{\"onto\": \"x\"} | 400 | unknown-member"
                })
        void namesTheMember(String body, int status, String code) {
            var answer = editor().body(body).post(TAGS + golang + "/merge").then();

            answer.statusCode(status).body("violations.code", org.hamcrest.Matchers.hasItem(code));
            editor().get(TAGS + golang).then().statusCode(200).body("version", equalTo(1));
        }

        @Test
        void isOneIntoItself() {
            merge(golang, golang).then().statusCode(422).body("violations.field", contains("into"));
        }

        @Test
        void isOneOfNoTag() {
            merge(UUID.randomUUID().toString(), go).then().statusCode(404);
            merge("golang", go).then().statusCode(404);
        }

        @Test
        void isOneOfAnAuthor() {
            Api.as(Role.AUTHOR)
                    .body(Map.of("into", go))
                    .post(TAGS + golang + "/merge")
                    .then()
                    .statusCode(403);
        }

        @Test
        void isAStaleOneAndShowsTheTag() {
            editor().body(Map.of("description", "New")).patch(TAGS + golang);

            editor().header("If-Match", "\"1-x\"")
                    .body(Map.of("into", go))
                    .post(TAGS + golang + "/merge")
                    .then()
                    .statusCode(412)
                    .body("current.id", equalTo(golang))
                    .body("current.description", equalTo("New"));
            editor().body(Map.of("into", go, "version", 1))
                    .post(TAGS + golang + "/merge")
                    .then()
                    .statusCode(412);
            editor().header("If-Match", "\"2-x\"")
                    .body(Map.of("into", go))
                    .post(TAGS + golang + "/merge")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void aMergeSentTwiceHasOneEffectAndOneAnswer() {
        RequestSpecification request =
                editor().header("Idempotency-Key", "merge").body(Map.of("into", go));

        Response first = request.post(TAGS + golang + "/merge");
        Response second = request.post(TAGS + golang + "/merge");

        first.then().statusCode(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Nested
    class Delete {

        @Test
        void givesThePostsToTheOther() {
            String post = Posts.published("tags", List.of("A", "Golang", "Go"));
            Instant soon = Instant.now().plusSeconds(3_600);
            Database.livePost(Map.of("tag", UUID.fromString(golang)), soon, soon.plusSeconds(60));

            var answer = reassign(golang, go).then();

            answer.statusCode(200)
                    .body("id", equalTo(golang))
                    .body("postCount", equalTo(2))
                    .body("livePostCount", equalTo(1));
            Posts.read(post).then().body("tags.name", contains("A", "Go"));
            Posts.live(post).then().body("tags.name", contains("A", "Go"));
            editor().get(TAGS + go)
                    .then()
                    .body("aliases", empty())
                    .body("postCount", equalTo(2))
                    .body("livePostCount", equalTo(1));
            assertThat(Database.number("select count(*) from live_post_tag where tag_id = '" + go + "'"))
                    .isEqualTo(2);
        }

        @Test
        void leavesNoSlugThatLeadsToTheOther() {
            Posts.published("tags", List.of("Golang"));

            reassign(golang, go).then().statusCode(200);

            deliver("tags/golang").then().statusCode(404);
            deliver("posts?tag=golang").then().body("items", hasSize(0));
            Posts.create("tagIds", List.of(golang)).then().statusCode(201).body("tagIds", contains(go));
            editor().body(Map.of("name", "Golang"))
                    .post("/api/v1/admin/tags")
                    .then()
                    .statusCode(201)
                    .body("slug", equalTo("golang"));
        }

        @Test
        void refusesWhatIsNoOther() {
            reassign(golang, golang)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("reassignTo"))
                    .body("violations.code", contains("value"));
            reassign(golang, UUID.randomUUID().toString())
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("unknown-id"));
            reassign(UUID.randomUUID().toString(), go).then().statusCode(404);

            editor().get(TAGS + golang).then().statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"go", "", "1-1-1-1-1", "0190a000-0000-7000-8000-00000000000g"})
        void refusesWhatIsNoUuid(String value) {
            reassign(golang, value)
                    .then()
                    .statusCode(400)
                    .body("type", endsWith("/problems/unknown-parameter"))
                    .body("violations.field", contains("reassignTo"))
                    .body("violations.code", contains("type"));
        }

        @Test
        void refusesAStaleIfMatch() {
            editor().header("If-Match", "\"7-x\"")
                    .delete(TAGS + golang + "?reassignTo=" + go)
                    .then()
                    .statusCode(412)
                    .body("current.id", equalTo(golang));
        }
    }
}
