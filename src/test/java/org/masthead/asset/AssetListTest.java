package org.masthead.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;
import org.masthead.testing.TestImages;

/** The list of assets and of their folders, over four of them, the oldest first: a, b, c and d. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class AssetListTest {

    private static final int MOST = 3;

    private String firstId;

    @BeforeEach
    void sendFour() {
        send("a-sea.png", TestImages.png(30, 10), Map.of("alt", "Wide water", "folder", "travel/2026"));
        send("b-云.jpg", TestImages.jpeg(20, 10), Map.of("caption", "Über den Wolken", "folder", "travel"));
        send("C_100%.png", TestImages.png(40, 10), Map.of("credit", "Ada Lovelace"));
        String d = send("d.gif", TestImages.gif(1), Map.of("folder", "travel/2026"));
        Posts.draft("title", "Uses d", "images", List.of(Map.of("assetId", d)));
        firstId = list("?sort=createdAt").path("[0].id");
    }

    private static String send(String name, byte[] bytes, Map<String, String> words) {
        return Assets.send(name, bytes, words).then().statusCode(201).extract().path("id");
    }

    private static Response list(String query) {
        return Api.as(Role.EDITOR).get(Assets.PATH + query);
    }

    /** First letters of the names, in order. */
    private static String letters(Response answer) {
        List<String> names = answer.then().statusCode(200).extract().path("filename");
        return names.stream()
                .map(name -> name.substring(0, 1).toLowerCase(java.util.Locale.ROOT))
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource({
        "'', dcba",
        "?sort=createdAt, abcd",
        "?sort=-createdAt, dcba",
        "?sort=filename, abcd",
        "?sort=-filename, dcba",
        "?sort=id, abcd",
        "?sort=-id, dcba",
        "?sort=width, badc",
        "?sort=-width, cdab",
        "?filename=d.gif, d",
        "?filename_like=.PNG, ca",
        "?filename_like=sea, a",
        "?filename_like=00%, c",
        "?filename_like=_1, c",
        "?contentType=image/png, ca",
        "'?contentType=image/gif,image/jpeg', db",
        "?contentType=image/avif, ''",
        "?folder=travel, b",
        "?folder=/travel, b",
        "?folder=travel/2026, da",
        "'?folder=travel&folder=travel/2026', dba",
        "?unused=true, cba",
        "?unused=false, d",
        "?q=water, a",
        "?q=ÜBER, b",
        "?q=lovelace, c",
        "?q=d.gif, d",
        "'?unused=true&contentType=image/png&sort=filename', ac",
        "'?_sort=filename&_order=DESC&_start=1&_end=3', cb"
    })
    void filtersAndSorts(String query, String expected) {
        Response answer = list(query);

        assertThat(letters(answer)).isEqualTo(expected);
    }

    @Test
    void adminToolsFilterByJson() {
        Response answer = Api.as(Role.EDITOR)
                .queryParam("filter", "{\"folder\":\"travel/2026\",\"unused\":true}")
                .get(Assets.PATH);

        assertThat(letters(answer)).isEqualTo("a");
    }

    @Test
    void sizesAreSortedAsNumbers() {
        List<Integer> sizes = list("?sort=size").path("size");

        assertThat(sizes).isSorted().hasSize(4);
    }

    @Test
    void idsGiveThoseAssets() {
        Response answer = list("?id=" + firstId);

        assertThat(letters(answer)).isEqualTo("a");
    }

    @Test
    void pagesFollowEachOtherByCursor() {
        Response first = list("?limit=3&sort=-width");
        String next = first.header("Link").replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");

        Response second = Api.as(Role.EDITOR).urlEncodingEnabled(false).get(next);

        assertThat(letters(first)).isEqualTo("cda");
        assertThat(letters(second)).isEqualTo("b");
        first.then().header("X-Total-Count", "4").header("Content-Range", "assets 0-2/4");
        second.then().header("Link", containsString("rel=\"prev"));
    }

    @Test
    void fieldsAloneAreAnswered() {
        Response answer = list("?fields=filename,usageCount&limit=1");

        assertThat(answer.jsonPath().getMap("[0]")).containsOnlyKeys("id", "filename", "usageCount");
        answer.then().body("[0].usageCount", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?folders=x", "?sort=alt", "?unused=perhaps", "?id=7", "?filename_like=a"})
    void whatTheListDoesNotKnowIsToldWithTheNearest(String query) {
        Response answer = list(query);

        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void foldersAreListedWithTheirNumberOfAssets() {
        Response answer = Api.as(Role.AUTHOR).get(Assets.PATH + "/folders");

        answer.then()
                .statusCode(200)
                .body("folder", contains("travel", "travel/2026"))
                .body("assetCount", contains(1, 2));
    }

    @Test
    void anAssetWithoutAFolderIsFoundByTheRoot() {
        Response answer = list("?folder=/");

        assertThat(letters(answer)).isEqualTo("c");
    }

    @Test
    void authorsSeeTheListAndReadersDoNot() {
        Api.as(Role.AUTHOR).get(Assets.PATH).then().statusCode(200);
        Api.as(Role.READER).get(Assets.PATH).then().statusCode(403);
        Api.as(Role.READER).get(Assets.PATH + "/folders").then().statusCode(403);
        Api.anonymous().get(Assets.PATH).then().statusCode(401);
    }

    @Test
    void aPageOfAnyLengthTakesThreeStatements() {
        String token = Api.token(Role.EDITOR);
        for (int limit : List.of(1, 100)) {
            Statements.forget();

            Api.withToken(token)
                    .get(Assets.PATH + "?unused=true&limit=" + limit)
                    .then()
                    .statusCode(200);

            assertThat(Statements.all().stream().filter(sql -> sql.contains("asset")))
                    .hasSizeBetween(1, MOST);
        }
    }
}
