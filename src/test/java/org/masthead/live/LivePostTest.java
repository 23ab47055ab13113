package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class LivePostTest {

    /** A client that asks for no packing. */
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    private static Response get(String slug, String query) {
        return Api.anonymous()
                .urlEncodingEnabled(false)
                .get(Posts.LIVE + "/" + slug + (query.isEmpty() ? "" : "?" + query));
    }

    private static String html(String body) {
        return Posts.live(Posts.published("body", body))
                .then()
                .statusCode(200)
                .extract()
                .path("html");
    }

    @Nested
    class Members {

        @Test
        void areThoseOfTheContractAndNoOthers() {
            Posts.published("slug", "one");

            Map<String, Object> post = Posts.live("one").path("$");
            assertThat(post.keySet())
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
                            "wordCount",
                            "html");
        }

        @Test
        void includeTheFormatsAskedFor() {
            Posts.published("slug", "one", "body", "# Head");

            get("one", "formats=markdown,text,toc")
                    .then()
                    .body("$", not(hasKey("html")))
                    .body("markdown", equalTo("# Head"))
                    .body("text", containsString("Head"))
                    .body("tableOfContents[0].level", equalTo(1))
                    .body("tableOfContents[0].id", equalTo("head"))
                    .body("tableOfContents[0].text", equalTo("Head"))
                    .body("tableOfContents[0].children", equalTo(List.of()));
            get("one", "formats=pdf").then().statusCode(400).body("violations[0].field", equalTo("formats"));
            get("one", "fromats=html").then().statusCode(400).body("detail", containsString("did you mean `formats`?"));
        }
    }

    @Nested
    class Addresses {

        @Test
        void areSlugsAndIds() {
            String id = Posts.published("slug", "one");

            Posts.live("one").then().statusCode(200).body("id", equalTo(id));
            Posts.live(id).then().statusCode(200).body("slug", equalTo("one"));
            Posts.live(id.toUpperCase(java.util.Locale.ROOT)).then().statusCode(200);
        }

        @Test
        void thatAreAsLongAsAnIdAreSlugsStill() {
            String slug = "2024-2025-2026-20272028-202920302031";
            Posts.published("slug", slug);

            Posts.live(slug).then().statusCode(200).body("slug", equalTo(slug));
        }

        @Test
        void chooseTheLocale() {
            String german = Posts.published("slug", "same", "locale", "de");
            String french = Posts.published("slug", "same", "locale", "fr");

            get("same", "locale=de").then().body("id", equalTo(german));
            get("same", "locale=fr").then().body("id", equalTo(french));
            get("same", "locale=FR").then().body("id", equalTo(french));
            get("same", "").then().body("id", equalTo(german));
            get("same", "locale=it").then().statusCode(404);
            get("same", "locale=de_DE")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("`locale` must be a BCP 47 tag"));

            String english = Posts.published("slug", "same", "locale", "en");
            get("same", "").then().body("id", equalTo(english));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nothing",
                    "00000000-0000-7000-8000-000000000000",
                    "%00",
                    "%ff",
                    "%20",
                    "a%2Fb",
                    "..%2f",
                    "%F0%9F%9A%80"
                })
        void thatLeadNowhereAre404(String slug) {
            get(slug, "")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Not found"))
                    .body("instance", matchesPattern("/api/v1/posts/[!-~]+"));
        }
    }

    @Nested
    class Html {

        @Test
        void hasTables() {
            assertThat(html("| a | b |\n|---|--:|\n| 1 | 2 |"))
                    .contains("<table>")
                    .contains("<th>a</th>")
                    .contains("<td>1</td>");
        }

        @Test
        void hasTaskListsStrikethroughAndFootnotes() {
            assertThat(html("- [x] done\n- [ ] open\n\n~~gone~~[^1]\n\n[^1]: A note."))
                    .contains("type=\"checkbox\"")
                    .contains("checked")
                    .contains("<del>gone</del>")
                    .contains("A note.")
                    .contains("footnote");
        }

        @Test
        void hasAnchorsOnHeadingsThatTheContentsPointTo() {
            String id = Posts.published("body", "# One\n\n## Two\n\n## Two\n\n# 三");

            Response post = get(id, "formats=html,toc");
            String html = post.path("html");
            List<String> ids = List.of(
                    post.path("tableOfContents[0].id"),
                    post.path("tableOfContents[0].children[0].id"),
                    post.path("tableOfContents[0].children[1].id"),
                    post.path("tableOfContents[1].id"));
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .allSatisfy(anchor -> assertThat(html).contains("id=\"" + anchor + "\""));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "[x](javascript:alert(1))",
                    "[x](JaVaScRiPt&#58;alert(1))",
                    "![x](data:text/html;base64,PHNjcmlwdD4=)",
                    "<a href=\"vbscript:x\">x</a>",
                    "<svg/onload=alert(1)>",
                    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                    "<math><mtext></mtext><script>alert(1)</script></math>",
                    "<style>@import 'x'</style>",
                    "<form action=x><input autofocus onfocus=alert(1)></form>",
                    "<details open ontoggle=alert(1)>",
                    "<p style=\"background:url(javascript:alert(1))\">x</p>",
                    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                    "<base href=//evil.example/>",
                    "<meta http-equiv=refresh content=0>",
                    "<object data=x></object><embed src=x>"
                })
        void runsNoScript(String body) {
            assertThat(html(body).toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(
                            "<script", "<svg", "<iframe", "<style", "<form", "<base", "<meta", "<object", "<embed")
                    .doesNotContain("javascript:", "vbscript:", "data:text")
                    .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
                    .doesNotContainPattern("<[^>]*style=");
        }

        @Test
        void ofATitleIsTextAndLeftToTheFrontEnd() {
            String id = Posts.published("title", "<script>alert(1)</script>");

            Posts.live(id).then().contentType("application/json").body("title", equalTo("<script>alert(1)</script>"));
        }
    }

    @Nested
    class Excerpts {

        @Test
        void areTheTextUpToTheMarker() {
            String id = Posts.published("body", "A **start**\n\n<!--more-->\n\nand more");

            Posts.live(id).then().body("excerpt", equalTo("A start"));
        }

        @Test
        void areReadingTimesRightForHanText() {
            String id = Posts.published("body", "汉".repeat(1_200));

            Posts.live(id).then().body("wordCount", equalTo(1_200)).body("readingMinutes", equalTo(3));
        }
    }

    @Nested
    class ConditionalReads {

        @Test
        void areAnsweredByATagOfTheBytes() {
            Posts.published("slug", "one");
            String tag = Posts.live("one").header("ETag");
            assertThat(tag).matches("\"[A-Za-z0-9_-]+\"");

            for (String header : List.of(tag, "\"x\", " + tag, "W/" + tag, "*")) {
                Api.anonymous()
                        .header("If-None-Match", header)
                        .get(Posts.LIVE + "/one")
                        .then()
                        .statusCode(304)
                        .header("ETag", equalTo(tag))
                        .header("Vary", containsString("Accept-Encoding"))
                        .body(equalTo(""));
            }
            Api.anonymous()
                    .header("If-None-Match", "\"x\"")
                    .get(Posts.LIVE + "/one")
                    .then()
                    .statusCode(200);
        }

        @Test
        void doNotShowThatADraftWasSaved() {
            String id = Posts.published("slug", "one", "title", "Live");
            String tag = Posts.live("one").header("ETag");

            Posts.edit(id, "title", "Draft");
            assertThat(Posts.live("one").header("ETag")).isEqualTo(tag);

            Posts.publish(id);
            assertThat(Posts.live("one").header("ETag")).isNotEqualTo(tag);
        }

        @Test
        void tellPackedBytesFromPlainOnes() {
            Posts.published("slug", "one", "body", "Long enough to be packed. ".repeat(100));

            String plain = Api.anonymous()
                    .config(PLAIN)
                    .get(Posts.LIVE + "/one")
                    .then()
                    .header("Content-Encoding", nullValue())
                    .extract()
                    .header("ETag");
            String packed = Api.anonymous()
                    .header("Accept-Encoding", "gzip")
                    .get(Posts.LIVE + "/one")
                    .then()
                    .statusCode(200)
                    .header("Content-Encoding", equalTo("gzip"))
                    .body("slug", equalTo("one"))
                    .extract()
                    .header("ETag");

            assertThat(packed).isNotEqualTo(plain);
            Api.anonymous()
                    .config(PLAIN)
                    .header("Accept-Encoding", "gzip;q=0")
                    .header("If-None-Match", packed)
                    .get(Posts.LIVE + "/one")
                    .then()
                    .statusCode(200);
        }

        @Test
        void serveListsToo() {
            Posts.published("slug", "one");
            String tag = Api.anonymous().get(Posts.LIVE).header("ETag");

            Api.anonymous().header("If-None-Match", tag).get(Posts.LIVE).then().statusCode(304);
            Posts.published("slug", "two");
            Api.anonymous().header("If-None-Match", tag).get(Posts.LIVE).then().statusCode(200);
        }

        @Test
        void answerHeadWithoutABody() {
            Posts.published("slug", "one");
            String tag = Posts.live("one").header("ETag");

            Api.anonymous()
                    .head(Posts.LIVE + "/one")
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo(tag))
                    .body(equalTo(""));
        }
    }
}
