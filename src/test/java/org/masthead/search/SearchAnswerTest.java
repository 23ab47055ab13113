package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.search.SearchTest.search;
import static org.masthead.search.SearchTest.titles;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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

/** What a search answers beside the posts that it finds. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class SearchAnswerTest {

    private static final String PATH = SearchTest.PATH;

    @Nested
    class Fragments {

        @Test
        void haveRangesOfTheirText() {
            Posts.published("title", "😀 云原生 <b>", "subtitle", "关于云原生", "body", "Filler. ".repeat(100) + "这里讨论云原生技术。");

            List<Map<String, Object>> fragments = search("云原生").extract().path("items[0].fragments");

            assertThat(fragments).extracting(one -> one.get("field")).containsExactly("title", "subtitle", "text");
            assertThat(fragments).allSatisfy(SearchAnswerTest::rangesFit);
            assertThat(fragments.get(0).get("html")).isEqualTo("😀 <mark>云原生</mark> &lt;b&gt;");
        }

        @Test
        void nameTheTagsThatWereFound() {
            Posts.published("title", "A post", "tags", List.of("Other", "Running <b>", "Runs & more"));

            List<Map<String, Object>> fragments = search("run").extract().path("items[0].fragments");

            assertThat(fragments).extracting(one -> one.get("field")).containsExactly("tags", "tags");
            assertThat(fragments)
                    .extracting(one -> one.get("html"))
                    .containsExactly("<mark>Running</mark> &lt;b&gt;", "<mark>Runs</mark> &amp; more");
            assertThat(fragments.get(0).get("ranges")).isEqualTo(List.of(List.of(0, 7)));
        }

        @Test
        void nameNoTagThatWasNotFound() {
            Posts.published("title", "Cloud", "tags", List.of("Native"));

            search("cloud").body("items[0].fragments.field", contains("title"));
        }

        @Test
        void areMembersThatFieldsMayName() {
            Posts.published("title", "Cloud", "tags", List.of("Cloud"));

            search("cloud", "fields", "title").body("items[0].keySet()", equalTo(java.util.Set.of("id", "title")));
            search("cloud", "fields", "title,score")
                    .body("items[0].keySet()", equalTo(java.util.Set.of("id", "title", "score")));
            search("cloud", "fields", "title,score,fragments")
                    .body("items[0].keySet()", equalTo(java.util.Set.of("id", "title", "score", "fragments")))
                    .body("items[0].fragments.field", contains("title", "tags"));
            search("cloud", "fields", "fragments")
                    .body("items[0].keySet()", equalTo(java.util.Set.of("id", "fragments")))
                    .body("items[0].fragments.field", contains("title", "tags"));
            search("cloud", "include", "")
                    .body("items[0].fragments.field", contains("title", "tags"))
                    .body("items[0]", not(org.hamcrest.Matchers.hasKey("tags")));
        }
    }

    private static void rangesFit(Map<String, Object> fragment) {
        String text = (String) fragment.get("text");
        List<?> ranges = (List<?>) fragment.get("ranges");
        assertThat(ranges).isNotEmpty().allSatisfy(range -> {
            List<?> ends = (List<?>) range;
            assertThat(text.substring((Integer) ends.get(0), (Integer) ends.get(1)))
                    .isEqualTo("云原生");
        });
    }

    @Nested
    class Facets {

        @Test
        void countTheWholeResult() {
            for (int i = 0; i < 5; i++) {
                Posts.published(
                        "title",
                        "Cloud " + i,
                        "tags",
                        List.of("Both", i < 2 ? "First" : "Rest"),
                        "categories",
                        List.of("News"),
                        "authors",
                        List.of("Ada"),
                        "date",
                        "20" + (20 + i % 2) + "-12-31T23:30:00-05:00");
            }
            Posts.published("title", "Other", "tags", List.of("Both"));

            search("cloud", "limit", 1, "facets", "all")
                    .body("items", hasSize(1))
                    .body("facets.tags.name", contains("Both", "Rest", "First"))
                    .body("facets.tags.count", contains(5, 3, 2))
                    .body("facets.categories.slug", contains("news"))
                    .body("facets.authors.count", contains(5))
                    .body("facets.years.value", contains(2020, 2021))
                    .body("facets.years.count", contains(3, 2))
                    .body("facets.locales[0].value", equalTo("en"));
        }

        @Test
        void ofACategoryCountItsSubtree() {
            Api.as(Role.EDITOR)
                    .body(Map.of("name", "Above"))
                    .post("/api/v1/admin/categories")
                    .then()
                    .statusCode(201);
            String above = Api.as(Role.EDITOR).get("/api/v1/admin/categories").path("[0].id");
            Api.as(Role.EDITOR)
                    .body(Map.of("name", "Below", "parentId", above))
                    .post("/api/v1/admin/categories")
                    .then()
                    .statusCode(201);
            Posts.published("title", "Cloud", "categories", List.of("Below", "Above"));

            search("cloud", "facets", "categories").body("facets.categories.count", contains(1, 1));
        }

        @Test
        void areThoseAskedFor() {
            Posts.published("title", "Cloud", "tags", List.of("One"));

            search("cloud", "facets", "tags,years").body("facets.keySet()", equalTo(java.util.Set.of("tags", "years")));
            search("cloud").body("$", not(org.hamcrest.Matchers.hasKey("facets")));
            search("!", "facets", "tags").body("facets.tags", empty());
        }
    }

    @Nested
    class Suggests {

        @ParameterizedTest
        @CsvSource({
            "cloud natve, cloud native",
            "clod native, cloud native",
            "cluod native, cloud native",
            "\"cloud natve\", \"cloud native\"",
            "Natve -nothing, native -nothing"
        })
        void theWordThatWasMeant(String q, String suggestion) {
            Posts.published("title", "Cloud native");

            search(q).body("items", empty()).body("suggestion", equalTo(suggestion));
        }

        @Test
        void aWordOfTheText() {
            Posts.published("title", "Post", "body", "All about observability.");

            search("observabilty").body("suggestion", equalTo("observability"));
        }

        @Test
        void nothingWhereWhatIsMeantIsNotToBeSeen() {
            Posts.published("title", "Cloud native", "locale", "de");

            search("natve", "locale", "en").body("suggestion", nullValue());
            search("native").body("suggestion", nullValue());
            search("xyzzy").body("suggestion", nullValue());
        }
    }

    @Nested
    class Pages {

        @Test
        void goOnByCursorAndByNumber() {
            for (int i = 0; i < 5; i++) {
                Posts.published("title", "Cloud", "slug", "c" + i, "date", "2024-01-0" + (i + 1) + "T00:00:00Z");
            }

            String next = search("cloud", "limit", 2)
                    .body("items.slug", contains("c4", "c3"))
                    .body("page.total", equalTo(5))
                    .extract()
                    .path("page.next");
            String previous = search("cloud", "limit", 2, "cursor", next)
                    .body("items.slug", contains("c2", "c1"))
                    .extract()
                    .path("page.previous");
            search("cloud", "limit", 2, "cursor", previous).body("items.slug", contains("c4", "c3"));
            search("cloud", "limit", 2, "page", 3).body("items.slug", contains("c0"));
            search("cloud", "limit", 2, "page", 9).body("items", empty()).body("page.total", equalTo(5));
        }

        @Test
        void areFilteredAsPostsAre() {
            Posts.published("title", "Cloud A", "tags", List.of("Go"), "featured", true);
            Posts.published("title", "Cloud B", "locale", "de", "date", "2018-05-05T00:00:00Z");

            assertThat(titles("cloud", "tag", "go")).containsExactly("Cloud A");
            assertThat(titles("cloud", "tag_ne", "go")).containsExactly("Cloud B");
            assertThat(titles("cloud", "locale", "de")).containsExactly("Cloud B");
            assertThat(titles("cloud", "featured", "true")).containsExactly("Cloud A");
            assertThat(titles("cloud", "date_lt", "2019-01-01")).containsExactly("Cloud B");
            assertThat(titles("cloud", "title_like", "d B")).containsExactly("Cloud B");
            assertThat(titles("cloud", "slug", "cloud-a")).containsExactly("Cloud A");
            assertThat(titles("cloud", "updatedAt_gt", "2000-01-01")).hasSize(2);
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @CsvSource({
            "qq=x, did you mean `q`",
            "q=x&facet=tags, did you mean `facets`",
            "q=x&facets=tag, did you mean `tags`",
            "q=x&sort=title, cannot sort by `title`",
            "q=x&limit=0, from 1 to 100",
            "q=x&cursor=abc, none that this list gave",
            "q=%00, no NUL"
        })
        void whatItDoesNotKnow(String query, String message) {
            Api.anonymous()
                    .urlEncodingEnabled(false)
                    .get(PATH + "?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString(message));
        }

        @Test
        void aQueryOfTenThousandCharacters() {
            Api.anonymous().queryParam("q", "x".repeat(10_000)).get(PATH).then().statusCode(400);
        }
    }

    @Nested
    class OfMoreThanTenThousand {

        /** The same post many times, by SQL and a thousand at a time: over HTTP it would take minutes. */
        @BeforeEach
        void copyAPost() {
            String post =
                    Posts.published("title", "Cloud native", "tags", List.of("One"), "date", "2020-01-01T00:00:00Z");
            // What triggers keep of them is not asked for here.
            Database.execute("alter table live_post disable trigger user");
            for (int from = 0; from <= 10_000; from += 500) {
                copy("post", "id", post, from, ", 'slug', 'copy-' || n, 'translation_group', md5(n::text)::uuid");
                copy("live_post", "post_id", post, from, ", 'translation_group', md5(n::text)::uuid");
                copy("live_search", "post_id", post, from, "");
            }
            Database.execute("alter table live_post enable trigger user");
        }

        @AfterEach
        void emptyAtOnce() {
            Database.execute("truncate post, live_relations, live_month, live_count cascade");
        }

        private static void copy(String table, String id, String post, int from, String more) {
            Database.execute("insert into " + table + " select (jsonb_populate_record(x, jsonb_build_object('" + id
                    + "', md5(n::text)::uuid" + more + "))).* from " + table + " x cross join generate_series(" + from
                    + ", " + (from + 499) + ") n where x." + id + " = '" + post + "'");
        }

        @Test
        void theNewestAreRankedAndTheTotalSaysSo() {
            for (String q : List.of("cloud", "\"cloud native\"", "one")) {
                search(q, "limit", 1, "facets", "locales")
                        .body("items", hasSize(1))
                        .body("page.total", equalTo(10_000))
                        .body("page.totalIsExact", equalTo(false));
                Api.anonymous()
                        .queryParam("q", q)
                        .get(Posts.LIVE)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(20))
                        .body("page.total", equalTo(10_000))
                        .body("page.totalIsExact", equalTo(false));
            }
        }

        /** Where enough of the latest 40,000 posts match, those are looked at alone; kept counts say since when those are. */
        @ParameterizedTest(name = "of 40,000 posts since {0}")
        @ValueSource(strings = {"2020-01-01", "2030-01-01"})
        void theNewestAreThoseByDate(String since) {
            Posts.published("title", "Cloud of late", "date", "2026-01-01T00:00:00Z");
            Posts.published("title", "Cloud of old", "date", "2019-01-01T00:00:00Z");
            Database.execute("insert into live_month (locale, month, written_month, posts) values ('en', '" + since
                    + "', '" + since + "', 40000)"
                    + " on conflict (locale, month, written_month) do update set posts = excluded.posts");

            assertThat(first("-date")).isEqualTo("Cloud of late");
            assertThat(first("date")).isEqualTo("Cloud native");
        }

        private static String first(String sort) {
            return Api.anonymous()
                    .get(Posts.LIVE + "?q=cloud&count=false&limit=1&sort=" + sort)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items[0].title");
        }

        @Test
        void filtersCountFirst() {
            search("cloud", "tag", "one").body("page.total", equalTo(1)).body("page.totalIsExact", equalTo(true));
        }
    }

    @Test
    void isCachedAsOtherAnswersOfDeliveryAre() {
        String id = Posts.published("title", "Cloud");

        String tag = Api.anonymous()
                .header("Origin", "https://www.example.org")
                .get(PATH + "?q=cloud")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("s-maxage"))
                .header("Surrogate-Key", containsString("post:" + id))
                .header("Access-Control-Allow-Origin", "*")
                .extract()
                .header("ETag");

        Api.anonymous()
                .header("If-None-Match", tag)
                .get(PATH + "?q=cloud")
                .then()
                .statusCode(304);
    }
}
