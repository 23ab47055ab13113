package org.masthead.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class CategoryListTest {

    private static final String CATEGORIES = "/api/v1/admin/categories";

    private String news = "";

    private static RequestSpecification author() {
        return Api.as(Role.AUTHOR);
    }

    @BeforeEach
    void plantATree() {
        createCategory("Zoo", null);
        news = createCategory("News", null);
        createCategory("World", news);
        createCategory("Local", news);
        createCategory("Art", null);
    }

    private static String createCategory(String name, @Nullable String parent) {
        return Api.as(Role.EDITOR)
                .body(parent == null ? Map.of("name", name) : Map.of("name", name, "parentId", parent))
                .post(CATEGORIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void comesDepthFirst() {
        assertThat(paths(author().get(CATEGORIES))).containsExactly("zoo", "news", "news/world", "news/local", "art");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "-tree", "name", "-position", "position,-name", "-updatedAt", "slug"})
    void isWalkedWholeInAnyOrder(String sort) {
        List<String> whole = paths(author().get(CATEGORIES + "?sort=" + sort));

        List<String> walked = new ArrayList<>();
        Response page = author().get(CATEGORIES + "?limit=2&sort=" + sort);
        walked.addAll(paths(page));
        while (page.header("Link").contains("rel=\"next\"")) {
            page = author().get(page.header("Link").replaceFirst("<https?://[^/]+([^>]*)>; rel=\"next\".*", "$1"));
            walked.addAll(paths(page));
        }

        assertThat(walked).isEqualTo(whole).hasSize(5);
    }

    @Test
    void isFilteredByParent() {
        assertThat(paths(author().get(CATEGORIES + "?parentId=" + news))).containsExactly("news/world", "news/local");
        assertThat(paths(author().get(CATEGORIES + "?parentId=null"))).containsExactly("zoo", "news", "art");
        assertThat(paths(author().queryParam("filter", "{\"parentId\":null}").get(CATEGORIES)))
                .containsExactly("zoo", "news", "art");
    }

    @Test
    void refusesACursorThatIsForged() {
        String forged = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("[\"tree,id\",false,\"{x}\",\"0190a000-0000-7000-8000-000000000000\"]".getBytes());

        author().get(CATEGORIES + "?cursor=" + forged)
                .then()
                .statusCode(400)
                .body("detail", containsString("`cursor` is none that this list gave"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void takesAtMostThreeStatements(int limit) {
        String token = Api.token(Role.AUTHOR);
        Statements.forget();

        Response answer = Api.withToken(token).get(CATEGORIES + "?limit=" + limit);

        assertThat(paths(answer)).hasSize(Math.min(limit, 5));
        assertThat(Statements.all()).hasSizeBetween(1, 3);
    }

    private static List<String> paths(Response response) {
        return response.then().statusCode(200).extract().path("path");
    }
}
