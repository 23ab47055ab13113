package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class LivePostListTest {

    static ValidatableResponse list(String query) {
        return Api.anonymous()
                .urlEncodingEnabled(false)
                .get(Posts.LIVE + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse refused(String query) {
        return Api.anonymous()
                .urlEncodingEnabled(false)
                .get(Posts.LIVE + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static void titles(String query, String... expected) {
        list(query).body("items.title", equalTo(List.of(expected)));
    }

    @Nested
    class Filters {

        @Test
        void bySlugIdLocaleAndFeatured() {
            String a = Posts.published("title", "A", "slug", "one", "locale", "de", "featured", true);
            String b = Posts.published("title", "B", "slug", "two");

            titles("slug=one", "A");
            titles("slug=one,two&sort=title", "A", "B");
            titles("slug=one&slug=two&sort=title", "A", "B");
            titles("slug_ne=one", "B");
            titles("id=" + b, "B");
            titles("id_ne=" + b, "A");
            titles("id=" + a + "," + b + "&sort=title", "A", "B");
            titles("locale=de", "A");
            titles("locale=DE", "A");
            titles("locale=de,en&sort=title", "A", "B");
            titles("featured=true", "A");
            titles("featured=false", "B");
            titles("slug=nowhere");
            titles("slug=one&featured=false");
        }

        @Test
        void byAFormerSlugAsByTheNewOne() {
            String id = Posts.published("title", "A", "slug", "former");
            Posts.edit(id, "slug", "present");
            Posts.publish(id);

            titles("slug=former", "A");
            titles("slug=present", "A");
        }

        @Test
        void byRelations() {
            Posts.published("title", "A", "tags", List.of("Go", "Cloud Native"), "categories", List.of("News"));
            Posts.published("title", "B", "tags", List.of("Go"), "authors", List.of("Ada"));
            Posts.published("title", "C");
            String go = Api.anonymous().get(Posts.LIVE + "?tag=go").path("items[0].tags[0].id");

            titles("tag=go&sort=title", "A", "B");
            titles("tag=" + go + "&sort=title", "A", "B");
            titles("tagId=" + go + "&sort=title", "A", "B");
            titles("tag=cloud-native,nothing", "A");
            titles("tag=cloud-native&tag=go&sort=title", "A", "B");
            titles("tag_all=go,cloud-native", "A");
            titles("tag_all=go,nothing");
            titles("tag_ne=cloud-native&sort=title", "B", "C");
            titles("tag_ne=go", "C");
            titles("tag=nothing");
            titles("category=news", "A");
            titles("category_ne=news&sort=title", "B", "C");
            titles("author=ada", "B");
        }

        @Test
        void byHavingNoRelations() {
            Posts.published("title", "A", "tags", List.of("Go"));
            Posts.published("title", "B", "categories", List.of("News"), "authors", List.of("Ada"));

            titles("tagId=null", "B");
            titles("tagId_ne=null", "A");
            titles("categoryId=null", "A");
            titles("authorId=null", "A");
        }

        @Test
        void byTimes() {
            Posts.published("title", "A", "date", "2018-01-01T00:00:00+08:00");
            Posts.published("title", "B", "date", "2018-01-01T00:00:00Z");
            Posts.published("title", "C", "date", "2019-06-01");

            titles("date_gte=2018-01-01&sort=title", "B", "C");
            titles("date_gt=2018-01-01&sort=title", "C");
            titles("date_lt=2018-01-01&sort=title", "A");
            titles("date_lte=2018-01-01&sort=title", "A", "B");
            titles("date_gte=2018-01-01T00:00:00%2B08:00&date_lt=2019-01-01&sort=title", "A", "B");
            titles("date_gte=2018-01-01T00:00:00+08:00&date_lt=2018-01-01", "A");
            titles("publishedAt_gt=2000-01-01&sort=title", "A", "B", "C");
            titles("updatedAt_lt=2000-01-01");
        }

        @Test
        void byAPartOfTheTitle() {
            Posts.published("title", "Ambassador, an API Gateway");
            Posts.published("title", "云原生应用架构");
            Posts.published("title", "100% sure_thing");

            titles("title_like=ambassador", "Ambassador, an API Gateway");
            titles("title_like=AMBASSADOR,%20an", "Ambassador, an API Gateway");
            titles("title_like=%E5%8E%9F%E7%94%9F", "云原生应用架构");
            titles("title_like=%25%20s", "100% sure_thing");
            titles("title_like=e_t", "100% sure_thing");
            titles("title_like=a_i");
            titles("title_like=%25%25");
            refused("title_like=a").body("violations[0].field", equalTo("title_like"));
        }

        @Test
        void byWords() {
            Posts.published("title", "Title", "subtitle", "Sub", "body", "The *quick* brown fox");
            Posts.published("title", "Other", "body", "云原生");

            titles("q=quick", "Title");
            titles("q=QUICK%20sub", "Title");
            titles("q=quick%20other");
            titles("q=%E5%8E%9F%E7%94%9F", "Other");
            titles("q=%25");
            titles("q=%20", "Other", "Title");
        }

        @Test
        void withAnEmptyValueFilterNothing() {
            Posts.published("title", "A");

            titles("tag=&slug=&date_gte=&q=&title_like=&locale=&featured=&id=&sort=&limit=&cursor=&page=&fields=", "A");
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource({
            "tga=x, tga, unknown parameter `tga`; did you mean `tag`?",
            "date_gt=x&datee_gt=x, datee_gt, did you mean `date_gt`?",
            "sort=titel, sort, cannot sort by `titel`; did you mean `title`?",
            "fields=titel, fields, unknown name `titel` in `fields`; did you mean `title`?",
            "include=tgas, include, did you mean `tags`?",
            "formats=htlm, formats, did you mean `html`?",
            "status=published, status, unknown parameter `status`",
            "sort=createdAt, sort, cannot sort by `createdAt`",
            "fields=body, fields, unknown name `body`",
            "createdBy=x, createdBy, unknown parameter",
            "deleted=any, deleted, unknown parameter",
            "title=x, title, unknown parameter `title`",
            "featured=yes, featured, must be true or false",
            "id=1, id, must be a UUID",
            "date_gte=yesterday, date_gte, must be a time",
            "date_gte=99999-01-01, date_gte, must be a time",
            "_sort=title, _sort, unknown parameter",
            "limit=0, limit, from 1 to 100",
            "limit=101, limit, from 1 to 100",
            "limit=-1, limit, from 1 to 100",
            "limit=1000000000, limit, from 1 to 100",
            "limit=99999999999999999999, limit, from 1 to 100",
            "limit=ten, limit, from 1 to 100",
            "limit=1&limit=2, limit, more than once",
            "page=0, page, whole number",
            "page=-1, page, whole number",
            "count=maybe, count, true or false",
            "cursor=forged, cursor, none that this list gave",
            "cursor=W10, cursor, none that this list gave"
        })
        void nameWhatWasWrong(String query, String field, String message) {
            refused(query)
                    .body("violations.field", org.hamcrest.Matchers.hasItem(field))
                    .body("detail", containsString(message));
        }

        @Test
        void areToldAllAtOnce() {
            refused("tga=x&limit=0&sort=titel&featured=yes&cursor=x")
                    .body(
                            "violations.field",
                            org.hamcrest.Matchers.containsInAnyOrder("tga", "limit", "sort", "featured", "cursor"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"slug=%00", "tag=a%00", "q=%00", "title_like=a%00b", "locale=%00de", "sort=%00"})
        void meetNul(String query) {
            refused(query);
        }

        @Test
        void capTheValuesOfAllFilters() {
            list("slug=" + "a,".repeat(1_000));
            refused("slug=" + "a,".repeat(1_001));
            refused("q=" + "a".repeat(201)).body("violations[0].field", equalTo("q"));
        }

        @Test
        void capTheNumberOfParameters() {
            list("slug=a&".repeat(1_000) + "limit=1");
            refused("slug=a&".repeat(1_100) + "limit=1").body("detail", containsString("parameters"));
        }
    }

    @Nested
    class Items {

        @Test
        void haveTheMembersOfAPostButNoText() {
            Posts.published("title", "A", "body", "Text");

            Map<String, Object> item = list("").extract().path("items[0]");
            assertThat(item.keySet())
                    .containsExactlyInAnyOrder(
                            "id",
                            "slug",
                            "locale",
                            "title",
                            "subtitle",
                            "excerpt",
                            "date",
                            "publishedAt",
                            "updatedAt",
                            "images",
                            "tags",
                            "categories",
                            "authors",
                            "translations",
                            "toc",
                            "featured",
                            "seo",
                            "metadata",
                            "readingMinutes",
                            "wordCount");
        }

        @Test
        void haveTheFieldsAskedForAndTheirId() {
            Posts.published("title", "A", "body", "Text");

            list("fields=title,slug")
                    .body("items[0]", aMapWithSize(3))
                    .body("items[0].id", notNullValue())
                    .body("items[0].title", equalTo("A"))
                    .body("items[0].slug", equalTo("a"));
            list("fields=title,tags&include=images")
                    .body("items[0]", aMapWithSize(3))
                    .body("items[0].tags", empty());
            list("fields=html").body("items[0].html", equalTo("<p>Text</p>"));
        }

        @Test
        void haveTheRelationsAskedFor() {
            Posts.published("title", "A");

            list("include=tags,images")
                    .body("items[0]", hasKey("tags"))
                    .body("items[0]", hasKey("images"))
                    .body("items[0]", not(hasKey("categories")))
                    .body("items[0]", not(hasKey("authors")))
                    .body("items[0]", hasKey("title"));
            list("include=").body("items[0]", not(hasKey("tags"))).body("items[0]", not(hasKey("images")));
        }

        @Test
        void haveTheFormatsAskedFor() {
            Posts.published("title", "A", "body", "# Head\n\n*Text*");

            list("formats=html,markdown,text,toc")
                    .body("items[0].html", containsString("<em>Text</em>"))
                    .body("items[0].markdown", equalTo("# Head\n\n*Text*"))
                    .body("items[0].text", containsString("Text"))
                    .body("items[0].tableOfContents[0].text", equalTo("Head"));
            list("formats=text").body("items", everyItem(not(hasKey("html"))));
        }
    }
}
