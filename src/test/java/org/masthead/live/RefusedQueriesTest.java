package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

/** What a list or a search refuses costs it nothing, and tells what would have been taken. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class RefusedQueriesTest {

    private static final String LIST = "posts?";
    private static final String SEARCH = "search?q=cloud&";
    private static final String ID = "01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5";

    private static ValidatableResponse refused(String target) {
        Statements.forget();
        ValidatableResponse answer = Api.anonymous()
                .urlEncodingEnabled(false)
                .get("/api/v1/" + target)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(ofContent()).isEmpty();
        return answer;
    }

    /** The next edge is looked up ahead of everything. */
    private static List<String> ofContent() {
        return Statements.ofTheAnswer().stream()
                .filter(sql -> !sql.contains("as edge"))
                .toList();
    }

    private static String values(int count, String separator) {
        return Stream.generate(() -> "a").limit(count).collect(Collectors.joining(separator));
    }

    private static String cursor(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(LIST, SEARCH)
                .flatMap(list -> Stream.of(
                        Arguments.of(list + "limit=0", "`limit` must be a whole number from 1 to 100"),
                        Arguments.of(list + "limit=101", "`limit` must be a whole number from 1 to 100"),
                        Arguments.of(list + "limit=1000000000", "`limit` must be a whole number from 1 to 100"),
                        Arguments.of(list + "limit=1e9", "`limit` must be a whole number from 1 to 100"),
                        Arguments.of(list + "page=-1", "`page` must be a whole number from 1 to 1000000000"),
                        Arguments.of(list + "page=0", "`page` must be a whole number from 1 to 1000000000")));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void tellTheRange(String target, String detail) {
        refused(target).body("detail", containsString(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, SEARCH})
    void takeAThousandValues(String list) {
        refused(list + "tag=" + values(10_000, ",")).body("detail", containsString("1000 values"));
        refused(list + "tag=" + values(10_000, "&tag=")).body("detail", containsString("1024 parameters"));
        refused(list + "tag=" + values(501, ",") + "&tag_ne=" + values(500, ","))
                .body("detail", containsString("1000 values"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts?q=", "search?q="})
    void takeTwoHundredCharacters(String list) {
        refused(list + "x".repeat(10_000)).body("detail", containsString("at most 200 characters"));
        refused(list + "x".repeat(201)).body("detail", containsString("at most 200 characters"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "posts? | -date,-id | abc",
                "posts? | -date,-id | 2020-01-01T00:00:00Z",
                "posts?sort=title& | title,id | not hex",
                "posts?sort=id& | id | 1",
            })
    void takeNoCursorThatIsForged(String list, String order, String value) {
        String more = order.contains(",") ? ",\"" + ID + "x\"" : "";

        Api.anonymous()
                .urlEncodingEnabled(false)
                .get("/api/v1/" + list + "cursor=" + cursor("[\"" + order + "\",false,\"" + value + "\"" + more + "]"))
                .then()
                .statusCode(400)
                .body("detail", containsString("`cursor` is none that this list gave"));
    }

    @Test
    void takeNoCursorThatIsForgedInASearch() {
        for (String values :
                List.of("\"NaN\",\"2020-01-01T00:00:00Z\"", "\"1\",\"x\"", "null,null", "\"1e400\",null")) {
            refused(SEARCH + "cursor=" + cursor("[\"-score,-date,-id\",false," + values + ",\"" + ID + "\"]"))
                    .body("detail", containsString("`cursor` is none that this list gave"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, SEARCH})
    void takeNoCursorThatIsNone(String list) {
        for (String text : List.of("x", "%00", cursor("{}"), cursor("[1,2,3]"), "A".repeat(5_000), cursor("[[[[["))) {
            refused(list + "cursor=" + text).body("detail", containsString("`cursor` is none that this list gave"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, SEARCH})
    void takeNoCursorOfAnotherSort(String list) {
        Posts.published("title", "Cloud one");
        Posts.published("title", "Cloud two");
        String next = Api.anonymous()
                .urlEncodingEnabled(false)
                .get("/api/v1/" + list + "limit=1&sort=date")
                .path("page.next");

        refused(list + "cursor=" + next).body("detail", containsString("of another sort"));
    }
}
