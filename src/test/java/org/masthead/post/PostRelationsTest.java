package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** Tags, categories and authors as the writer of a post names them. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostRelationsTest {

    private static String tag(String name) {
        return Api.as(Role.EDITOR)
                .body(Map.of("name", name))
                .post("/api/v1/admin/tags")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Nested
    class ByName {

        @ParameterizedTest
        @CsvSource({"tags, tagIds", "categories, categoryIds", "authors, authorIds"})
        void areMadeWhereTheyAreNew(String names, String ids) {
            String id = Posts.create(names, List.of("Cloud Native", Map.of("name", "云原生")))
                    .then()
                    .statusCode(201)
                    .body(names + ".name", equalTo(List.of("Cloud Native", "云原生")))
                    .body(names + ".slug", equalTo(List.of("cloud-native", "yun-yuan-sheng")))
                    .extract()
                    .path("id");

            List<String> related = Posts.read(id).path(names + ".id");
            Posts.read(id).then().body(ids, equalTo(related));
        }

        @Test
        void areMatchedByFoldedNameThenBySlug() {
            String go = tag("Go Language");

            Posts.create("tags", List.of("GO LANGUAGE")).then().body("tagIds", equalTo(List.of(go)));
            Posts.create("tags", List.of("ｇｏ ｌａｎｇｕａｇｅ")).then().body("tagIds", equalTo(List.of(go)));
            Posts.create("tags", List.of("go-language")).then().body("tagIds", equalTo(List.of(go)));
            assertThat(Database.number("select count(*) from tag")).isEqualTo(1);
        }

        @Test
        void standOnceHoweverOftenTheyAreNamed() {
            Posts.create("tags", List.of("Go", "go", "GO", Map.of("name", "Go")))
                    .then()
                    .statusCode(201)
                    .body("tags", hasSize(1));
        }

        @Test
        void keepTheirOrder() {
            String id = Posts.draft("tags", List.of("C", "A", "B"));

            Posts.put(id, "tags", List.of("B", "C", "A")).then().body("tags.name", contains("B", "C", "A"));
        }
    }

    @Nested
    class ById {

        @Test
        void areFound() {
            String go = tag("Go");
            String java = tag("Java");

            Posts.create("tagIds", List.of(java, go)).then().statusCode(201).body("tags.name", contains("Java", "Go"));
            Posts.create("tags", List.of(Map.of("id", java, "name", "Ignored")))
                    .then()
                    .body("tags.name", contains("Java"));
            Posts.create("tagIds", List.of(java, java)).then().statusCode(201).body("tags", hasSize(1));
        }

        @ParameterizedTest
        @CsvSource({"tagIds", "categoryIds", "authorIds"})
        void areRefusedWhereUnknown(String ids) {
            Posts.create(ids, List.of("00000000-0000-7000-8000-000000000000"))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo(ids + "[0]"))
                    .body("violations[0].code", equalTo("unknown-id"));
        }
    }

    @Nested
    class BothSent {

        @Test
        void theOneThatDiffersFromTheStoredRecordCounts() {
            String go = tag("Go");
            String java = tag("Java");
            String id = Posts.draft("tagIds", List.of(go));
            Object stored = Posts.read(id).path("tags");

            Posts.put(id, "tags", stored, "tagIds", List.of(java)).then().body("tags.name", contains("Java"));
            Posts.put(id, "tags", List.of(Map.of("id", go)), "tagIds", List.of(java))
                    .then()
                    .body("tags.name", contains("Go"));
            Posts.put(id, "tags", List.of("Other"), "tagIds", List.of(java))
                    .then()
                    .body("tags.name", contains("Java"));
        }

        @Test
        void asReadBackTheyChangeNothing() {
            String id = Posts.draft("tags", List.of("B", "A"), "categories", List.of("N"), "authors", List.of("Ada"));
            Map<String, Object> before = Posts.read(id).path("$");

            Api.as(Role.EDITOR).body(before).put(Posts.ADMIN + "/" + id).then().statusCode(200);

            Map<String, Object> after = Posts.read(id).path("$");
            for (String member : List.of("tags", "categories", "authors", "tagIds", "categoryIds", "authorIds")) {
                assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
            }
        }
    }

    @Test
    void anEmptyListOrNullClearsThem() {
        for (Object nothing : Arrays.asList(List.of(), null)) {
            String id = Posts.draft("tags", List.of("A"), "categories", List.of("B"), "authors", List.of("C"));

            Posts.put(id, "tags", nothing, "categoryIds", nothing, "authors", nothing)
                    .then()
                    .statusCode(200)
                    .body("tags", empty())
                    .body("categories", empty())
                    .body("authors", empty());
        }
    }

    @Test
    void aPartKeepsThem() {
        String id = Posts.draft("tags", List.of("A"), "authors", List.of("C"));

        Posts.put(id, "title", "x").then().body("tags.name", contains("A")).body("authors.name", contains("C"));
    }

    @Test
    void thereAreAHundredAtMost() {
        List<String> hundred = IntStream.range(0, 100).mapToObj(i -> "Tag " + i).toList();
        List<String> more = IntStream.range(0, 101).mapToObj(i -> "Tag " + i).toList();

        Posts.create("tags", hundred).then().statusCode(201).body("tags", hasSize(100));
        Posts.create("tags", more).then().statusCode(422).body("violations.field", equalTo(List.of("tags")));
    }

    @Test
    void readersSeeThoseOfTheLiveRevision() {
        String id = Posts.published("slug", "one", "tags", List.of("A"), "categories", List.of("News"));

        Posts.edit(id, "tags", List.of("B"));

        Posts.live("one").then().body("tags.name", contains("A")).body("categories[0].path", equalTo("news"));
    }
}
