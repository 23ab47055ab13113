package org.masthead.post;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Nested;
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
class PostSlugTest {

    @Nested
    class Made {

        @ParameterizedTest
        @CsvSource({
            "云原生, yun-yuan-sheng",
            "C# and C++, c-sharp-and-c-plus-plus",
            "Salt & Pepper, salt-and-pepper",
            "'', untitled",
            "🚀, untitled",
            "Archive, archive-2",
            "00000000-0000-7000-8000-000000000000, post-00000000-0000-7000-8000-000000000000"
        })
        void comesFromTheTitle(String title, String slug) {
            Posts.create("title", title).then().statusCode(201).body("slug", equalTo(slug));
        }

        @Test
        void getsANumberWhereItIsTaken() {
            Posts.draft("title", "Hello");

            Posts.create("title", "Hello").then().body("slug", equalTo("hello-2"));
            Posts.create("title", "hello!").then().body("slug", equalTo("hello-3"));
        }

        @Test
        void isOneForComposedAndDecomposedTitles() {
            Posts.draft("title", Normalizer.normalize("Café", Normalizer.Form.NFC));

            Posts.create("title", Normalizer.normalize("Café", Normalizer.Form.NFD))
                    .then()
                    .body("slug", equalTo("cafe-2"))
                    .body("title", equalTo(Normalizer.normalize("Café", Normalizer.Form.NFD)));
        }

        @Test
        void staysWhenTheTitleChangesAndIsMadeAnewByNull() {
            String id = Posts.draft("title", "Before");

            Posts.patch(id, "title", "After").then().body("slug", equalTo("before"));
            Posts.patch(id, "slug", null).then().body("slug", equalTo("after"));
            Posts.put(id, "title", "Later", "slug", null).then().body("slug", equalTo("later"));
        }

        @Test
        void ofAVeryLongTitleFits() {
            String title = "word ".repeat(60);

            String slug = Posts.create("title", title)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("slug");
            Posts.create("title", title)
                    .then()
                    .statusCode(201)
                    .body("slug.length()", equalTo(slug.length() + 2 > 200 ? 200 : slug.length() + 2));
        }
    }

    @Nested
    class Given {

        @Test
        void isKept() {
            Posts.create("title", "x", "slug", "/my.slug_1/")
                    .then()
                    .statusCode(201)
                    .body("slug", equalTo("my.slug_1"));
        }

        @Test
        void andTakenIsAConflictThatSuggestsAFreeOne() {
            Posts.draft("slug", "taken");

            Posts.create("slug", "taken")
                    .then()
                    .statusCode(409)
                    .body("type", containsString("/problems/slug-taken"))
                    .body("violations[0].field", equalTo("slug"))
                    .body("errors.slug", containsString("`taken-2` is free"))
                    .body("suggestion", equalTo("taken-2"));
        }

        @Test
        void isTakenInItsLocaleAlone() {
            Posts.draft("slug", "shared");

            Posts.create("slug", "shared", "locale", "de").then().statusCode(201);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "archive",
                    "Archive",
                    "00000000-0000-7000-8000-000000000000",
                    "a b",
                    "a/b",
                    "-a",
                    "Upper",
                    "a?b",
                    "..",
                    "a\u200bb"
                })
        void isRefusedWhereItIsNone(String slug) {
            Posts.create("slug", slug).then().statusCode(422).body("violations.field", equalTo(List.of("slug")));
        }

        @Test
        void hasTwoHundredCharacters() {
            Posts.create("slug", "x".repeat(200)).then().statusCode(201);
            Posts.create("slug", "x".repeat(201)).then().statusCode(422).body("violations[0].field", equalTo("slug"));
        }

        @Test
        void asBlankIsMade() {
            Posts.create("title", "Blank", "slug", " ").then().statusCode(201).body("slug", equalTo("blank"));
        }

        @Test
        void isComparedInNormalForm() {
            Posts.draft("slug", Normalizer.normalize("café", Normalizer.Form.NFD));

            Posts.create("slug", Normalizer.normalize("café", Normalizer.Form.NFC))
                    .then()
                    .statusCode(409);
        }
    }

    @Nested
    class OnceLive {

        @Test
        void isKeptFromOthersEvenWhenItsPostHasAnother() {
            String id = Posts.published("slug", "first");
            Posts.edit(id, "slug", "second");
            Posts.publish(id);

            Posts.create("slug", "first").then().statusCode(409);
            Posts.create("title", "First").then().statusCode(201).body("slug", equalTo("first-2"));
        }

        @Test
        void isTakenOverWhenTheWriterSaysSo() {
            String id = Posts.published("slug", "first");
            Posts.edit(id, "slug", "second");
            Posts.publish(id);

            Api.as(Role.EDITOR)
                    .body(Posts.members("slug", "first", "title", "New"))
                    .post(Posts.ADMIN + "?takeSlug=true")
                    .then()
                    .statusCode(201)
                    .body("slug", equalTo("first"));
        }

        @Test
        void isNotTakenOverFromAPostThatHasItStill() {
            Posts.published("slug", "first");

            Api.as(Role.EDITOR)
                    .body(Posts.members("slug", "first"))
                    .post(Posts.ADMIN + "?takeSlug=true")
                    .then()
                    .statusCode(409);
        }

        @Test
        void canBeHadBackByItsOwnPost() {
            String id = Posts.published("slug", "first");
            Posts.edit(id, "slug", "second");
            Posts.publish(id);

            Posts.patch(id, "slug", "first").then().statusCode(200).body("slug", equalTo("first"));
            Posts.publish(id);

            Posts.live("first").then().statusCode(200);
            Posts.live("second").then().statusCode(308);
        }
    }

    @Nested
    class Aliases {

        @Test
        void areReadInOrderOfTheAlphabetAndRedirect() {
            String id = Posts.published("slug", "here", "aliases", List.of("old-b", "old-a"));

            Posts.read(id).then().body("aliases", equalTo(List.of("old-a", "old-b")));
            Posts.live("old-a").then().statusCode(308);
        }

        @Test
        void thatAreAnothersSlugAreAConflict() {
            Posts.draft("slug", "taken");

            Posts.create("aliases", List.of("taken"))
                    .then()
                    .statusCode(409)
                    .body("violations[0].field", equalTo("aliases"));
        }

        @Test
        void areGivenUpWhenCleared() {
            String id = Posts.draft("aliases", List.of("old"));

            Posts.put(id, "aliases", List.of()).then().statusCode(200).body("aliases", equalTo(List.of()));

            Posts.create("slug", "old").then().statusCode(201);
        }
    }

    @Test
    void onlyThoseWhoPublishTakeASlugFromAnotherPost() {
        String id = Posts.published("slug", "former");
        Posts.edit(id, "slug", "present");
        Posts.publish(id);

        Api.as(Role.AUTHOR)
                .body(Posts.members("slug", "former"))
                .post(Posts.ADMIN + "?takeSlug=true")
                .then()
                .statusCode(403);

        Posts.live("former").then().statusCode(308);
    }
}
