package org.masthead.post;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
class CreatePostTest {

    @Nested
    class AnEmptyBody {

        @Test
        void makesAnUntitledDraftWithAllDefaults() {
            Posts.create()
                    .then()
                    .statusCode(201)
                    .body("id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"))
                    .body("version", equalTo(1))
                    .body("slug", equalTo("untitled"))
                    .body("locale", equalTo("en"))
                    .body("title", equalTo(""))
                    .body("subtitle", nullValue())
                    .body("$", hasKey("subtitle"))
                    .body("excerpt", equalTo(""))
                    .body("excerptIsDerived", equalTo(true))
                    .body("body", equalTo(""))
                    .body("html", equalTo(""))
                    .body("date", nullValue())
                    .body("publishedAt", nullValue())
                    .body("status", equalTo("draft"))
                    .body("hasUnpublishedChanges", equalTo(false))
                    .body("publishAt", nullValue())
                    .body("unpublishAt", nullValue())
                    .body("submittedAt", nullValue())
                    .body("deletedAt", nullValue())
                    .body("images", empty())
                    .body("tags", empty())
                    .body("categories", empty())
                    .body("authors", empty())
                    .body("tagIds", empty())
                    .body("categoryIds", empty())
                    .body("authorIds", empty())
                    .body("translations", empty())
                    .body("translationOf", nullValue())
                    .body("aliases", empty())
                    .body("toc", equalTo(true))
                    .body("featured", equalTo(false))
                    .body("seo.noindex", equalTo(false))
                    .body("seo.title", nullValue())
                    .body("metadata", equalTo(Map.of()))
                    .body("readingMinutes", notNullValue())
                    .body("wordCount", equalTo(0))
                    .body("createdAt", endsWith("Z"))
                    .body("updatedAt", endsWith("Z"))
                    .body("createdBy.name", equalTo("test-editor"))
                    .body("updatedBy.name", equalTo("test-editor"));
        }

