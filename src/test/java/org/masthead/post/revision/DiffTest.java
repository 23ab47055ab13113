package org.masthead.post.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class DiffTest {

    private static Response diff(String id, int number, String query) {
        return Api.as(Role.EDITOR).get(Posts.ADMIN + "/" + id + "/revisions/" + number + "/diff" + query);
    }

    private static String text(Response diff, String... ops) {
        List<Map<String, String>> changes = diff.jsonPath().getList("body.changes");
        return changes.stream()
                .filter(change -> List.of(ops).contains(change.get("op")))
                .map(change -> change.get("text"))
                .collect(Collectors.joining("|"));
    }

    @Test
    void namesTheFieldsThatDiffer() {
        String id = Posts.draft("title", "One", "tags", List.of("a"), "metadata", Map.of("n", 1));
        Posts.edit(id, "title", "Two", "subtitle", "New", "tags", List.of("a", "b"), "metadata", Map.of("n", 2));

        diff(id, 1, "?against=2")
                .then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo(2))
                .body("fields.field", contains("title", "subtitle", "metadata", "tags"))
                .body("fields[0].before", equalTo("One"))
                .body("fields[0].after", equalTo("Two"))
                .body("fields[1].before", nullValue())
                .body("fields[2].after.n", equalTo(2))
                .body("fields[3].before.name", equalTo(List.of("a")))
                .body("fields[3].after.name", equalTo(List.of("a", "b")))
                .body("body.unified", emptyString());
    }

    @Test
    void showsTheBodyWordByWordAndAsUnifiedText() {
        String id = Posts.draft("body", "The quick fox\nstays\n");
        Posts.edit(id, "body", "The slow fox\nstays\n");

        Response diff = diff(id, 1, "?against=2");

        assertThat(text(diff, "delete")).isEqualTo("quick");
        assertThat(text(diff, "insert")).isEqualTo("slow");
        assertThat(text(diff, "equal")).isEqualTo("The | fox\nstays\n");
        diff.then()
                .body("fields", empty())
                .body(
                        "body.unified",
                        equalTo(
                                "--- revision 1\n+++ revision 2\n@@ -1,2 +1,2 @@\n-The quick fox\n+The slow fox\n stays\n"));
    }

    @Test
    void showsOfHanTextTheCharactersThatChanged() {
        String id = Posts.draft("body", "我们谈论云原生的架构");
        Posts.edit(id, "body", "我们谈论云计算的架构");

        Response diff = diff(id, 1, "?against=2");

        assertThat(text(diff, "delete")).isEqualTo("原生");
        assertThat(text(diff, "insert")).isEqualTo("计算");
        assertThat(text(diff, "equal")).isEqualTo("我们谈论云|的架构");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?against=", "?against=current", "?against=3"})
    void isAgainstTheWorkingCopyUnlessAsked(String query) {
        String id = Posts.draft("title", "One");
        Posts.edit(id, "title", "Two");
        Posts.edit(id, "title", "Three");

        diff(id, 1, query).then().statusCode(200).body("to", equalTo(3)).body("fields[0].after", equalTo("Three"));
    }

    @Test
    void readsBackwardsToo() {
        String id = Posts.draft("title", "One");
        Posts.edit(id, "title", "Two");

        diff(id, 2, "?against=1").then().body("fields[0].before", equalTo("Two"));
    }

    @Test
    void isAgainstWhatReadersSee() {
        String id = Posts.published("title", "One", "body", "live");
        Posts.edit(id, "title", "Two");
        Posts.edit(id, "body", "edited");

        diff(id, 3, "?against=live")
                .then()
                .statusCode(200)
                .body("to", equalTo(1))
                .body("fields.field", contains("title"))
                .body("body.changes.op", contains("delete", "insert"));
    }

    @Test
    void seesNoChangeInTheDateThatAPublishGave() {
        String id = Posts.published("title", "One");
        Posts.edit(id, "title", "Two");

        diff(id, 1, "").then().body("fields.field", contains("title"));
    }

    @Test
    void againstWhatReadersSeeOfADraftIsAConflict() {
        String id = Posts.draft();

        diff(id, 1, "?against=live").then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void ofARevisionWithItselfIsEmpty() {
        String id = Posts.draft("body", "same");

        diff(id, 1, "?against=1")
                .then()
                .statusCode(200)
                .body("fields", empty())
                .body("body.changes.op", contains("equal"))
                .body("body.unified", emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "0", "-1", "1.5", "99999999999999999999"})
    void takesNothingElseToCompareWith(String against) {
        String id = Posts.draft();

        diff(id, 1, "?against=" + against)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("against"))
                .body("detail", containsString("current"));
    }

    @Test
    void againstARevisionThatIsNotThereIsA404() {
        diff(Posts.draft(), 1, "?against=7").then().statusCode(404);
    }

    @Test
    @Timeout(20)
    void ofTwoBodiesOfTwoMegabytesAnswers() {
        String id = Posts.draft("body", words(1, 7));
        Posts.edit(id, "body", words(400_000, 11));

        diff(id, 1, "?against=2").then().statusCode(200);
    }

    private static String words(int from, int step) {
        return IntStream.range(0, 230_000)
                .mapToObj(i -> Integer.toString(from + i * step, 36) + (i % 12 == 0 ? "\n" : " "))
                .collect(Collectors.joining());
    }
}
