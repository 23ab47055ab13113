package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class LivePostPagingTest {

    private static final int POSTS = 11;

    @BeforeEach
    void publishPostsOfFewDates() {
        for (int i = 0; i < POSTS; i++) {
            Posts.published("title", i % 3 == 0 ? "Same" : "Post " + i, "date", "2020-01-0" + (1 + i % 2));
        }
    }

    private static Response get(String query) {
        return Api.anonymous().urlEncodingEnabled(false).get(Posts.LIVE + (query.isEmpty() ? "" : "?" + query));
    }

    private static List<String> all(String sort) {
        return get("limit=100&sort=" + sort).path("items.id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-date",
                "date",
                "title",
                "-title",
                "date,title",
                "-date,title",
                "date,-title,slug",
                "slug",
                "-id",
                "id",
                "-publishedAt",
                "updatedAt",
                "title,-id"
            })
    void cursorsVisitEveryPostOnceInBothDirections(String sort) {
        List<String> all = all(sort);
        assertThat(new HashSet<>(all)).hasSize(POSTS);

        List<String> forth = new ArrayList<>();
        Response page = get("limit=4&sort=" + sort);
        String lastPage = "";
        while (true) {
            forth.addAll(page.path("items.id"));
            String next = page.path("page.next");
            if (next == null) {
                break;
            }
            lastPage = next;
            page = get("limit=4&sort=" + sort + "&cursor=" + next);
        }
        List<List<String>> back = new ArrayList<>();
        page = get("limit=4&sort=" + sort + "&cursor=" + lastPage);
        while (true) {
            back.add(page.path("items.id"));
            String previous = page.path("page.previous");
            if (previous == null) {
                break;
            }
            page = get("limit=4&sort=" + sort + "&cursor=" + previous);
        }

        assertThat(forth).isEqualTo(all);
        Collections.reverse(back);
        assertThat(back.stream().flatMap(List::stream).toList()).isEqualTo(all);
    }

    @Test
    void theIdBreaksTiesInTheDirectionOfTheFirstKey() {
        List<String> ascending = new ArrayList<>(all("date"));

        Collections.reverse(ascending);

        assertThat(all("-date")).isEqualTo(ascending);
    }

    @Test
    void pagesByNumberAreThoseByCursor() {
        List<String> all = all("-date");

        get("limit=4&page=2")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(all.subList(4, 8)))
                .body("page.limit", equalTo(4))
                .body("page.total", equalTo(POSTS));
        String next = get("limit=4&page=2").path("page.next");
        String previous = get("limit=4&page=2").path("page.previous");
        get("limit=4&cursor=" + next).then().body("items.id", equalTo(all.subList(8, 11)));
        get("limit=4&cursor=" + previous).then().body("items.id", equalTo(all.subList(0, 4)));
        get("limit=4&page=3").then().body("page.next", nullValue());
        get("limit=4&page=1").then().body("page.previous", nullValue());
        get("limit=4&page=99").then().statusCode(200).body("items", empty()).body("page.total", equalTo(POSTS));
    }

    @Test
    void theCountIsLeftOutOnRequest() {
        get("count=false").then().statusCode(200).body("page", not(hasKey("total")));
        get("count=true&limit=1").then().body("page.total", equalTo(POSTS));
    }

    @Test
    void aPageHasTwentyPostsUnlessTold() {
        get("").then()
                .body("page.limit", equalTo(20))
                .body("page.next", nullValue())
                .body("page.previous", nullValue());
    }

    @Test
    void linksLeadOn() {
        String link = get("limit=4&sort=title&count=false").header("Link");
        assertThat(link)
                .startsWith("<http://")
                .contains("rel=\"next\"")
                .contains("sort=title")
                .contains("count=false");

        List<String> all = all("title");
        assertThat(Api.anonymous()
                        .urlEncodingEnabled(false)
                        .get(target(link, "next"))
                        .<List<String>>path("items.id"))
                .isEqualTo(all.subList(4, 8));

        String numbered = get("limit=4&page=2").header("Link");
        assertThat(numbered)
                .contains("page=1>; rel=\"prev\"")
                .contains("page=3>; rel=\"next\"")
                .contains("page=1>; rel=\"first\"")
                .contains("page=3>; rel=\"last\"");
    }

    private static String target(String link, String rel) {
        Matcher matcher = Pattern.compile("<([^>]*)>; rel=\"" + rel + "\"").matcher(link);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aCursorIsUnpaddedBase64Url() {
        String next = get("limit=1").path("page.next");

        assertThat(next).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aCursorOfAnotherSortIsRefused() {
        String next = get("limit=1&sort=title").path("page.next");

        get("limit=1&sort=-title&cursor=" + next)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"))
                .body("detail", containsString("another sort"));
    }

    @Test
    void aCursorAndAPageExcludeEachOther() {
        String next = get("limit=1").path("page.next");

        get("limit=1&page=2&cursor=" + next)
                .then()
                .statusCode(400)
                .body("detail", startsWith("give `cursor` or `page`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"-date,-id\",false,\"never\",\"00000000-0000-7000-8000-000000000000\"]",
                "[\"-date,-id\",false,null,\"00000000-0000-7000-8000-000000000000\"]",
                "[\"-date,-id\",false,\"2020-01-01T00:00:00Z\",\"x\"]",
                "[\"-date,-id\",false,\"2020-01-01T00:00:00Z\",null]",
                "[\"-date,-id\",false,\"2020-01-01T00:00:00Z\"]",
                "[\"-date,-id\",\"no\",\"2020-01-01T00:00:00Z\",\"x\"]",
                "[\"-date,-id\",false,\"+1000000000-12-31T23:59:59.999999999Z\",\"00000000-0000-7000-8000-000000000000\"]",
                "[\"-date,-id\",false,5,\"00000000-0000-7000-8000-000000000000\"]",
                "{}",
                "null",
                "",
                "[[[[["
            })
    void aForgedCursorIsRefused(String json) {
        String cursor = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        get("cursor=" + (cursor.isEmpty() ? "-" : cursor))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "zz"})
    void aForgedCursorWithOddTextIsRefused(String text) {
        String id = "\"00000000-0000-7000-8000-000000000000\"";
        for (String sort : List.of("slug", "title")) {
            if (sort.equals("slug") && text.equals("zz")) {
                continue;
            }
            String json = "[\"" + sort + ",id\",false,\"" + text + "\"," + id + "]";
            String cursor = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());

            get("sort=" + sort + "&cursor=" + cursor).then().statusCode(400);
        }
    }

    @Test
    void aPostThatAppearsMeanwhileMovesNoPage() {
        List<String> all = all("-date");
        String next = get("limit=4").path("page.next");

        Posts.published("title", "New", "date", "2021-01-01");

        get("limit=4&cursor=" + next).then().body("items.id", equalTo(all.subList(4, 8)));
    }
}
