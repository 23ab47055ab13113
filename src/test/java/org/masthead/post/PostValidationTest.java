package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PostValidationTest {

    private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";

    @Nested
    class UnknownMembers {

        @Test
        void areRefusedWithTheNearestName() {
            Posts.create("titel", "x")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("titel"))
                    .body("violations[0].code", equalTo("unknown-member"))
                    .body("violations[0].message", equalTo("unknown member `titel`; did you mean `title`?"))
                    .body("errors.titel", containsString("title"));
        }

        @Test
        void areRefusedInsideOthersToo() {
            Posts.create(
                            "seo",
                            Map.of("titel", "x"),
                            "images",
                            List.of(Map.of("src", "/a.png"), Map.of("src", "/b.png", "atl", "x")))
                    .then()
                    .statusCode(400)
                    .body("violations.field", containsInAnyOrder("seo.titel", "images[1].atl"));
        }

        @Test
        void areRefusedInAPatchEvenAsNull() {
            String id = Posts.draft();

            Posts.patch(id, "titel", null).then().statusCode(400).body("violations[0].field", equalTo("titel"));
        }

        @Test
        void thatOnlyTheServerSetsAreIgnored() {
            String id = Posts.create(
                            "id",
                            UNKNOWN_ID,
                            "createdAt",
                            "x",
                            "version",
                            9,
                            "wordCount",
                            "many",
                            "createdBy",
                            1,
                            "html",
                            2)
                    .then()
                    .statusCode(201)
                    .body("version", equalTo(1))
                    .body("wordCount", equalTo(0))
                    .extract()
                    .path("id");
            assertThat(id).isNotEqualTo(UNKNOWN_ID);
        }
    }

    @Nested
    class WrongTypes {

        @ParameterizedTest
        @CsvSource({
            "title, 5, a string",
            "title, true, a string",
            "slug, [], a string",
            "body, {}, a string",
            "featured, \"true\", true or false",
            "toc, 1, true or false",
            "images, {}, an array",
            "images, \"x\", an array",
            "tags, \"x\", an array",
            "seo, [], an object",
            "metadata, \"x\", an object",
            "date, 1533958656, a string",
            "status, 1, a string",
            "translationOf, 1, a string"
        })
        void areNotCoerced(String member, String value, String expected) {
            Api.as(Role.EDITOR)
                    .body("{\"" + member + "\": " + value + "}")
                    .post(Posts.ADMIN)
                    .then()
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of(member)))
                    .body("violations[0].code", equalTo("type"))
                    .body("violations[0].message", containsString("must be " + expected + ", not "));
        }

        @Test
        void areFoundInElements() {
            Posts.create(
                            "images",
                            Arrays.asList(5, Map.of("src", "bad"), null),
                            "tags",
                            List.of("a", 7),
                            "tagIds",
                            List.of("no-uuid"))
                    .then()
                    .statusCode(400)
                    .body(
                            "violations.field",
                            containsInAnyOrder("images[0]", "images[1].src", "images[2]", "tags[1]", "tagIds[0]"));
        }
    }

    @Nested
    class SeveralAtOnce {

        @Test
        void areAllToldOfBothKindsAsA400() {
            Posts.create(
                            "titel",
                            "x",
                            "subtitle",
                            5,
                            "title",
                            "x".repeat(301),
                            "date",
                            "never",
                            "locale",
                            "zh_CN",
                            "slug",
                            "A B",
                            "aliases",
                            List.of("ok", "not ok"),
                            "status",
                            "live",
                            "translationOf",
                            UNKNOWN_ID)
                    .then()
                    .statusCode(400)
                    .body("type", containsString("malformed-request"))
                    .body(
                            "violations.field",
                            containsInAnyOrder(
                                    "titel",
                                    "subtitle",
                                    "title",
                                    "date",
                                    "locale",
                                    "slug",
                                    "aliases[1]",
                                    "status",
                                    "translationOf"));
        }

        @Test
        void areA422WhereTheTypesAreRight() {
            Posts.create(
                            "title",
                            "x".repeat(301),
                            "body",
                            "x".repeat(2 * 1024 * 1024 + 1),
                            "date",
                            "never",
                            "images",
                            List.of(Map.of("alt", "x"), Map.of("src", "bad")),
                            "seo",
                            Map.of("canonicalUrl", "nowhere", "title", "x".repeat(301)))
                    .then()
                    .statusCode(422)
                    .body(
                            "violations.field",
                            hasItems(
                                    "title",
                                    "body",
                                    "date",
                                    "images[0]",
                                    "images[1].src",
                                    "seo.canonicalUrl",
                                    "seo.title"));
        }

        @Test
        void leaveNothingBehind() {
            long before = Database.number("select value from log_position");

            Posts.create("title", "Refused", "date", "never", "tags", List.of("Made on the way"))
                    .then()
                    .statusCode(422);

            assertThat(Database.number("select count(*) from post")).isZero();
            assertThat(Database.number("select count(*) from tag")).isZero();
            assertThat(Database.number("select value from log_position")).isEqualTo(before);
        }
    }

    @Nested
    class Status {

        @ParameterizedTest
        @CsvSource({"live, 422", "PUBLISHED, 422", "scheduled, 422"})
        void isOneOfItsWords(String status, int answer) {
            Posts.create("status", status).then().statusCode(answer).body("violations[0].field", equalTo("status"));
        }
    }
}
