package org.masthead.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
class TagListTest {

    private static final String TAGS = "/api/v1/admin/tags";

    private static RequestSpecification author() {
        return Api.as(Role.AUTHOR);
    }

    private static String createTag(String name) {
        return Api.as(Role.EDITOR)
                .body(Map.of("name", name))
                .post(TAGS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void createTags(String... names) {
        List.of(names).forEach(TagListTest::createTag);
    }

    @Test
    void isSortedByNameAsPeopleDo() {
        createTags("zebra", "Äpfel", "apple", "Banana", "10", "9");

        author().get(TAGS)
                .then()
                .statusCode(200)
                .header("X-Total-Count", equalTo("6"))
                .header("Content-Range", equalTo("tags 0-5/6"))
                .body("name", contains("10", "9", "Äpfel", "apple", "Banana", "zebra"));
    }

    @Test
    void saysWhenItIsEmpty() {
        author().get(TAGS)
                .then()
                .statusCode(200)
                .header("Content-Range", equalTo("tags */0"))
                .body("", hasSize(0));
    }

    @Test
    void isWalkedByCursorBothWays() {
        createTags("a", "b", "c", "d", "e");

        Response first = author().get(TAGS + "?limit=2&sort=-name");
        Response second = author().get(link(first, "next"));
        Response third = author().get(link(second, "next"));
        Response back = author().get(link(third, "prev"));
        Response start = author().get(link(back, "prev"));

        assertThat(names(first)).containsExactly("e", "d");
        assertThat(names(second)).containsExactly("c", "b");
        assertThat(names(third)).containsExactly("a");
        assertThat(third.header("Link")).doesNotContain("rel=\"next\"");
        assertThat(names(back)).containsExactly("c", "b");
        assertThat(names(start)).containsExactly("e", "d");
        assertThat(start.header("Link")).doesNotContain("rel=\"prev\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-slug", "id", "-updatedAt", "postCount", "-postCount,name"})
    void isWalkedWholeInAnyOrder(String sort) {
        IntStream.range(0, 7).forEach(i -> createTag("tag " + i));
        Database.draft(Map.of("tag", UUID.fromString(createTag("counted"))));
        List<String> whole = names(author().get(TAGS + "?sort=" + sort));

        List<String> walked = new ArrayList<>();
        Response page = author().get(TAGS + "?limit=3&sort=" + sort);
        walked.addAll(names(page));
        while (page.header("Link").contains("rel=\"next\"")) {
            page = author().get(link(page, "next"));
            walked.addAll(names(page));
        }

        assertThat(walked).isEqualTo(whole).hasSize(8);
    }

    @Test
    void isReadByPage() {
        createTags("a", "b", "c");

        Response second = author().get(TAGS + "?limit=2&page=2");

        assertThat(names(second)).containsExactly("c");
        assertThat(second.header("Content-Range")).isEqualTo("tags 2-2/3");
        assertThat(second.header("Link")).contains("page=1>; rel=\"prev\"").contains("page=2>; rel=\"last\"");
    }

    @Test
    void isFiltered() {
        String cloud = createTag("Cloud Native");
        String go = createTag("Go");
        createTag("Rust");
        Api.as(Role.EDITOR).body(Map.of("slug", "golang")).patch(TAGS + "/" + go);

        assertThat(names(author().get(TAGS + "?slug=golang,rust"))).containsExactly("Go", "Rust");
        assertThat(names(author().get(TAGS + "?slug=go"))).as("old slug").containsExactly("Go");
        assertThat(names(author().get(TAGS + "?name=Go"))).containsExactly("Go");
        assertThat(names(author().get(TAGS + "?name_ne=Go"))).containsExactly("Cloud Native", "Rust");
        assertThat(names(author().get(TAGS + "?name_like=D NAT"))).containsExactly("Cloud Native");
        assertThat(names(author().get(TAGS + "?q=native cloud"))).containsExactly("Cloud Native");
        assertThat(names(author().get(TAGS + "?id=" + go + "&id=" + cloud))).containsExactly("Cloud Native", "Go");
        assertThat(names(author().get(TAGS + "?slug=")))
                .as("an empty value is no filter")
                .hasSize(3);
        assertThat(names(author().get(TAGS + "?slug=none"))).isEmpty();
        assertThat(names(author().get(TAGS + "?name_like=%_")))
                .as("no wildcards")
                .isEmpty();
    }

    @Test
    void showsTheFieldsAskedFor() {
        createTag("Go");

        author().get(TAGS + "?fields=name").then().body("[0].keySet()", contains("id", "name"));
    }

    @Test
    void comesUncountedWhereThatIsAskedFor() {
        createTag("Go");

        Response answer = author().get(TAGS + "?count=false");

        assertThat(answer.header("Content-Range")).isEqualTo("tags 0-0/*");
        assertThat(answer.header("X-Total-Count")).isNull();
    }

    @Test
    void takesWhatReactAdminsSimpleRestProviderSends() {
        createTags("a", "b", "c", "d");
        String e = createTag("e");

        Response page = author().queryParam("sort", "[\"name\",\"DESC\"]")
                .queryParam("range", "[1,2]")
                .queryParam("filter", "{}")
                .header("Range", "tags=1-2")
                .get(TAGS);
        Response many =
                author().queryParam("filter", "{\"id\":[\"" + e + "\"]}").get(TAGS);
        Response search = author().queryParam("filter", "{\"q\":\"b\"}").get(TAGS);

        page.then().statusCode(200).header("Content-Range", equalTo("tags 1-2/5"));
        assertThat(names(page)).containsExactly("d", "c");
        assertThat(names(many)).containsExactly("e");
        assertThat(names(search)).containsExactly("b");
    }

    @Test
    void takesWhatTheJsonServerProvidersSend() {
        createTags("a", "b", "c", "d");
        String e = createTag("e");
        String f = createTag("f");

        Response page = author().get(TAGS + "?_sort=name&_order=DESC&_start=1&_end=3&_embed=x");
        Response many = author().get(TAGS + "?id=" + e + "&id=" + f);
        Response bracketed = author().get(TAGS + "?ids[0]=" + e + "&ids[1]=" + f);

        page.then().statusCode(200).header("X-Total-Count", equalTo("6"));
        assertThat(names(page)).containsExactly("e", "d");
        assertThat(names(many)).containsExactly("e", "f");
        assertThat(names(bracketed)).containsExactly("e", "f");
    }

    @ParameterizedTest
    @CsvSource({
        "nam=x, nam, did you mean `name`?",
        "sort=nmae, sort, did you mean `name`?",
        "fields=slg, fields, did you mean `slug`?",
        "id=7, id, must be a UUID",
        "limit=1001, limit, from 1 to 1000",
        "limit=x, limit, from 1 to 1000",
        "cursor=abc, cursor, none that this list gave",
        "count=maybe, count, true or false",
        "name_like=x, name_like, 2 characters"
    })
    void refusesWhatItDoesNotKnow(String query, String field, String message) {
        author().get(TAGS + "?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(field))
                .body("detail", containsString(message));
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        createTags("a", "b");
        String next = link(author().get(TAGS + "?limit=1"), "next");

        author().get(next + "&sort=slug").then().statusCode(400).body("violations.field", contains("cursor"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void takesAtMostThreeStatements(int limit) {
        IntStream.range(0, 30).forEach(i -> createTag("tag " + i));
        String token = Api.token(Role.AUTHOR);
        Statements.forget();

        Response answer = Api.withToken(token).get(TAGS + "?limit=" + limit);

        assertThat(names(answer)).hasSize(Math.min(limit, 30));
        assertThat(Statements.all()).hasSizeBetween(1, 3);
    }

    private static List<String> names(Response response) {
        return response.then().statusCode(200).extract().path("name");
    }

    private static String link(Response response, String rel) {
        return List.of(response.header("Link").split(", <")).stream()
                .filter(link -> link.contains("rel=\"" + rel + "\""))
                .map(link -> link.replaceFirst("^<?https?://[^/]+", "").replaceFirst(">.*", ""))
                .findFirst()
                .orElseThrow();
    }
}
