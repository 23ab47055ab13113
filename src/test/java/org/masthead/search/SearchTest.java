package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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

    static final String PATH = "/api/v1/search";

    static ValidatableResponse search(String q, Object... more) {
        return Api.anonymous()
                .queryParam("q", q)
                .queryParams(Posts.members(more))
                .get(PATH)
                .then()
                .statusCode(200);
    }

    static List<String> titles(String q, Object... more) {
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