        @Test
        void isAnsweredWithAnAbsoluteLocationAndAVersionedTag() {
            var response = Posts.create("title", "Somewhere");

            String id = response.then()
                    .statusCode(201)
                    .header("Location", startsWith("http://"))
                    .header("ETag", startsWith("\"1-"))
                    .header("Cache-Control", containsString("no-store"))
                    .extract()
                    .path("id");
            response.then().header("Location", endsWith(Posts.ADMIN + "/" + id));
        }
    }

    @Nested
    class Limits {

        @ParameterizedTest
        @CsvSource({"title, 300", "subtitle, 500", "excerpt, 2000"})
        void aTextAtItsLimitIsTakenAndOnePastItIsNot(String member, int limit) {
            Posts.create(member, "字".repeat(limit)).then().statusCode(201).body(member, equalTo("字".repeat(limit)));
            Posts.create(member, "字".repeat(limit + 1))
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of(member)))
                    .body("violations[0].code", equalTo("length"))
                    .body("errors." + member, containsString(member));
        }

        @Test
        void charactersAreCodePointsSoThatEmojiCountOnce() {
            Posts.create("title", "🚀".repeat(300)).then().statusCode(201).body("title", equalTo("🚀".repeat(300)));
            Posts.create("title", "🚀".repeat(301)).then().statusCode(422);
        }

        @Test
        void aBodyHasTwoMegabytesOfUtf8() {
            String twoMegabytes = "Ä ".repeat(2 * 1024 * 1024 / 3);

            Posts.create("body", twoMegabytes).then().statusCode(201);
            Posts.create("body", twoMegabytes + "Ä Ä")
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("body")));
        }

        @Test
        void aBodyOfTwoMegabytesMayBeEscapedThroughout() {
            String escaped = "{\"body\": \"" + "\\u0061".repeat(2 * 1024 * 1024) + "\"}";

            Api.as(Role.EDITOR)
                    .body(escaped)
                    .post(Posts.ADMIN + "?note=x")
                    .then()
                    .statusCode(201);
        }

        @Test
        void metadataHasSixtyFourKilobytesOfJson() {
            int frame = "{\"k\":\"\"}".length();

            Posts.create("metadata", Map.of("k", "x".repeat(64 * 1024 - frame)))
                    .then()
                    .statusCode(201);
            Posts.create("metadata", Map.of("k", "x".repeat(64 * 1024 - frame + 1)))
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("metadata")));
        }

        @Test
        void aPostHasFiftyImages() {
            Map<String, String> image = Map.of("src", "https://example.org/a.png");

            Posts.create("images", Collections.nCopies(50, image))
                    .then()
                    .statusCode(201)
                    .body("images", hasSize(50));
            Posts.create("images", Collections.nCopies(51, image))
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("images")));
        }
    }

    @Nested
    class Metadata {

        @Test
        void keepsOrderNumbersAndNullsAsSent() {
            String body =
                    "{\"metadata\":{\"z\":1.10,\"a\":{\"y\":100000000000000000000000001,\"b\":null},\"l\":[1.0,1]}}";

            String id = Api.as(Role.EDITOR)
                    .body(body)
                    .post(Posts.ADMIN)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            Posts.publish(id);

            String kept = body.substring(1, body.length() - 1);
            Posts.read(id).then().body(containsString(kept));
            Posts.live(id).then().body(containsString(kept));
        }

        @Test
        void isAnObjectAndNothingElse() {
            Posts.create("metadata", List.of(1))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("metadata"))
                    .body("detail", containsString("an object, not an array"));
        }
    }

    @Nested
    class Dates {

        @ParameterizedTest
        @CsvSource({
            "2018-08-11T11:37:36+08:00, 2018-08-11T11:37:36+08:00",
            "2018-08-11T11:37:36.123456-03:30, 2018-08-11T11:37:36.123456-03:30",
            "2018-08-11T11:37:36+00:00, 2018-08-11T11:37:36Z",
            "2018-08-11t11:37:36z, 2018-08-11T11:37:36Z",
            "2018-08-11T11:37:36, 2018-08-11T11:37:36Z",
            "2018-08-11T11:37, 2018-08-11T11:37:00Z",
            "2018-08-11, 2018-08-11T00:00:00Z",
            "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
        })
        void keepTheOffsetTheirAuthorWrote(String sent, String read) {
            String id = Posts.published("date", sent);

            Posts.read(id).then().body("date", equalTo(read));
            Posts.live(id).then().body("date", equalTo(read));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yesterday",
                    "2018-02-30",
                    "2018-08-11T25:00:00Z",
                    "2018-08-11T11:37:36+19:00",
                    "2018-08-11 11:37:36",
                    "10000-01-01T00:00:00Z",
                    "0000-12-31T00:00:00Z",
                    "0001-01-01T00:00:00+01:00",
                    "11/08/2018"
                })
        void thatAreNoneAreRefused(String sent) {
            Posts.create("date", sent)
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("date")))
                    .body("violations[0].code", equalTo("format"));
        }
    }

    @Nested
    class Locales {

        @ParameterizedTest
        @CsvSource({"de, de", "EN-us, en-US", "zh-hans-cn, zh-Hans-CN", "'', en"})
        void areKeptInCanonicalForm(String sent, String read) {
            Posts.create("locale", sent).then().statusCode(201).body("locale", equalTo(read));
        }

        @ParameterizedTest
        @ValueSource(strings = {"zh_CN", "english language", "und", "-", "a"})
        void thatAreNoneAreRefused(String sent) {
            Posts.create("locale", sent).then().statusCode(422).body("violations.field", equalTo(List.of("locale")));
        }
    }

    @Nested
    class Images {

        @Test
        void areReadAsImagesWithoutSizesWhereTheyAreRemote() {
            Posts.create(
                            "images",
                            List.of(Map.of("src", "https://example.org/a.png", "alt", "A", "caption", "Of A")),
                            "seo",
                            Map.of("image", Map.of("src", "/covers/b.png")))
                    .then()
                    .statusCode(201)
                    .body("images[0].url", equalTo("https://example.org/a.png"))
                    .body("images[0].alt", equalTo("A"))
                    .body("images[0].caption", equalTo("Of A"))
                    .body("images[0].assetId", nullValue())
                    .body("images[0].width", nullValue())
                    .body("images[0].srcset", nullValue())
                    .body("images[0]", not(hasKey("src")))
                    .body("seo.image.url", equalTo("/covers/b.png"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "//evil.example/a.png",
                    "ftp://example.org/a.png",
                    ""
                })
        void takeNoOtherAddressThanHttpOrAPath(String src) {
            Posts.create("images", List.of(Map.of("src", "/a.png"), Map.of("src", src)))
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("images[1].src")));
        }

        @Test
        void areRefusedWhereTheyNameNothing() {
            Posts.create("images", List.of(Map.of("alt", "nothing")))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("images[0]"));
        }

        @Test
        void areRefusedWhereTheirAssetIsUnknown() {
            Posts.create("images", List.of(Map.of("assetId", "00000000-0000-7000-8000-000000000000")))
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("images[0].assetId"))
                    .body("violations[0].code", equalTo("unknown-id"));
        }
    }

    @Nested
    class Excerpts {

        @Test
        void comeFromTheBodyUpToTheMarker() {
            Posts.create("body", "The *start*.\n\n<!--more-->\n\nThe rest.")
                    .then()
                    .statusCode(201)
                    .body("excerpt", equalTo("The start."))
                    .body("excerptIsDerived", equalTo(true));
        }

        @Test
        void areKeptWhereGiven() {
            Posts.create("body", "The start.", "excerpt", "Mine.")
                    .then()
                    .statusCode(201)
                    .body("excerpt", equalTo("Mine."))
                    .body("excerptIsDerived", equalTo(false));
        }

        @Test
        void andWordsAreCountedRightForHanText() {
            Posts.create("body", "云原生应用".repeat(200))
                    .then()
                    .statusCode(201)
                    .body("wordCount", equalTo(1000))
                    .body("readingMinutes", greaterThan(1));
        }
    }
}
