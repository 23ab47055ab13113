package org.masthead.live.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** What was live before there were search terms is found after the next start. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class BackFillTest {

    @Inject
    BackFill backFill;

    private static List<String> titles(String q) {
        return Api.anonymous().queryParam("q", q).get("/api/v1/search").path("items.title");
    }

    @Test
    void makesTheTermsThatAreMissing() {
        Posts.published("title", "Cloud", "tags", List.of("Native"), "body", "computing");
        Posts.published("title", "Cloud with terms");
        Database.execute(
                "delete from live_search where post_id = (select post_id from live_post where title = 'Cloud')");
        Database.execute("update tag set name_terms = null");

        int made = backFill.run();

        assertThat(made).isEqualTo(2);
        assertThat(titles("cloud native computing ")).containsExactly("Cloud");
        assertThat(backFill.run()).isZero();
    }

    @Test
    void makesTheSameTermsAsPublishingDoes() {
        String id = Posts.published("title", "Cloud", "tags", List.of("Native"), "body", "云原生 computing");
        String query = "select heads::text || terms::text from live_search where post_id = ?::uuid";
        List<String> before = Database.texts(query, id);
        Database.execute("delete from live_search");

        backFill.run();

        assertThat(Database.texts(query, id)).isEqualTo(before).hasSize(1);
    }

    @Test
    void answersThatWereKeptMeanwhileAreVoid() {
        Posts.published("title", "Cloud");
        Database.execute("delete from live_search");
        Database.moveContent();
        assertThat(titles("cloud")).isEmpty();
        long before = generation();

        backFill.run();

        assertThat(titles("cloud")).containsExactly("Cloud");
        assertThat(generation()).isGreaterThan(before);
    }

    @Test
    void answersAreKeptWhereNothingIsMissing() {
        Posts.published("title", "Cloud", "tags", List.of("Native"));
        long before = generation();

        backFill.run();

        assertThat(generation()).isEqualTo(before);
    }

    @Test
    void thePositionsOfTheLogHaveNoGap() {
        String id = Posts.published("title", "Cloud");
        Database.execute("delete from live_search");
        long before = position();
        backFill.run();
        long found = generation();

        Posts.unpublish(id);

        assertThat(position()).isEqualTo(before + 1);
        assertThat(generation()).isGreaterThan(found);
    }

    private static long generation() {
        return Database.number("select generation from log_position");
    }

    private static long position() {
        return Database.number("select value from log_position");
    }
}
