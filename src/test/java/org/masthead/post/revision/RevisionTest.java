package org.masthead.post.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class RevisionTest {

    private static Response list(String id, String query) {
        return Api.as(Role.EDITOR).get(Posts.ADMIN + "/" + id + "/revisions" + query);
    }

    private static Response read(String id, Object number) {
        return Api.as(Role.EDITOR).get(Posts.ADMIN + "/" + id + "/revisions/" + number);
    }

    private static Response restore(String id, Object number) {
        return Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/revisions/" + number + "/restore");
    }

    @Nested
    class TheList {

        @Test
        void hasTheNewestFirst() {
            String id = Posts.draft("title", "One");
            Posts.patch(id + "?note=Better title", "title", "Two").then().statusCode(200);

            list(id, "")
                    .then()
                    .statusCode(200)
                    .header("X-Total-Count", "2")
                    .header("Content-Range", "revisions 0-1/2")
                    .body("number", equalTo(List.of(2, 1)))
                    .body("[0].keySet()", equalTo(Set.of("number", "at", "by", "kind", "note")))
                    .body("[0].kind", equalTo("save"))
                    .body("[0].note", equalTo("Better title"))
                    .body("[0].at", notNullValue())
                    .body("[0].by.name", equalTo("test-editor"))
                    .body("[0].by.id", notNullValue())
                    .body("[1].note", nullValue());
        }

        @Test
        void isPagedByCursors() {
            String id = Posts.draft();
            for (int i = 0; i < 4; i++) {
                Posts.edit(id, "title", "t" + i);
            }

            Response first = list(id, "?limit=2");
            first.then().body("number", equalTo(List.of(5, 4))).header("X-Total-Count", "5");
            String next = first.header("Link").replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");
            Api.as(Role.EDITOR)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("number", equalTo(List.of(3, 2)));
        }

        @Test
        void canBeTurnedRoundAndFiltered() {
            String id = Posts.draft();
            Posts.edit(id, "title", "x");
            restore(id, 1).then().statusCode(200);

            list(id, "?sort=number").then().body("number", equalTo(List.of(1, 2, 3)));
            list(id, "?kind=restore").then().body("number", equalTo(List.of(3)));
            list(id, "?kind=save,restore&page=2&limit=2").then().body("number", equalTo(List.of(1)));
            list(id, "?kind=other").then().statusCode(400);
            list(id, "?knd=save").then().statusCode(400).body("detail", containsString("kind"));
        }

        @Test
        void takesAtMostThreeStatements() {
            String id = Posts.draft();
            Posts.edit(id, "title", "x");
            String token = Api.token(Role.EDITOR);
            Statements.forget();

            Api.withToken(token)
                    .get(Posts.ADMIN + "/" + id + "/revisions")
                    .then()
                    .statusCode(200);

            assertThat(Statements.all()).hasSizeBetween(1, 3);
        }

        @Test
        void ofWhatIsNotIsA404() {
            list("00000000-0000-7000-8000-000000000000", "").then().statusCode(404);
            list("no-uuid", "").then().statusCode(404);
        }

        @Test
        void behindItsEndIsEmpty() {
            String id = Posts.draft();

            list(id, "?page=9").then().statusCode(200).body("$", empty()).header("X-Total-Count", "1");
        }
    }

    @Nested
    class One {

        @Test
        void saysWhatThePostSaidThen() {
            String id =
                    Posts.draft("title", "One", "body", "*first*", "tags", List.of("Then"), "metadata", Map.of("n", 1));
            Posts.edit(id, "title", "Two", "body", "second", "tags", List.of(), "metadata", Map.of());

            read(id, 1)
                    .then()
                    .statusCode(200)
                    .body("number", equalTo(1))
                    .body("kind", equalTo("save"))
                    .body("by.name", equalTo("test-editor"))
                    .body("post.id", equalTo(id))
                    .body("post.title", equalTo("One"))
                    .body("post.body", equalTo("*first*"))
                    .body("post.tags.name", equalTo(List.of("Then")))
                    .body("post.tagIds.size()", equalTo(1))
                    .body("post.metadata.n", equalTo(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "0", "-1", "abc", "1.5", "99999999999999999999", "current"})
        void isA404WhereThereIsNone(String number) {
            String id = Posts.draft();
            String other = Posts.draft();
            Posts.edit(other, "title", "has a second");

            read(id, number).then().statusCode(404).contentType("application/problem+json");
            restore(id, number).then().statusCode(404);
            Api.as(Role.EDITOR)
                    .get(Posts.ADMIN + "/" + id + "/revisions/" + number + "/diff")
                    .then()
                    .statusCode(404);
            Posts.read(id).then().body("version", equalTo(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"revisions", "revisions/1", "revisions/1/diff"})
        void ofAnothersPostIsUnknownToAnAuthor(String path) {
            String id = Posts.draft();

            Api.as(Role.AUTHOR).get(Posts.ADMIN + "/" + id + "/" + path).then().statusCode(404);
            Api.as(Role.AUTHOR)
                    .post(Posts.ADMIN + "/" + id + "/revisions/1/restore")
                    .then()
                    .statusCode(404);
            Api.anonymous().get(Posts.ADMIN + "/" + id + "/" + path).then().statusCode(401);
        }
    }

    @Nested
    class Restoring {

        @Test
        void isANewRevisionWithAllFieldsBack() {
            String id = Posts.draft(
                    "title",
                    "One",
                    "subtitle",
                    "S",
                    "body",
                    "*first*",
                    "slug",
                    "one",
                    "excerpt",
                    "E",
                    "tags",
                    List.of("Then"),
                    "categories",
                    List.of("C"),
                    "authors",
                    List.of("A"),
                    "metadata",
                    Map.of("n", 1),
                    "featured",
                    true,
                    "toc",
                    false,
                    "images",
                    List.of(Map.of("src", "/x.png", "alt", "X")),
                    "date",
                    "2018-08-11T11:37:36+08:00",
                    "seo",
                    Map.of("title", "Seo"),
                    "aliases",
                    List.of("uno"));
            Map<String, Object> first = read(id, 1).jsonPath().getMap("post");
            Posts.edit(
                    id,
                    "title",
                    "Two",
                    "subtitle",
                    null,
                    "body",
                    "second",
                    "slug",
                    "two",
                    "excerpt",
                    null,
                    "tags",
                    List.of(),
                    "categories",
                    List.of(),
                    "authors",
                    List.of(),
                    "metadata",
                    Map.of(),
                    "featured",
                    false,
                    "toc",
                    true,
                    "images",
                    List.of(),
                    "date",
                    "2020-01-01",
                    "seo",
                    null,
                    "aliases",
                    List.of());

            restore(id, 1)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(3))
                    .body("title", equalTo("One"))
                    .body("slug", equalTo("one"))
                    .body("aliases", equalTo(List.of("uno")))
                    .body("date", equalTo("2018-08-11T11:37:36+08:00"));
            assertThat(read(id, 3).jsonPath().getMap("post")).isEqualTo(first);
            list(id, "").then().body("number", equalTo(List.of(3, 2, 1))).body("[0].kind", equalTo("restore"));
        }

        @Test
        void takesANote() {
            String id = Posts.draft();

            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + id + "/revisions/1/restore?note=Back")
                    .then()
                    .statusCode(200);

            list(id, "").then().body("note", contains("Back", null));
        }

        @Test
        void leavesReadersUntouched() {
            String id = Posts.published("title", "One");
            Posts.edit(id, "title", "Two");
            Posts.publish(id);

            restore(id, 1).then().statusCode(200).body("hasUnpublishedChanges", equalTo(true));

            Posts.live(id).then().body("title", equalTo("Two"));
        }

        @Test
        void keepsTheSlugWhereAnotherPostHasTheOldOneByNow() {
            String id = Posts.draft("title", "One", "slug", "wanted");
            Posts.edit(id, "title", "Two", "slug", "other");
            Posts.draft("slug", "wanted");

            restore(id, 1).then().statusCode(200).body("title", equalTo("One")).body("slug", equalTo("other"));
        }

        @Test
        void namesTheTagThatTookAnotherIn() {
            String id = Posts.draft("tags", List.of("old", "both"));
            String old = Posts.read(id).path("tags[0].id");
            String both = Posts.read(id).path("tags[1].id");
            Posts.edit(id, "tags", List.of());
            Api.as(Role.EDITOR)
                    .body(Map.of("into", both))
                    .post("/api/v1/admin/tags/" + old + "/merge")
                    .then()
                    .statusCode(200);

            restore(id, 1).then().statusCode(200).body("tags.name", equalTo(List.of("both")));
            read(id, 1).then().body("post.tags.name", equalTo(List.of("both")));
        }

        @Test
        void leavesOutATagThatIsGone() {
            String id = Posts.draft("tags", List.of("gone", "kept"));
            String gone = Posts.read(id).path("tags[0].id");
            Posts.edit(id, "tags", List.of());
            Api.as(Role.EDITOR).delete("/api/v1/admin/tags/" + gone).then().statusCode(200);

            restore(id, 1).then().statusCode(200).body("tags.name", equalTo(List.of("kept")));
        }

        @Test
        void keepsADerivedExcerptDerived() {
            String id = Posts.draft("body", "First words");
            Posts.edit(id, "body", "Second words", "excerpt", "Given");

            restore(id, 1).then().body("excerpt", equalTo("First words")).body("excerptIsDerived", equalTo(true));
        }

        @Test
        void ofAPostInTheTrashIsAConflict() {
            String id = Posts.draft();
            Posts.trash(id);

            restore(id, 1).then().statusCode(409);
            list(id, "").then().statusCode(200);
        }

        @Test
        void takesNoNoteThatIsTooLong() {
            String id = Posts.draft();

            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + id + "/revisions/1/restore?note=" + "n".repeat(501))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("note"));

            assertThat(Database.number("select count(*) from post_revision")).isEqualTo(1);
        }
    }
}
