package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class NearPostsTest {

    /** The edge, the place of the slug, whether it is live, the title, the answer. */
    private static final int MOST_STATEMENTS = 5;

    private static ValidatableResponse near(String path) {
        return Api.anonymous()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(Posts.LIVE + "/" + path)
                .then();
    }

    @Nested
    class Related {

        @Test
        void byTagsTheRarestFirst() {
            for (int i = 0; i < 3; i++) {
                Posts.published("title", "Common " + i, "tags", List.of("Common"));
            }
            Posts.published("title", "Rare", "tags", List.of("Rare"));
            Posts.published("title", "Both", "tags", List.of("Common", "Rare"));
            Posts.published("title", "Neither");
            Posts.published("title", "Here", "tags", List.of("Common", "Rare"));

            near("here/related")
                    .statusCode(200)
                    .body("items.title", contains("Both", "Rare", "Common 2", "Common 1", "Common 0"))
                    .body("items[0].reasons.kind", contains("tags"))
                    .body("items[0].reasons[0].tags.name", contains("Rare", "Common"))
                    .body("items[1].reasons[0].tags.slug", contains("rare"));
            near("here/related?limit=2").body("items", hasSize(2));
        }

        @Test
        void byCategoryAndByWordsOfTheTitle() {
            Posts.published("title", "Elsewhere", "categories", List.of("News"));
            Posts.published("title", "Observability explained");
            Posts.published("title", "Here: observability", "slug", "here", "categories", List.of("News"));

            near("here/related")
                    .body("items.title", contains("Observability explained", "Elsewhere"))
                    .body("items[0].reasons.kind", contains("text"))
                    .body("items[1].reasons.kind", contains("category"))
                    .body("items[1].reasons[0].tags", empty());
        }

        @Test
        void areLiveAndOfTheSameLocale() {
            Posts.draft("title", "Draft", "tags", List.of("Go"));
            Posts.unpublish(Posts.published("title", "Unpublished", "tags", List.of("Go")));
            Posts.published("title", "Anderswo", "tags", List.of("Go"), "locale", "de");
            Posts.published("title", "Here", "tags", List.of("Go"));

            near("here/related").statusCode(200).body("items", empty());
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=21", "limit=x", "limt=5", "q=x"})
        void refuseWhatTheyDoNotKnow(String query) {
            Posts.published("title", "Here");

            near("here/related?" + query).statusCode(400).body("violations", hasSize(1));
        }

        @Test
        void takeAsManyStatementsForMany() {
            for (int i = 0; i < 30; i++) {
                Posts.published("title", "Post " + i, "tags", List.of("Go"));
            }
            Statements.forget();

            near("post-7/related?limit=20").statusCode(200).body("items", hasSize(20));

            assertThat(Statements.ofTheAnswer()).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        }
    }

    @Nested
    class TheNeighbours {

        @Test
        void areTheOlderAndTheNewer() {
            Posts.published("title", "One", "date", "2024-01-01T00:00:00Z");
            Posts.published("title", "Two", "date", "2024-01-02T00:00:00Z");
            Posts.published("title", "Zwei", "date", "2024-01-02T12:00:00Z", "locale", "de");
            Posts.draft("title", "Draft", "date", "2024-01-02T13:00:00Z");
            Posts.published("title", "Three", "date", "2024-01-03T00:00:00Z");

            near("two/neighbours")
                    .statusCode(200)
                    .body("previous.title", equalTo("One"))
                    .body("next.title", equalTo("Three"));
            near("one/neighbours").body("previous", nullValue()).body("next.title", equalTo("Two"));
            near("three/neighbours").body("previous.title", equalTo("Two")).body("next", nullValue());
            near("zwei/neighbours").body("previous", nullValue()).body("next", nullValue());
        }

        @Test
        void ofOneDayAreInTheOrderOfTheList() {
            for (String title : List.of("A", "B", "C")) {
                Posts.published("title", title, "date", "2024-01-01T00:00:00Z");
            }
            List<String> list = Api.anonymous().get(Posts.LIVE).path("items.slug");

            near(list.get(1) + "/neighbours")
                    .body("next.slug", equalTo(list.get(0)))
                    .body("previous.slug", equalTo(list.get(2)));
        }
    }

    @Nested
    class Both {

        @ParameterizedTest
        @ValueSource(strings = {"related", "neighbours"})
        void areOfAPostThatReadersSee(String what) {
            String draft = Posts.draft("title", "Draft");
            String never = "01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5";
            String live = Posts.published("title", "Live");

            near(draft + "/" + what).statusCode(404);
            near(never + "/" + what).statusCode(404);
            near("draft/" + what).statusCode(404);
            near(live + "/" + what)
                    .statusCode(200)
                    .header("Surrogate-Key", containsString("post:" + live))
                    .header("Cache-Control", containsString("s-maxage"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"related", "neighbours"})
        void leadFromAFormerSlugToThePresentOne(String what) {
            String id = Posts.published("title", "Post", "slug", "former");
            Posts.edit(id, "slug", "present");
            Posts.publish(id);

            near("former/" + what + "?locale=en")
                    .statusCode(308)
                    .header("Location", endsWith("/api/v1/posts/present/" + what + "?locale=en"));
        }
    }

    @Nested
    class TheArchive {

        @Test
        void countsByYearAndMonthAsTheAuthorWroteThem() {
            Posts.published("title", "A", "date", "2023-12-31T23:30:00-05:00");
            Posts.published("title", "B", "date", "2023-12-01T00:00:00Z");
            Posts.published("title", "C", "date", "2023-02-01T00:00:00Z", "locale", "de");
            Posts.published("title", "D", "date", "2024-01-01T00:00:00+08:00");
            Posts.draft("title", "Draft", "date", "2022-01-01T00:00:00Z");

            near("archive")
                    .statusCode(200)
                    .body("items.year", contains(2024, 2023))
                    .body("items.count", contains(1, 3))
                    .body("items[1].months.month", contains(12, 2))
                    .body("items[1].months.count", contains(2, 1));
            near("archive?locale=de").body("items.year", contains(2023)).body("items.count", contains(1));
            near("archive?locale=en_US").statusCode(400).body("detail", containsString("must be a BCP 47 tag"));
            near("archive?local=de").statusCode(400).body("detail", containsString("did you mean `locale`"));
        }
    }
}
