package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class SearchTest {

    private static final String PATH = "/api/v1/search";

    private static ValidatableResponse search(String q, Object... more) {
        return Api.anonymous()
                .queryParam("q", q)
                .queryParams(Posts.members(more))
                .get(PATH)
                .then()
                .statusCode(200);
    }

    private static List<String> titles(String q, Object... more) {
        return search(q, more).extract().path("items.title");
    }

    @Nested
    class Finds {

        @ParameterizedTest
        @CsvSource({
            "Running containers, run",
            "A run, running",
            "Café in Łódź, cafe lodz",
            "CAFE culture, café",
            "Kubernetes’s history, kubernetes",
            "Kubernetes, kub",
            "什么是云原生, 云原生",
            "什么是云原生, 云原",
            "什么是云原生, 云",
            "云原生K8s集群, 云原生k8s",
            "ＣＬＯＵＤ, cloud",
            "node.js and deno, node",
            "node.js and deno, node.js",
            "Cloud native, cloud-native",
            "한국어 문서, 한국어",
        })
        void whatIsWritten(String title, String q) {
            Posts.published("title", title);
            Posts.published("title", "Something else");

            assertThat(titles(q)).containsExactly(title);
        }

        @Test
        void byTheStemsOfTheLocaleThatIsAskedFor() {
            Posts.published("title", "Die Häuser", "locale", "de");

            assertThat(titles("Hauses", "locale", "de")).containsExactly("Die Häuser");
            assertThat(titles("Häuser")).containsExactly("Die Häuser");
        }

        @Test
        void allWordsWhereverTheyStand() {
            Posts.published(
                    "title", "One", "subtitle", "Two", "body", "A body with three", "tags", List.of("Four Five"));
            Posts.published("title", "One", "body", "and no more");

            assertThat(titles("one two three four ")).hasSize(1);
            assertThat(titles("one six ")).isEmpty();
        }

        @Test
        void phrasesWhereTheyStand() {
            Posts.published("title", "Cloud native");
            Posts.published("title", "Native cloud");
            Posts.published("title", "Cloud", "subtitle", "Native");

            assertThat(titles("\"cloud native\"")).containsExactly("Cloud native");
            assertThat(titles("cloud native ")).hasSize(3);
        }

        @Test
        void notWhatIsBehindAMinus() {
            Posts.published("title", "Cloud native");
            Posts.published("title", "Cloud computing");

            assertThat(titles("cloud -native")).containsExactly("Cloud computing");
            assertThat(titles("cloud -\"cloud native\"")).containsExactly("Cloud computing");
            assertThat(titles("-native")).isEmpty();
        }

        @Test
        void theBeginningOfTheLastWordUntilItIsEnded() {
            Posts.published("title", "Kubernetes");

            assertThat(titles("kube")).hasSize(1);
            assertThat(titles("k")).isEmpty();
            assertThat(titles("kube ")).isEmpty();
        }

        @Test
        void titlesAheadOfSubtitlesOfTagsAndOfText() {
            Posts.published("title", "D", "body", "about wasm", "date", "2024-01-01T00:00:00Z");
            Posts.published("title", "C", "tags", List.of("Wasm"), "date", "2023-01-01T00:00:00Z");
            Posts.published("title", "B", "subtitle", "Wasm", "date", "2022-01-01T00:00:00Z");
            Posts.published("title", "Wasm", "date", "2021-01-01T00:00:00Z");

            assertThat(titles("wasm")).containsExactly("Wasm", "B", "C", "D");
        }

        @Test
        void theNewerOfTwoAlike() {
            Posts.published("title", "Wasm", "slug", "old", "date", "2020-01-01T00:00:00Z");
            Posts.published("title", "Wasm", "slug", "new", "date", "2024-01-01T00:00:00Z");

            search("wasm").body("items.slug", contains("new", "old"));
            search("wasm", "sort", "date").body("items.slug", contains("old", "new"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "!",
                    "& | ! ( ) :* <->",
                    "' or 1=1 --",
                    "a:* & !b <-> c",
                    "\\",
                    "'''",
                    "\"",
                    "-",
                    "#",
                    "\uD83D\uDE00",
                    "%",
                    "\u200B"
                })
        void nothingAtWhatAsksForNothing(String q) {
            Posts.published("title", "Cloud");

            search(q).body("items", empty()).body("page.total", equalTo(0)).body("page.totalIsExact", equalTo(true));
        }

        @Test
        void thousandsOfPairsAtOnce() {
            Posts.published("title", "云".repeat(100));

            search("云".repeat(200)).body("items", hasSize(1));
        }
    }

    @Nested
    class Tags {

        @Test
        void areFoundByTheNewNameAndNotByTheOld() {
            Posts.published("title", "Post", "tags", List.of("Former"));
            String tag = Api.anonymous().get("/api/v1/tags").path("items[0].id");

            Api.as(Role.EDITOR)
                    .body(Map.of("name", "Present"))
                    .patch("/api/v1/admin/tags/" + tag)
                    .then()
                    .statusCode(200);

            assertThat(titles("present")).containsExactly("Post");
            assertThat(titles("former")).isEmpty();
        }

        @Test
        void areFoundByTheNameOfTheOneTheyWentInto() {
            Posts.published("title", "Post", "tags", List.of("Gone"));
            Posts.published("title", "Other", "tags", List.of("Kept"));
            String gone = Api.anonymous().get("/api/v1/tags/gone").path("id");
            String kept = Api.anonymous().get("/api/v1/tags/kept").path("id");

            Api.as(Role.EDITOR)
                    .body(Map.of("into", kept))
                    .post("/api/v1/admin/tags/" + gone + "/merge")
                    .then()
                    .statusCode(200);

            assertThat(titles("kept")).containsExactlyInAnyOrder("Post", "Other");
            assertThat(titles("gone")).isEmpty();
        }

        @Test
        void areNotFoundOnceTheyAreDeleted() {
            Posts.published("title", "Post", "tags", List.of("Gone"));
            String gone = Api.anonymous().get("/api/v1/tags/gone").path("id");

            Api.as(Role.EDITOR).delete("/api/v1/admin/tags/" + gone).then().statusCode(200);

            assertThat(titles("gone")).isEmpty();
        }
    }

    @Nested
    class Hides {

        @Test
        void draftsTrashAndWhatIsScheduled() {
            Posts.draft("title", "Zebra draft");
            Posts.trash(Posts.published("title", "Zebra trash"));
            Posts.unpublish(Posts.published("title", "Zebra unpublished"));
            String scheduled = Posts.draft("title", "Zebra scheduled");
            Api.as(Role.EDITOR)
                    .body(Map.of("at", Instant.now().plus(Duration.ofHours(1)).toString()))
                    .post(Posts.ADMIN + "/" + scheduled + "/publish")
                    .then()
                    .statusCode(200);

            search("zebra").body("items", empty()).body("page.total", equalTo(0));
            search("zebrra")
                    .body("items", empty())
                    .body("suggestion", nullValue())
                    .body("page.total", equalTo(0));
        }

        @Test
        void whatAnEditSaysUntilItIsPublished() {
            String id = Posts.published("title", "Zebra");
            Posts.edit(id, "title", "Giraffe");

            assertThat(titles("zebra")).hasSize(1);
            assertThat(titles("giraffe")).isEmpty();
            Posts.publish(id);
            assertThat(titles("zebra")).isEmpty();
            assertThat(titles("giraffe")).hasSize(1);
        }
    }

    @Nested
    class Fragments {

        @Test
        void haveRangesOfTheirText() {
            Posts.published("title", "😀 云原生 <b>", "subtitle", "关于云原生", "body", "Filler. ".repeat(100) + "这里讨论云原生技术。");

            List<Map<String, Object>> fragments = search("云原生").extract().path("items[0].fragments");

            assertThat(fragments).extracting(one -> one.get("field")).containsExactly("title", "subtitle", "text");
            assertThat(fragments).allSatisfy(SearchTest::rangesFit);
            assertThat(fragments.get(0).get("html")).isEqualTo("😀 <mark>云原生</mark> &lt;b&gt;");
        }

        @Test
        void areLeftOutWhereTheyAreNotAskedFor() {
            Posts.published("title", "Cloud");

            search("cloud", "fields", "title,score")
                    .body("items[0].keySet()", equalTo(java.util.Set.of("id", "title", "score")));
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

    @Test
    void theListOfPostsIsSearchedTheSameWay() {
        Posts.published("title", "Running B", "date", "2024-01-01T00:00:00Z");
        Posts.published("title", "Running A", "date", "2023-01-01T00:00:00Z");
        Posts.published("title", "Standing");

        Api.anonymous()
                .get(Posts.LIVE + "?q=run&sort=title")
                .then()
                .statusCode(200)
                .body("items.title", contains("Running A", "Running B"))
                .body("page.total", equalTo(2))
                .body("page.totalIsExact", equalTo(true));
    }
}
