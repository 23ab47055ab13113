package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PostListTest {

    private static Response get(String query) {
        return Api.as(Role.EDITOR).urlEncodingEnabled(false).get(Posts.ADMIN + (query.isEmpty() ? "" : "?" + query));
    }

    private static ValidatableResponse titles(String query, String... expected) {
        return get(query).then().statusCode(200).body("title", equalTo(List.of(expected)));
    }

    @Test
    void isABareArrayWhosePlaceTheHeadersTell() {
        for (int i = 0; i < 23; i++) {
            Posts.draft("title", "Post " + i);
        }

        get("").then()
                .statusCode(200)
                .header("Content-Range", equalTo("posts 0-19/23"))
                .header("X-Total-Count", equalTo("23"))
                .header("Link", containsString("rel=\"next\""))
                .header("ETag", not(nullValue()))
                .body("size()", equalTo(20));
        get("page=2").then().header("Content-Range", equalTo("posts 20-22/23")).body("size()", equalTo(3));
        get("limit=1000").then().body("size()", equalTo(23));
        get("limit=1001").then().statusCode(400).body("detail", containsString("from 1 to 1000"));
        get("count=false&limit=5")
                .then()
                .header("Content-Range", equalTo("posts 0-4/*"))
                .header("X-Total-Count", nullValue());
    }

    @Test
    void saysSoWhenItIsEmpty() {
        get("").then()
                .statusCode(200)
                .header("Content-Range", equalTo("posts */0"))
                .header("X-Total-Count", equalTo("0"))
                .body("$", equalTo(List.of()));
    }

    @Test
    void filtersByHavingNone() {
        Posts.draft("title", "Tagged", "tags", List.of("Go"));
        Posts.draft("title", "Filed", "categories", List.of("News"), "authors", List.of("Ada"));

        titles("tagId=null", "Filed");
        titles("tagId_ne=null", "Tagged");
        titles("categoryId=null", "Tagged");
        titles("authorId=null", "Tagged");
        titles("authorId_ne=null", "Filed");
        get("tagId_all=null").then().statusCode(400).body("detail", containsString("must be a UUID"));
        get("date_gt=null").then().statusCode(400).body("detail", containsString("must be a time"));
    }

    @Test
    void filtersByWhatOnlyEditorsKnow() {
        Posts.draft("title", "Draft");
        String edited = Posts.published("title", "Edited");
        Posts.edit(edited, "subtitle", "x");
        Posts.published("title", "Live");
        String me = Posts.read(edited).path("createdBy.id");

        titles("status=draft", "Draft");
        titles("status=published&sort=title", "Edited", "Live");
        titles("status=draft,published&sort=title", "Draft", "Edited", "Live");
        titles("status_ne=draft&sort=title", "Edited", "Live");
        titles("status=scheduled");
        titles("hasUnpublishedChanges=true", "Edited");
        titles("hasUnpublishedChanges=false&sort=title", "Draft", "Live");
        titles("createdBy=" + me + "&sort=title", "Draft", "Edited", "Live");
        titles("createdBy=00000000-0000-7000-8000-000000000000");
        titles("createdAt_gt=2000-01-01&submitted=false&sort=title", "Draft", "Edited", "Live");
        titles("submitted=true");
        get("status=live").then().statusCode(400).body("detail", containsString("must be one of draft"));
    }

    @Test
    void sortsByStatusAndTimes() {
        Posts.published("title", "B");
        Posts.draft("title", "A");

        titles("sort=status", "A", "B");
        titles("sort=-status", "B", "A");
        titles("sort=createdAt", "B", "A");
        titles("sort=-createdAt", "A", "B");
        titles("sort=-updatedAt", "A", "B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"date", "-date", "publishedAt", "-publishedAt", "-date,title", "title,-date", "status,-date"})
    void putsNullsLastBothWaysAndPagesThroughThem(String sort) {
        Posts.published("title", "B1", "date", "2018-01-01");
        Posts.published("title", "B2", "date", "2019-01-01");
        for (String title : List.of("N1", "N2", "N3", "N1")) {
            Posts.draft("title", title);
        }
        List<String> all = get("sort=" + sort).path("id");
        if (!sort.startsWith("title") && !sort.startsWith("status")) {
            assertThat(get("sort=" + sort).<List<String>>path("title").subList(0, 2))
                    .allMatch(title -> title.startsWith("B"));
        }

        List<String> forth = new ArrayList<>();
        String link = Posts.ADMIN + "?limit=2&sort=" + sort;
        String last = link;
        while (link != null) {
            Response page = Api.as(Role.EDITOR).urlEncodingEnabled(false).get(link);
            forth.addAll(page.path("id"));
            last = link;
            link = target(page.header("Link"), "next");
        }
        List<String> back = new ArrayList<>();
        link = last;
        while (link != null) {
            Response page = Api.as(Role.EDITOR).urlEncodingEnabled(false).get(link);
            back.addAll(0, page.path("id"));
            link = target(page.header("Link"), "prev");
        }

        assertThat(new HashSet<>(all)).hasSize(6);
        assertThat(forth).isEqualTo(all);
        assertThat(back).isEqualTo(all);
    }

    private static String target(String header, String rel) {
        for (String link : header == null ? new String[0] : header.split(", ")) {
            if (link.endsWith("rel=\"" + rel + "\"")) {
                return link.substring(1, link.indexOf('>'));
            }
        }
        return null;
    }

    @Test
    void carriesNoTextUnlessAsked() {
        Posts.draft("title", "A", "body", "Text");

        get("").then().body("$", everyItem(not(hasKey("body")))).body("$", everyItem(not(hasKey("html"))));
        get("fields=title,body").then().body("[0].body", equalTo("Text")).body("[0].size()", equalTo(3));
        get("formats=html,toc").then().body("[0].html", equalTo("<p>Text</p>")).body("[0]", hasKey("tableOfContents"));
        get("include=").then().body("[0]", not(hasKey("tags"))).body("[0]", hasKey("tagIds"));
    }

    @ParameterizedTest
    @CsvSource({
        "tga=x, tga, did you mean `tag`?",
        "sort=creator, sort, cannot sort by `creator`",
        "fields=password, fields, unknown name `password`",
        "passwordHash=x, passwordHash, unknown parameter",
        "createdBy.passwordHash=x, createdBy.passwordHash, unknown parameter",
        "sort=createdBy, sort, cannot sort by `createdBy`",
        "createdBy=me, createdBy, must be a UUID",
        "_offset=3, _offset, unknown parameter"
    })
    void refusesNamesItDoesNotHave(String query, String field, String message) {
        get(query)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("detail", containsString(message));
    }

    @Test
    void readsOnePostWithTheFormatsAskedFor() {
        String id = Posts.draft("body", "# Head");

        Api.as(Role.EDITOR)
                .get(Posts.ADMIN + "/" + id + "?formats=toc,text")
                .then()
                .statusCode(200)
                .body("tableOfContents[0].text", equalTo("Head"))
                .body("text", containsString("Head"))
                .body("body", equalTo("# Head"))
                .body("$", not(hasKey("html")));
        Posts.read("no-uuid").then().statusCode(404);
        Posts.read("00000000-0000-7000-8000-000000000000").then().statusCode(404);
        Map<String, Object> post = Posts.read(id).path("$");
        assertThat(post).containsKeys("html", "body", "version");
    }
}
