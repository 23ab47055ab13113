package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PutPostTest {

    private static String full() {
        return Posts.draft(
                "title",
                "Full",
                "subtitle",
                "All members",
                "body",
                "First.\n\n<!--more-->\n\nThen.",
                "date",
                "2018-08-11T11:37:36+08:00",
                "featured",
                true,
                "toc",
                false,
                "images",
                List.of(Map.of("src", "/a.png", "alt", "A"), Map.of("src", "https://example.org/b.png")),
                "seo",
                Map.of("title", "S", "noindex", true, "image", Map.of("src", "/s.png")),
                "metadata",
                Map.of("k", List.of(1, "two")),
                "aliases",
                List.of("former"),
                "locale",
                "en-GB");
    }

    private static Map<String, Object> record(String id) {
        Map<String, Object> record =
                Posts.read(id).then().statusCode(200).extract().path("$");
        return record;
    }

    private static Map<String, Object> withoutSaveMarks(Map<String, Object> record) {
        record.keySet().removeAll(List.of("version", "updatedAt"));
        return record;
    }

    @Nested
    class APart {

        @Test
        void setsItsMembersAndKeepsTheOthers() {
            String id = full();
            Map<String, Object> before = record(id);

            Posts.put(id, "title", "Renamed").then().statusCode(200).body("title", equalTo("Renamed"));

            Map<String, Object> after = withoutSaveMarks(record(id));
            after.put("title", before.get("title"));
            assertThat(after).isEqualTo(withoutSaveMarks(before));
        }

        @Test
        void replacesSeoAndMetadataWhole() {
            String id = full();

            Posts.put(id, "seo", Map.of("description", "D"), "metadata", Map.of("other", 1))
                    .then()
                    .body("seo.description", equalTo("D"))
                    .body("seo.title", nullValue())
                    .body("seo.noindex", equalTo(false))
                    .body("metadata", equalTo(Map.of("other", 1)));
        }

        @Test
        void stepsTheVersionByOne() {
            String id = full();

            Posts.put(id, "title", "Two").then().body("version", equalTo(2));
            Posts.put(id, "title", "Three").then().body("version", equalTo(3));
        }
    }

    @Nested
    class NullsAndEmptyLists {

        @Test
        void clear() {
            String id = full();

            Posts.put(
                            id,
                            "title",
                            null,
                            "subtitle",
                            null,
                            "body",
                            null,
                            "date",
                            null,
                            "featured",
                            null,
                            "toc",
                            null,
                            "images",
                            null,
                            "seo",
                            null,
                            "metadata",
                            null,
                            "aliases",
                            List.of())
                    .then()
                    .statusCode(200)
                    .body("title", equalTo(""))
                    .body("subtitle", nullValue())
                    .body("body", equalTo(""))
                    .body("date", nullValue())
                    .body("featured", equalTo(false))
                    .body("toc", equalTo(true))
                    .body("images", empty())
                    .body("seo.title", nullValue())
                    .body("metadata", equalTo(Map.of()))
                    .body("aliases", empty())
                    .body("slug", equalTo("full"));
        }

        @Test
        void ofTheExcerptDeriveItAgain() {
            String id = Posts.draft("body", "From the body.", "excerpt", "Given.");

            Posts.put(id, "excerpt", null)
                    .then()
                    .body("excerpt", equalTo("From the body."))
                    .body("excerptIsDerived", equalTo(true));
        }
    }

    @Nested
    class TheWholeRecordAsRead {

        @Test
        void changesNothingButVersionAndTime() {
            String id = full();
            Map<String, Object> before = record(id);

            Api.as(Role.EDITOR).body(before).put(Posts.ADMIN + "/" + id).then().statusCode(200);

            Map<String, Object> after = record(id);
            assertThat(after.get("version")).isEqualTo(2);
            assertThat(withoutSaveMarks(after)).isEqualTo(withoutSaveMarks(before));
        }

        @Test
        void changesNothingOfALivePostEither() {
            String id = full();
            Posts.publish(id);
            Map<String, Object> before = record(id);
            String live = Posts.live(id).asString();

            Api.as(Role.EDITOR).body(before).put(Posts.ADMIN + "/" + id).then().statusCode(200);

            assertThat(withoutSaveMarks(record(id))).isEqualTo(withoutSaveMarks(before));
            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + id + "/publish")
                    .then()
                    .body("notices[0].code", equalTo("nothing-new"));
            assertThat(Posts.live(id).asString()).isEqualTo(live);
        }

        @Test
        void withAnotherBodyDerivesTheExcerptAnew() {
            String id = full();
            Map<String, Object> record = record(id);
            record.put("body", "Another start.");

            Api.as(Role.EDITOR)
                    .body(record)
                    .put(Posts.ADMIN + "/" + id)
                    .then()
                    .body("excerpt", equalTo("Another start."))
                    .body("excerptIsDerived", equalTo(true));
        }

        @Test
        void canBeARowOfAList() {
            String id = full();
            Map<String, Object> before = record(id);
            Map<String, Object> row =
                    Api.as(Role.EDITOR).get(Posts.ADMIN).then().extract().path("[0]");
            assertThat(row).doesNotContainKey("body");

            Api.as(Role.EDITOR).body(row).put(Posts.ADMIN + "/" + id).then().statusCode(200);

            assertThat(withoutSaveMarks(record(id))).isEqualTo(withoutSaveMarks(before));
        }

        @Test
        void mayChangeAnImageByItsUrl() {
            String id = full();
            Map<String, Object> record = record(id);
            record.put("seo", Map.of("image", Map.of("url", "/changed.png")));

            Api.as(Role.EDITOR)
                    .body(record)
                    .patch(Posts.ADMIN + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("seo.image.url", equalTo("/changed.png"));
        }
    }

    @Test
    void aNoteNamesItsRevision() {
        String id = full();

        Api.as(Role.EDITOR)
                .body(Map.of("title", "x"))
                .queryParam("note", "Second thoughts")
                .put(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200);

        assertThat(Database.texts("select note from post_revision order by number"))
                .containsExactly(null, "Second thoughts");
    }

    @Test
    void anUnknownPostIs404() {
        Posts.put("00000000-0000-7000-8000-000000000000", "title", "x").then().statusCode(404);
        Posts.put("no-uuid", "title", "x").then().statusCode(404);
    }
}
