package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TaxonomyDeliveryTest {

    private static final String DELIVERY = "/api/v1/";

    private static RequestSpecification reader() {
        return Api.anonymous().redirects().follow(false);
    }

    private static UUID create(String collection, Map<String, Object> draft) {
        return UUID.fromString(Api.as(Role.EDITOR)
                .body(draft)
                .post("/api/v1/admin/" + collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static UUID create(String collection, String name) {
        return create(collection, Map.of("name", name));
    }

    private static void rename(String collection, UUID id, String slug) {
        Api.as(Role.EDITOR)
                .body(Map.of("slug", slug))
                .patch("/api/v1/admin/" + collection + "/" + id)
                .then()
                .statusCode(200);
    }

    @Nested
    class EachKind {

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void isShownOnceAPostIsLive(String collection, String kind) {
            UUID shown = create(collection, "Shown");
            UUID drafted = create(collection, "Drafted");
            UUID past = create(collection, "Past");
            UUID coming = create(collection, "Coming");
            create(collection, "Bare");
            Instant now = Instant.now();
            Duration hour = Duration.ofHours(1);
            Database.livePost(Map.of(kind, shown));
            Database.draft(Map.of(kind, shown));
            Database.draft(Map.of(kind, drafted));
            Database.livePost(Map.of(kind, past), now.minus(hour), now.minusSeconds(1));
            Database.livePost(Map.of(kind, coming), now.plusSeconds(60), now.plus(hour));

            reader().get(DELIVERY + collection)
                    .then()
                    .statusCode(200)
                    .body("items.name", contains("Shown"))
                    .body("items[0].postCount", equalTo(1))
                    .body("page.limit", equalTo(20))
                    .body("page.total", equalTo(1))
                    .body("page.next", nullValue())
                    .body("page.previous", nullValue())
                    .body("keySet()", containsInAnyOrder("items", "page"));
            reader().get(DELIVERY + collection + "/shown")
                    .then()
                    .statusCode(200)
                    .body("postCount", equalTo(1));
            for (String hidden : List.of("drafted", "past", "coming", "bare", drafted.toString())) {
                reader().get(DELIVERY + collection + "/" + hidden)
                        .then()
                        .statusCode(404)
                        .body("title", equalTo("Not found"));
            }
        }

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void isReadBySlugOrId(String collection, String kind) {
            UUID id = create(collection, "Shown");
            Database.livePost(Map.of(kind, id));

            reader().get(DELIVERY + collection + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("slug", equalTo("shown"));
            reader().get(DELIVERY + collection + "/shown")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id.toString()))
                    .header("Surrogate-Key", equalTo(kind + ":" + id))
                    .header("ETag", not(startsWith("\"1-")))
                    .header("Cache-Control", equalTo("public, max-age=0, s-maxage=60, stale-while-revalidate=600"));
        }

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void leadsFromAFormerSlugToThePresentOne(String collection, String kind) {
            UUID id = create(collection, "Old");
            Database.livePost(Map.of(kind, id));
            rename(collection, id, "neu-ä");

            reader().get(DELIVERY + collection + "/old?fields=a&x=%2F")
                    .then()
                    .statusCode(308)
                    .header(
                            "Location",
                            matchesPattern("http://[^/]+" + DELIVERY + collection + "/neu-%C3%A4\\?fields=a&x=%.*"))
                    .header("Cache-Control", startsWith("public"));
            reader().get(DELIVERY + collection + "/neu-ä").then().statusCode(200);
        }

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void isUnknownByAFormerSlugWhereThePresentOneIsHidden(String collection, String kind) {
            UUID id = create(collection, "Old");
            Database.draft(Map.of(kind, id));
            rename(collection, id, "new");

            reader().get(DELIVERY + collection + "/old").then().statusCode(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"tags", "categories", "authors"})
        void answers404ToWhatIsNoSlug(String collection) {
            for (String slug : List.of("none", "UPPER", "a b", "x".repeat(300), "\0")) {
                reader().get(DELIVERY + collection + "/{slug}", slug).then().statusCode(404);
            }
        }

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void takesNoParametersOfOne(String collection, String kind) {
            Database.livePost(Map.of(kind, create(collection, "Shown")));

            reader().get(DELIVERY + collection + "/shown?x=1")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("x"));
        }

        @ParameterizedTest
        @CsvSource({"tags, tag", "categories, category", "authors, author"})
        void isPagedByCursor(String collection, String kind) {
            for (String name : List.of("a", "b", "c")) {
                Database.livePost(Map.of(kind, create(collection, name)));
            }

            Response first = reader().get(DELIVERY + collection + "?limit=2&sort=name");
            Response second =
                    reader().get(DELIVERY + collection + "?limit=2&sort=name&cursor=" + first.path("page.next"));

            assertThat(first.<List<String>>path("items.name")).containsExactly("a", "b");
            assertThat(second.<List<String>>path("items.name")).containsExactly("c");
            second.then().body("page.previous", notNullValue()).body("page.next", nullValue());
            assertThat(first.header("Link")).contains("rel=\"next\"");
            reader().get(DELIVERY + collection + "?limit=101").then().statusCode(400);
        }

        @ParameterizedTest
        @CsvSource({
            "tags, tag, 1",
            "tags, tag, 100",
            "categories, category, 1",
            "categories, category, 100",
            "authors, author, 1",
            "authors, author, 100"
        })
        void takesAtMostThreeStatementsForAList(String collection, String kind, int limit) {
            IntStream.range(0, 20).forEach(i -> Database.livePost(Map.of(kind, create(collection, "name " + i))));
            Statements.forget();

            reader().get(DELIVERY + collection + "?limit=" + limit)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(Math.min(limit, 20)));

            assertThat(Statements.ofTheAnswer()).hasSizeBetween(1, 3);
        }

        @ParameterizedTest
        @ValueSource(strings = {"tags", "categories", "authors"})
        void answers304ToOneWhoHasIt(String collection) {
            String etag = reader().get(DELIVERY + collection).header("ETag");

            reader().header("If-None-Match", etag)
                    .get(DELIVERY + collection)
                    .then()
                    .statusCode(304)
                    .header("Cache-Control", startsWith("public"));
        }
    }

    @Nested
    class Lists {

        @Test
        void nameWhatTheyWereMadeOf() {
            UUID go = create("tags", "Go");
            Database.livePost(Map.of("tag", go));

            reader().get(DELIVERY + "tags").then().header("Surrogate-Key", equalTo("tags tag:" + go));
        }

        @Test
        void nameTheTypesAloneWhereTheRecordsAreTooMany() {
            IntStream.range(0, 80).forEach(i -> Database.livePost(Map.of("tag", create("tags", "name " + i))));

            reader().get(DELIVERY + "tags?limit=80").then().header("Surrogate-Key", equalTo("tags"));
        }

        @Test
        void sortByLivePosts() {
            UUID one = create("tags", "One");
            UUID two = create("tags", "Two");
            Database.livePost(Map.of("tag", one));
            Database.livePost(Map.of("tag", two));
            Database.livePost(Map.of("tag", two));
            Database.draft(Map.of("tag", one));
            Database.draft(Map.of("tag", one));

            reader().get(DELIVERY + "tags?sort=-postCount")
                    .then()
                    .body("items.name", contains("Two", "One"))
                    .body("items.postCount", contains(2, 1));
        }

        @Test
        void showTheFieldsAskedFor() {
            Database.livePost(Map.of("tag", create("tags", "Go")));

            reader().get(DELIVERY + "tags?fields=name")
                    .then()
                    .body("items[0].keySet()", containsInAnyOrder("id", "name"))
                    .body("page.total", equalTo(1));
        }

        @Test
        void keepWhatIsForEditorsFromReadersOfAuthors() {
            Database.livePost(Map.of("author", create("authors", "Ada")));

            reader().get(DELIVERY + "authors")
                    .then()
                    .body(
                            "items[0].keySet()",
                            containsInAnyOrder("id", "slug", "name", "bio", "avatar", "url", "links", "postCount"));
        }
    }

    @Nested
    class Tree {

        @Test
        void holdsTheCategoriesWithPostsBelowThem() {
            UUID news = create("categories", "News");
            UUID local = create("categories", Map.of("name", "Local", "parentId", news));
            create("categories", Map.of("name", "Empty", "parentId", news));
            create("categories", "Bare");
            UUID art = create("categories", "Art");
            Database.livePost(Map.of("category", local));
            Database.livePost(Map.of("category", art));

            reader().get(DELIVERY + "categories?view=tree")
                    .then()
                    .statusCode(200)
                    .body("items.slug", contains("news", "art"))
                    .body("items[0].postCount", equalTo(0))
                    .body("items[0].totalPostCount", equalTo(1))
                    .body("items[0].children.path", contains("news/local"))
                    .body("items[0].children[0].children", equalTo(List.of()))
                    .body("items[1].children", equalTo(List.of()))
                    .body("page.total", equalTo(3));
            reader().get(DELIVERY + "categories")
                    .then()
                    .body("items.path", contains("news", "news/local", "art"))
                    .body("items[0].containsKey('children')", equalTo(false));
        }

        @Test
        void isWholeAndTakesNoFilter() {
            reader().get(DELIVERY + "categories?view=tree&limit=2")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("limit"));
            reader().get(DELIVERY + "categories?view=trees")
                    .then()
                    .statusCode(400)
                    .body("detail", endsWith("did you mean `tree`?"));
        }

        @Test
        void isNotAskedForByNothing() {
            reader().get(DELIVERY + "categories?view=").then().statusCode(200).body("page.limit", equalTo(20));
        }

        @Test
        void takesOneStatementBesideTheOneForCaches() {
            UUID parent = create("categories", "Root");
            for (int i = 0; i < 10; i++) {
                parent = create("categories", Map.of("name", "Level " + i, "parentId", parent));
            }
            Database.livePost(Map.of("category", parent));
            Statements.forget();

            reader().get(DELIVERY + "categories?view=tree")
                    .then()
                    .statusCode(200)
                    .body("page.total", equalTo(11));

            assertThat(Statements.ofTheAnswer()).hasSize(2);
        }
    }
}
