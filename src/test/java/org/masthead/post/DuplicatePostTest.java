package org.masthead.post;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class DuplicatePostTest {

    private static Response duplicate(String id) {
        return Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/duplicate");
    }

    @Test
    void isANewDraftThatSaysTheSame() {
        String id = Posts.published(
                "title",
                "Twice",
                "subtitle",
                "S",
                "body",
                "*b*",
                "tags",
                List.of("t"),
                "categories",
                List.of("c"),
                "authors",
                List.of("a"),
                "metadata",
                Map.of("n", 1),
                "images",
                List.of(Map.of("src", "/x.png")),
                "featured",
                true,
                "toc",
                false,
                "locale",
                "de",
                "seo",
                Map.of("title", "Seo"),
                "excerpt",
                "E");

        Response copy = duplicate(id);

        String copied = copy.path("id");
        copy.then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("Location", endsWith(Posts.ADMIN + "/" + copied))
                .body("version", equalTo(1))
                .body("status", equalTo("draft"))
                .body("title", equalTo("Twice"))
                .body("subtitle", equalTo("S"))
                .body("excerpt", equalTo("E"))
                .body("body", equalTo("*b*"))
                .body("tags.name", equalTo(List.of("t")))
                .body("categories.name", equalTo(List.of("c")))
                .body("authors.name", equalTo(List.of("a")))
                .body("metadata.n", equalTo(1))
                .body("images.url", equalTo(List.of("/x.png")))
                .body("featured", equalTo(true))
                .body("toc", equalTo(false))
                .body("locale", equalTo("de"))
                .body("seo.title", equalTo("Seo"));
        Posts.live(copied).then().statusCode(404);
    }

    @Test
    void hasASlugOfItsOwnAndNothingOfTheOthersPast() {
        String id = Posts.published("title", "Twice", "slug", "once", "aliases", List.of("old"), "date", "2018-01-01");

        duplicate(id)
                .then()
                .body("slug", equalTo("twice"))
                .body("aliases", empty())
                .body("date", nullValue())
                .body("publishedAt", nullValue())
                .body("translations", empty());
        duplicate(id).then().body("slug", equalTo("twice-2"));
    }

    @Test
    void keepsADerivedExcerptDerived() {
        String id = Posts.draft("body", "First words");

        duplicate(id).then().body("excerptIsDerived", equalTo(true)).body("excerpt", equalTo("First words"));
    }

    @Test
    void belongsToWhoMadeIt() {
        String own =
                Api.as(Role.AUTHOR).body(Map.of("title", "x")).post(Posts.ADMIN).path("id");
        String others = Posts.draft();

        Api.as(Role.AUTHOR)
                .post(Posts.ADMIN + "/" + own + "/duplicate")
                .then()
                .statusCode(201)
                .body("createdBy.name", equalTo("test-author"));
        Api.as(Role.AUTHOR)
                .post(Posts.ADMIN + "/" + others + "/duplicate")
                .then()
                .statusCode(404);
        duplicate("no-uuid").then().statusCode(404);
    }

    @Test
    void isMadeOnceForAnIdempotencyKey() {
        String id = Posts.draft("title", "Once");

        String first = Api.as(Role.EDITOR)
                .header("Idempotency-Key", "copy-" + id)
                .post(Posts.ADMIN + "/" + id + "/duplicate")
                .path("id");
        Api.as(Role.EDITOR)
                .header("Idempotency-Key", "copy-" + id)
                .post(Posts.ADMIN + "/" + id + "/duplicate")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));

        Api.as(Role.EDITOR).get(Posts.ADMIN).then().header("X-Total-Count", "2");
    }
}
