package org.masthead.live.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.Race;

/** What is counted is what is there, whatever was done before, and when. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class KeptCountsTest {

    private static final Instant NOON = Instant.parse("2031-02-03T12:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response get(String path) {
        return Api.anonymous()
                .get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    /** Lists that are counted without a look at their rows, and the archive and tags, which are counted likewise. */
    private static void everyCountIsTrue() {
        for (String filter : List.of(
                "",
                "locale=en",
                "locale=zh",
                "locale=en,zh",
                "tag=red",
                "tag=blue",
                "author=ann",
                "category=news",
                "tag=red&locale=zh")) {
            Response list = get("posts?limit=100&" + filter);
            assertThat(list.<Integer>path("page.total"))
                    .as("total of posts?" + filter)
                    .isEqualTo(list.<List<?>>path("items").size());
        }
        List<Integer> ofYears = get("posts/archive").path("items.count");
        assertThat(ofYears.stream().mapToInt(Integer::intValue).sum())
                .as("the archive's sum")
                .isEqualTo(get("posts").<Integer>path("page.total"));
        for (String kind : List.of("tag", "author", "category")) {
            String collection = kind.equals("category") ? "categories" : kind + "s";
            List<Map<String, Object>> records = get(collection).path("items");
            records.forEach(record -> assertThat(record.get("postCount"))
                    .as("posts of " + kind + " " + record.get("slug"))
                    .isEqualTo(get("posts?limit=100&" + kind + "=" + record.get("slug"))
                            .path("page.total")));
        }
    }

    @Test
    void throughAWholeLife() {
        String one = Posts.published("slug", "one", "title", "One", "tags", List.of("Red", "Blue"), "locale", "en");
        String two = Posts.published(
                "slug",
                "two",
                "title",
                "Two",
                "tags",
                List.of("Red"),
                "locale",
                "zh",
                "authors",
                List.of("Ann"),
                "categories",
                List.of("News"));
        everyCountIsTrue();

        Posts.edit(one, "tags", List.of("Blue"), "date", "2019-12-31T23:30:00-05:00");
        Posts.publish(one);
        everyCountIsTrue();
        assertThat(get("posts?tag=red").<Integer>path("page.total")).isOne();

        Posts.unpublish(two);
        everyCountIsTrue();
        assertThat(get("tags").<List<String>>path("items.slug")).containsExactly("blue");

        Posts.publish(two);
        Posts.trash(one);
        everyCountIsTrue();
        assertThat(get("posts").<Integer>path("page.total")).isOne();
    }

    @Test
    void toTheMicrosecondOfAnEdge() {
        clock.moveTo(NOON.minusSeconds(3_600));
        String id = Posts.draft("slug", "at-noon", "title", "At noon", "tags", List.of("Red"));
        Api.as(Role.EDITOR)
                .body(Map.of(
                        "at", NOON.toString(), "until", NOON.plusSeconds(60).toString()))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);
        everyCountIsTrue();
        assertThat(get("posts").<Integer>path("page.total")).isZero();

        clock.moveTo(NOON.plusSeconds(1));
        everyCountIsTrue();
        assertThat(get("posts").<Integer>path("page.total")).isOne();

        clock.moveTo(NOON.plusSeconds(61));
        everyCountIsTrue();
        assertThat(get("posts").<Integer>path("page.total")).isZero();
    }

    @Test
    void whenTheClockIsPutBackBehindAPublish() {
        clock.moveTo(NOON);
        Posts.published("slug", "ahead", "title", "Ahead", "tags", List.of("Red"));

        clock.moveTo(NOON.minusSeconds(30));

        everyCountIsTrue();
        assertThat(get("posts").<Integer>path("page.total")).isZero();
    }

    @Test
    void whenATagBecomesAnother() {
        Posts.published("slug", "both", "title", "Both", "tags", List.of("Red", "Blue"));
        Posts.published("slug", "one", "title", "One", "tags", List.of("Red"));
        String red = get("tags/red").path("id");
        String blue = get("tags/blue").path("id");

        Api.as(Role.EDITOR)
                .body(Map.of("into", blue))
                .post("/api/v1/admin/tags/" + red + "/merge")
                .then()
                .statusCode(200);

        everyCountIsTrue();
        assertThat(get("tags/blue").<Integer>path("postCount")).isEqualTo(2);
    }

    @Test
    void whenManyWriteAtOnce() {
        List<String> ids = Race.of(
                24,
                n -> Posts.published(
                        "slug",
                        "post-" + n,
                        "title",
                        "Post " + n,
                        "tags",
                        List.of(n % 2 == 0 ? "Red" : "Blue"),
                        "authors",
                        List.of("Ann"),
                        "locale",
                        n % 3 == 0 ? "zh" : "en"));
        Random random = new Random(6);
        List<Integer> kinds = random.ints(60, 0, 3).boxed().toList();

        Race.of(60, n -> {
            String id = ids.get(n % ids.size());
            switch (kinds.get(n)) {
                case 0 -> Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/unpublish");
                case 1 -> Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/publish");
                default -> Posts.patch(id, "tags", List.of("Red", "Blue"));
            }
            return id;
        });

        everyCountIsTrue();
    }

    @Test
    void whereAPageFarBehindBegins() {
        String post = Posts.published("slug", "first", "title", "First", "date", "2024-02-10T12:00:00Z");
        for (int from = 1; from <= 1_300; from += 260) {
            String copies = " from %s x cross join generate_series(" + from + ", " + (from + 259) + ") n where x.%s = '"
                    + post + "'";
            Database.execute(
                    "insert into post select (jsonb_populate_record(x, jsonb_build_object('id', md5(n::text)::uuid,"
                            + " 'slug', 'copy-' || n, 'translation_group', md5(n::text)::uuid))).*"
                            + copies.formatted("post", "id"));
            Database.execute("insert into live_post select (jsonb_populate_record(x, jsonb_build_object('post_id',"
                    + " md5(n::text)::uuid, 'slug', 'copy-' || n, 'translation_group', md5(n::text)::uuid,"
                    + " 'date', timestamptz '2020-01-31 23:30:00+00' + n * interval '29 hours'))).*"
                    + copies.formatted("live_post", "post_id"));
        }
        clock.advance(Duration.ofSeconds(1));

        for (String sort : List.of("-date", "date")) {
            List<String> all = new ArrayList<>();
            String path = "posts?fields=slug&limit=100&sort=" + sort;
            for (String next = path; next != null; ) {
                Response page = get(next);
                all.addAll(page.path("items.slug"));
                String cursor = page.path("page.next");
                next = cursor == null ? null : path + "&cursor=" + cursor;
            }
            assertThat(all).hasSize(1_301);
            for (int page : List.of(1, 6, 7, 10, 13, 14)) {
                int from = Math.min(all.size(), (page - 1) * 100);
                assertThat(get(path + "&page=" + page).<List<String>>path("items.slug"))
                        .as("page " + page + " by " + sort)
                        .isEqualTo(all.subList(from, Math.min(all.size(), from + 100)));
            }
            assertThat(get(path + "&page=15").<List<?>>path("items")).isEmpty();
            for (String far : List.of("&page=7", "&page=14", "&page=15", "&locale=en&page=8")) {
                assertThat(get(path + far).<Integer>path("page.total")).as(far).isEqualTo(1_301);
            }
            assertThat(get(path + "&locale=zh&page=8").<Integer>path("page.total"))
                    .isZero();
        }
    }
}
