package org.masthead.live.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import org.masthead.testing.MutableClock;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class RedirectListTest {

    private static final String PATH = "/api/v1/redirects";

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static RequestSpecification reader() {
        return Api.anonymous().redirects().follow(false);
    }

    private static Response list(String query) {
        return reader().get(PATH + "?limit=100" + query);
    }

    /** What the list says, each as {@code type/locale/from>to}. */
    private static List<String> all() {
        List<Map<String, String>> items =
                list("").then().statusCode(200).extract().path("items");
        return items.stream()
                .map(item ->
                        item.get("type") + "/" + item.get("locale") + "/" + item.get("from") + ">" + item.get("to"))
                .toList();
    }

    private static void move(String post, Object... members) {
        Posts.edit(post, members);
        Posts.publish(post);
    }

    /** A record that was {@code old-…} and is {@code new-…} by now. */
    private static UUID renamed(String collection, String kind) {
        String id = Api.as(Role.EDITOR)
                .body(Map.of("name", kind, "slug", "old-" + kind))
                .post("/api/v1/admin/" + collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.as(Role.EDITOR)
                .body(Map.of("slug", "new-" + kind))
                .patch("/api/v1/admin/" + collection + "/" + id)
                .then()
                .statusCode(200);
        return UUID.fromString(id);
    }

    @Nested
    class OfPosts {

        @Test
        void areThereWithEachSlugTheyHad() {
            String id = Posts.published("slug", "first");
            move(id, "slug", "second");
            move(id, "slug", "third");

            list("").then()
                    .statusCode(200)
                    .body("items.from", contains("second", "first"))
                    .body("items.to", contains("third", "third"))
                    .body("items.type", contains("post", "post"))
                    .body("items.locale", contains("en", "en"))
                    .body("items.id", contains(id, id))
                    .body("items[0].keySet()", containsInAnyOrder("type", "locale", "from", "to", "id", "since"))
                    .body("page.total", equalTo(2));
        }

        @Test
        void areThereSinceTheyMoved() {
            String id = Posts.published("slug", "first");
            clock.moveTo(Instant.parse("2031-02-03T12:00:00Z"));
            Instant before = clock.instant();
            move(id, "slug", "second");
            Instant after = clock.instant();

            String since = list("").path("items[0].since");

            assertThat(Instant.parse(since)).isBetween(before, after);
        }

        @Test
        void thatReadersDoNotSeeAreNot() {
            String hidden = Posts.published("slug", "hidden-1");
            move(hidden, "slug", "hidden-2");
            Posts.unpublish(hidden);
            String trashed = Posts.published("slug", "trashed-1");
            move(trashed, "slug", "trashed-2");
            Posts.trash(trashed);
            Posts.edit(Posts.draft("slug", "draft-1", "aliases", List.of("draft-0")), "slug", "draft-2");
            String coming = Posts.draft("slug", "coming", "aliases", List.of("coming-0"));
            publish(coming, "at", Instant.now().plusSeconds(60).toString());

            list("").then().statusCode(200).body("items", empty()).body("page.total", equalTo(0));
        }

        @Test
        void moveOnTheInstantOfTheirSchedule() {
            String id = Posts.published("slug", "old");
            Posts.edit(id, "slug", "new", "aliases", List.of("other"));
            Instant at = clock.instant().plus(Duration.ofHours(1));
            publish(id, "at", at.toString(), "until", at.plusSeconds(60).toString());

            assertThat(all()).isEmpty();
            clock.moveTo(at);
            assertThat(all()).containsExactlyInAnyOrder("post/en/old>new", "post/en/other>new");
            list("").then().body("items.since.unique()", contains(at.toString()));
            clock.moveTo(at.plusSeconds(60));
            assertThat(all()).isEmpty();
        }

        @Test
        void thatCameBackToASlugLeadFromTheOther() {
            String id = Posts.published("slug", "first");
            move(id, "slug", "second");
            move(id, "slug", "first");

            assertThat(all()).containsExactly("post/en/second>first");
        }

        @Test
        void giveUpASlugThatAnotherTook() {
            String id = Posts.published("slug", "wanted");
            move(id, "slug", "second");
            String other = Api.as(Role.EDITOR)
                    .body(Posts.members("slug", "wanted"))
                    .post(Posts.ADMIN + "?takeSlug=true")
                    .path("id");
            Posts.publish(other);

            assertThat(all()).isEmpty();
        }

        private static void publish(String id, Object... members) {
            Api.as(Role.EDITOR)
                    .body(Posts.members(members))
                    .post(Posts.ADMIN + "/" + id + "/publish")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class OfTagsCategoriesAndAuthors {

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void areThereOnceAPostIsLive(String collection, String kind) {
            UUID id = renamed(collection, kind);
            assertThat(all()).isEmpty();
            Database.draft(Map.of(kind, id));
            assertThat(all()).isEmpty();
            Database.livePost(Map.of(kind, id));

            list("").then()
                    .body("items.type", contains(kind))
                    .body("items.from", contains("old-" + kind))
                    .body("items.to", contains("new-" + kind))
                    .body("items.id", contains(id.toString()))
                    .body("items[0].locale", nullValue());
        }

        @Test
        void areThereForAPostInASubcategory() {
            UUID parent = renamed("categories", "category");
            String child = Api.as(Role.EDITOR)
                    .body(Map.of("name", "child", "parentId", parent))
                    .post("/api/v1/admin/categories")
                    .path("id");
            Database.livePost(Map.of("category", UUID.fromString(child)));

            assertThat(all()).containsExactly("category/null/old-category>new-category");
        }
    }

    @Nested
    class EachItem {

        @Test
        void isWhatDeliveryAnswers308To() {
            makeTangledSlugs();
            List<Map<String, String>> items = list("").path("items");
            assertThat(items).hasSizeGreaterThan(10);

            for (Map<String, String> item : items) {
                reader().get(address(item, item.get("from")))
                        .then()
                        .statusCode(308)
                        .header("Location", endsWith(address(item, item.get("to"))));
                reader().get(address(item, item.get("to")))
                        .then()
                        .statusCode(200)
                        .body("id", equalTo(item.get("id")));
            }
        }

        /** The other way round: what answers 308 is in the list. */
        @Test
        void isThereForEachSlugThatAnswers308() {
            makeTangledSlugs();
            List<String> listed = list("").path("items.from");
            List<String> slugs = new ArrayList<>(Database.texts("select distinct slug from post_slug"));
            slugs.addAll(Database.texts("select distinct unnest(aliases) from live_post"));

            for (String slug : slugs) {
                int status = Posts.live(slug).statusCode();
                if (status == 308) {
                    assertThat(listed).contains(slug);
                } else if (status == 404) {
                    assertThat(listed).doesNotContain(slug);
                }
            }
        }

        private static String address(Map<String, String> item, String slug) {
            String collection = item.get("type").equals("category") ? "categories" : item.get("type") + "s";
            String locale = item.get("locale") == null ? "" : "?locale=" + item.get("locale");
            return "/api/v1/" + collection + "/" + slug + locale;
        }

        private void makeTangledSlugs() {
            for (String locale : List.of("en", "de", "fr")) {
                String id = Posts.published("locale", locale, "slug", "same", "aliases", List.of("alias-" + locale));
                move(id, "slug", "moved");
                move(id, "slug", "moved-again", "aliases", List.of("alias-" + locale, "alias"));
                Posts.edit(id, "slug", "draft-of-" + locale, "aliases", List.of());
            }
            String emigrant = Posts.published("locale", "en", "slug", "emigrant");
            move(emigrant, "locale", "it", "slug", "immigrant");
            String settler = Posts.published("locale", "it", "slug", "emigrant");
            move(settler, "slug", "native");
            move(Posts.published("locale", "de", "slug", "stays"), "locale", "it");
            String heir = Posts.draft("locale", "de", "slug", "heir", "aliases", List.of("alias"));
            Posts.publish(heir);
            Posts.published("locale", "fr", "slug", "alias");
            String hidden = Posts.published("slug", "hidden-1", "aliases", List.of("hidden-0"));
            move(hidden, "slug", "hidden-2");
            Posts.unpublish(hidden);
            Database.livePost(Map.of(
                    "tag", renamed("tags", "tag"),
                    "category", renamed("categories", "category"),
                    "author", renamed("authors", "author")));
            renamed("tags", "bare");
        }
    }

    @Nested
    class Lists {

        @Test
        void areFiltered() {
            Database.livePost(Map.of("tag", renamed("tags", "tag")));
            move(Posts.published("slug", "a"), "slug", "b");
            move(Posts.published("slug", "c", "locale", "de"), "slug", "d");

            list("&type=tag").then().body("items.from", contains("old-tag"));
            list("&type=post,tag").then().body("page.total", equalTo(3));
            list("&type=post&locale=de").then().body("items.from", contains("c"));
            list("&locale_ne=de").then().body("items.from", containsInAnyOrder("a", "old-tag"));
            list("&type=page").then().statusCode(400).body("violations.field", contains("type"));
            list("&from=a").then().statusCode(400).body("violations.field", contains("from"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "since", "-since", "-id"})
        void arePagedWithoutLossThoughManyMovedAtOnce(String sort) {
            Posts.published("slug", "here", "aliases", List.of("a", "b", "c", "d", "e"));
            Posts.published("slug", "there", "aliases", List.of("f", "g"));

            List<String> seen = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                Response page = reader().get(PATH + "?limit=2&sort=" + sort + "&cursor=" + cursor);
                seen.addAll(page.then().statusCode(200).extract().path("items.from"));
                cursor = page.path("page.next");
            }

            assertThat(seen).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 100})
        void takeAtMostThreeStatements(int limit) {
            Posts.published("slug", "here", "aliases", List.of("a", "b", "c"));
            Statements.forget();

            reader().get(PATH + "?limit=" + limit).then().statusCode(200);

            assertThat(Statements.ofTheAnswer()).hasSizeBetween(2, 3);
        }

        @Test
        void nameAllTheyWereMadeOf() {
            list("").then().header("Surrogate-Key", equalTo("posts tags categories authors"));
        }

        @Test
        void areAsTheExampleShows() throws IOException {
            move(Posts.published("slug", "hello-world"), "slug", "hello-masthead");
            JsonPath example =
                    JsonPath.from(Files.readString(Path.of("openapi", "examples", "browseRedirects.response.json")));

            JsonPath given = list("").jsonPath();

            assertThat(given.getMap("items[0]").keySet())
                    .isEqualTo(example.getMap("items[0]").keySet());
            assertThat(given.getString("items[0].to")).isEqualTo(example.getString("items[0].to"));
        }
    }
}
