package org.masthead.post;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** What stock admin tools send, unmodified. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class AdminToolsTest {

    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void makePosts() {
        for (String title : List.of("Delta", "Alpha", "Charlie", "Bravo")) {
            ids.add(Posts.draft("title", title, "body", title.equals("Alpha") ? "needle" : "hay"));
        }
    }

    private static Response get(String query) {
        return Api.as(Role.EDITOR).urlEncodingEnabled(false).get(Posts.ADMIN + "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Response simpleRest(String sort, String range, String filter) {
        return get("sort=" + encoded(sort) + "&range=" + encoded(range) + "&filter=" + encoded(filter));
    }

    @Nested
    class RaDataSimpleRest {

        @Test
        void sortsPagesAndFiltersByJson() {
            simpleRest("[\"title\",\"ASC\"]", "[0,1]", "{}")
                    .then()
                    .statusCode(200)
                    .header("Content-Range", equalTo("posts 0-1/4"))
                    .body("title", equalTo(List.of("Alpha", "Bravo")));
            simpleRest("[\"title\",\"DESC\"]", "[1,2]", "{}")
                    .then()
                    .header("Content-Range", equalTo("posts 1-2/4"))
                    .body("title", equalTo(List.of("Charlie", "Bravo")));
            simpleRest("[\"title\",\"ASC\"]", "[0,24]", "{\"q\":\"needle\"}")
                    .then()
                    .header("Content-Range", equalTo("posts 0-0/1"))
                    .body("title", equalTo(List.of("Alpha")));
            simpleRest("[\"id\",\"ASC\"]", "[0,24]", "{\"status\":\"draft\",\"featured\":false,\"date_gte\":\"\"}")
                    .then()
                    .body("$", hasSize(4));
            simpleRest("[\"id\",\"ASC\"]", "[25,49]", "{}")
                    .then()
                    .statusCode(200)
                    .header("Content-Range", equalTo("posts */4"));
        }

        @Test
        void asksForManyByTheirIds() {
            get("filter=" + encoded("{\"id\":[\"" + ids.get(0) + "\",\"" + ids.get(2) + "\"]}"))
                    .then()
                    .statusCode(200)
                    .body("$", hasSize(2));
        }

        @Test
        void getsUpToAThousandByIdUnpaged() {
            for (int i = 0; i < 30; i++) {
                ids.add(Posts.draft("title", "More"));
            }
            List<String> thousand = new ArrayList<>(ids);
            while (thousand.size() < 1_000) {
                thousand.add(UUID.randomUUID().toString());
            }

            get("filter=" + encoded("{\"id\":[\"" + String.join("\",\"", thousand) + "\"]}"))
                    .then()
                    .statusCode(200)
                    .header("X-Total-Count", equalTo("34"))
                    .body("$", hasSize(34));
            get("filter="
                            + encoded("{\"id\":[\"" + String.join("\",\"", thousand) + "\",\"" + UUID.randomUUID()
                                    + "\"]}"))
                    .then()
                    .statusCode(400);
        }

        @Test
        void sendsARangeHeaderThatIsIgnored() {
            Api.as(Role.EDITOR)
                    .header("Range", "posts=0-1")
                    .get(Posts.ADMIN)
                    .then()
                    .statusCode(200)
                    .body("$", hasSize(4));
            Api.as(Role.EDITOR)
                    .header("Range", "posts=9999-99999")
                    .get(Posts.ADMIN)
                    .then()
                    .statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "filter=x",
                    "filter=[]",
                    "filter=%7B%22tga%22:1%7D",
                    "filter=%7B%22id%22:%7B%22%24ne%22:null%7D%7D",
                    "range=x",
                    "range=[0]",
                    "range=[5,2]",
                    "range=[-1,2]",
                    "range=[0,1000]",
                    "range=[0,99999999999]",
                    "sort=[]",
                    "sort=[%22titel%22,%22ASC%22]",
                    "sort=[%22title%22,%22UP%22]",
                    "filter=%7B%22locale%22:%22%5Cud800%22%7D",
                    "filter=%7B%22q%22:%22%5Cud800%22%7D",
                    "filter=%7B%22title_like%22:%22ab%5Cu0000%22%7D"
                })
        void meetsA400WhereItsWordsAreWrong(String query) {
            get(query).then().statusCode(400).contentType("application/problem+json");
        }

        @Test
        void deletesWithAContentTypeOfText() {
            Api.as(Role.EDITOR)
                    .contentType("text/plain")
                    .delete(Posts.ADMIN + "/" + ids.get(0))
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(ids.get(0)));
        }
    }

    @Nested
    class RaDataJsonServerAndRefine {

        @Test
        void sortAndPageByUnderscores() {
            get("_sort=title&_order=ASC&_start=0&_end=2")
                    .then()
                    .statusCode(200)
                    .header("X-Total-Count", equalTo("4"))
                    .body("title", equalTo(List.of("Alpha", "Bravo")));
            get("_end=4&_order=desc&_sort=title&_start=2&q=").then().body("title", equalTo(List.of("Bravo", "Alpha")));
            get("_sort=title,id&_order=desc,asc&_start=0&_end=10")
                    .then()
                    .body("title", equalTo(List.of("Delta", "Charlie", "Bravo", "Alpha")));
            get("_embed=tags&embed=x&_start=0&_end=10").then().statusCode(200);
        }

        @Test
        void askForManyByRepeatedIds() {
            String repeated = ids.stream().limit(3).map(id -> "id=" + id).collect(Collectors.joining("&"));

            get(repeated).then().statusCode(200).body("$", hasSize(3));
            get("ids[0]=" + ids.get(0) + "&ids[1]=" + ids.get(1))
                    .then()
                    .statusCode(200)
                    .body("$", hasSize(2));
            get("ids%5B%5D=" + ids.get(0)).then().statusCode(200).body("$", hasSize(1));
        }

        @Test
        void filterBySuffixes() {
            get("title_like=alp").then().body("title", equalTo(List.of("Alpha")));
            get("q=needle").then().body("title", equalTo(List.of("Alpha")));
            get("status_ne=draft").then().body("$", hasSize(0));
            get("createdAt_gte=2000-01-01&createdAt_lte=2999-01-01").then().body("$", hasSize(4));
        }

        @Test
        void linkOnWithinTheirWindow() {
            get("_sort=title&_order=ASC&_start=0&_end=2").then().header("Link", containsString("rel=\"next\""));
            String link = get("_sort=title&_order=ASC&_start=0&_end=2").header("Link");

            Api.as(Role.EDITOR)
                    .urlEncodingEnabled(false)
                    .get(link.substring(1, link.indexOf('>')))
                    .then()
                    .statusCode(200)
                    .body("title", equalTo(List.of("Charlie", "Delta")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "_start=x&_end=5",
                    "_start=5&_end=5",
                    "_start=0&_end=1001",
                    "_start=-1&_end=5",
                    "_sort=titel",
                    "_sort=title&_order=up",
                    "_start=9223372036854775807&_end=9223372036854775807",
                    "_start=-9223372036854775808&_end=9223372036854775807",
                    "_start=9223372036854775806&_end=9223372036854775807"
                })
        void meetA400WhereTheirWordsAreWrong(String query) {
            get(query).then().statusCode(400);
        }

        @Test
        void patchTheWholeRecord() {
            var record = Posts.read(ids.get(0)).<java.util.Map<String, Object>>path("$");
            record.put("title", "Patched");

            Api.as(Role.EDITOR)
                    .body(record)
                    .patch(Posts.ADMIN + "/" + ids.get(0))
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("Patched"))
                    .body("body", notNullValue());
        }
    }
}
