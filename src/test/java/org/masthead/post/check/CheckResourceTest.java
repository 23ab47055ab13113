package org.masthead.post.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class CheckResourceTest {

    private static ValidatableResponse check(String id) {
        return Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/check")
                .then()
                .statusCode(200);
    }

    /** The findings of a post with an excerpt, each as {@code code field line:column}. */
    private static List<String> findings(String body, Object... members) {
        Map<String, Object> all = Posts.members("title", "Checked", "excerpt", "Short", "body", body);
        all.putAll(Posts.members(members));
        String id = Api.as(Role.EDITOR)
                .body(all)
                .post(Posts.ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return codes(id);
    }

    private static List<String> codes(String id) {
        JsonPath answer = check(id).extract().jsonPath();
        List<Map<String, Object>> all = answer.getList("findings");
        return all.stream()
                .map(one -> one.get("code") + " " + one.get("field")
                        + (one.get("line") == null ? "" : " " + one.get("line") + ":" + one.get("column")))
                .toList();
    }

    @Test
    void aPostThatNobodyWillRegretIsPublishable() {
        String id = Posts.draft("title", "Fine", "excerpt", "Short", "body", "# A\n\n## B\n\n![A lake](/lake.jpg)");

        check(id).body("publishable", equalTo(true)).body("findings", empty());
    }

    @Test
    void everyFindingSaysWhatIsWrongWhereAndHowBadItIs() {
        String id = Posts.draft("title", "西湖", "body", "去年我到过杭州。\n\n西湖 ![](/west-lake.jpg)");

        check(id)
                .body("publishable", equalTo(false))
                .body("findings.code", contains("excerpt-missing", "image-alt-missing"))
                .body("findings.severity", contains("info", "error"))
                .body("findings[0].line", nullValue())
                .body("findings[0].column", nullValue())
                .body("findings[1].field", equalTo("body"))
                .body("findings[1].line", equalTo(3))
                .body("findings[1].column", equalTo(4))
                .body("findings[1].message", containsString("`/west-lake.jpg`"));
    }

    @Test
    void anArticleAsBloggersWriteThemIsCheckedWhereItStands() {
        Posts.published("title", "服务网格", "slug", "服务网格");

        List<String> found = findings("""
                去年，我写过[《服务网格》](/posts/服务网格/)，也写过[另一篇](/posts/没有这一篇/)。

                <!--more-->

                ## 起源[^1]

                | 项目 | 图 |
                |:----|---:|
                | Envoy | ![](https://example.org/envoy.png) |

                #### 架构

                > 引用一段话：
                > <img src="https://example.org/引用.png" width="50%">

                ```markdown
                ![](not-a-picture.png) [not a link](/posts/none)
                ```

                {{< figure src="/img/西湖.jpg" alt="" >}}

                参见[起源](#起源1)、[架构](#架构)和<https://example.org/posts/none>。

                [^1]: 见[上文](#没有)。
                """);

        assertThat(found)
                .containsExactly(
                        "link-dead body 1:33",
                        "image-alt-missing body 9:11",
                        "heading-jump body 11:1",
                        "image-alt-missing body 14:3",
                        "link-dead body 22:3",
                        "link-dead body 24:8");
    }

    @Nested
    class Pictures {

        @Test
        void needWordsWhereverTheyStand() {
            List<String> found = findings("![](a)\n\n![ ](b) ![c](c)\n\n<img src='d'>\n<img src='e' alt=''>");

            assertThat(found)
                    .containsExactly(
                            "image-alt-missing body 1:1",
                            "image-alt-missing body 3:1",
                            "image-alt-missing body 5:1",
                            "image-alt-missing body 6:1");
        }

        @Test
        void needWordsAsCovers() {
            List<Object> covers =
                    List.of(Map.of("src", "/a.jpg", "alt", "A"), Map.of("src", "/b.jpg", "caption", "Not its words"));

            List<String> found = findings("x", "images", covers, "seo", Map.of("image", Map.of("src", "/c.jpg")));

            assertThat(found).containsExactly("image-alt-missing images[1].alt");
        }

        @Test
        void ofMoreThanAHundredKilobytesAreNotPutIntoTheBody() {
            String small = "![s](data:image/png;base64," + "A".repeat(1024) + ")";
            String large = "![l](data:image/png;base64," + "A".repeat(140_000) + ")";

            List<String> found = findings(small + "\n\n" + large);

            assertThat(found).containsExactly("image-oversized body 3:1");
        }
    }

    @Nested
    class Headings {

        @Test
        void goDownOneLevelAtATimeBelowTheTitle() {
            List<String> found = findings("## A\n\n#### B\n\n## C\n\n### D\n\n<h6>E</h6>");

            assertThat(found).containsExactly("heading-jump body 3:1", "heading-jump body 9:1");
        }

        @Test
        void beginBelowTheTitle() {
            assertThat(findings("### A")).containsExactly("heading-jump body 1:1");
        }
    }

    @Nested
    class Links {

        @Test
        void toWhatReadersCannotReadAreDead() {
            Posts.published("title", "Live", "slug", "live");
            Posts.draft("title", "Draft", "slug", "draft");

            List<String> found =
                    findings("[a](/posts/live) [b](/posts/live/?x=1#y)\n\nThe [c](/posts/draft), the [d](/posts/none)");

            assertThat(found).containsExactly("link-dead body 3:5", "link-dead body 3:28");
        }

        @Test
        void toAFormerSlugOrAnAliasOfALivePostAreNot() {
            String moved = Posts.published("title", "Moved", "slug", "before", "aliases", List.of("nick"));
            Posts.edit(moved, "slug", "after");
            Posts.publish(moved);
            String gone = Posts.published("title", "Gone", "slug", "gone");
            Posts.unpublish(gone);

            List<String> found = findings("[a](/posts/before) [b](/posts/after) [c](/posts/nick) [d](/posts/gone)");

            assertThat(found).containsExactly("link-dead body 1:55");
        }

        @Test
        void toAPostOfAnyLocaleAreAlive() {
            Posts.published("title", "河", "slug", "江河", "locale", "zh-CN");

            assertThat(findings("[a](/posts/江河) [b](/posts/%E6%B1%9F%E6%B2%B3) <a href=\"/posts/江河/\">c</a>"))
                    .isEmpty();
        }

        @Test
        void toThePostItselfAreAliveOnceItIs() {
            assertThat(findings("[a](/posts/self)", "slug", "self")).isEmpty();
        }

        @Test
        void toTagsCategoriesAndAuthorsNeedTheRecordAlone() {
            Posts.draft(
                    "title", "x", "tags", List.of("Go"), "categories", List.of("Essays"), "authors", List.of("Ada"));

            List<String> found = findings("""
                    [a](/tags/go) [b](/categories/essays) [c](/authors/ada)

                    [a](/tags/no)
                    [b](/categories/no)
                    [c](/authors/no)
                    """);

            assertThat(found).containsExactly("link-dead body 3:1", "link-dead body 4:1", "link-dead body 5:1");
        }

        @Test
        void belowTheAddressOfTheSiteAreLookedAt() {
            String site = Api.as(Role.EDITOR)
                    .body(Map.of("title", "Here"))
                    .post(Posts.ADMIN)
                    .then()
                    .extract()
                    .header("Location")
                    .replaceFirst("/api/.*", "");

            List<String> found =
                    findings("<" + site + "/posts/none> and\n" + site.toUpperCase(Locale.ROOT) + "/posts/none");

            assertThat(found).containsExactly("link-dead body 1:1", "link-dead body 2:1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://example.org/posts/none",
                    "//example.org/posts/none",
                    "mailto:ada@example.org",
                    "/about",
                    "/posts/",
                    "/posts/a/b",
                    "/posts/archive",
                    "/posts/01a20510-65a8-74ea-b9c8-0bb0a079ea34",
                    "posts/none",
                    "#",
                    "#top",
                    "#:~:text=word"
                })
        void elsewhereAreNotJudged(String destination) {
            assertThat(findings("[a](" + destination + ")")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/posts/a%00b", "/posts/%ZZ", "/posts/No%20Slug", "/posts/%ED%A0%80"})
        void toWhatIsNoSlugAreDead(String destination) {
            assertThat(findings("[a](" + destination + ")")).containsExactly("link-dead body 1:1");
        }

        @Test
        void toAnAnchorNeedOneInTheBody() {
            List<String> found = findings("""
                    # 关于 我们

                    [a](#关于-我们) [b](#%E5%85%B3%E4%BA%8E-%E6%88%91%E4%BB%AC) [c](#fn-n) [d](#none)

                    Note[^n] <a id="own">x</a> [e](#own)

                    [^n]: Said here.
                    """);

            assertThat(found).containsExactly("link-dead body 3:68", "link-dead body 5:28");
        }

        @Test
        void areLookedUpTogether() {
            String body = IntStream.range(0, 70_000)
                    .mapToObj(i -> "[a](/posts/p" + i + ")")
                    .collect(Collectors.joining("\n"));
            String id = Posts.draft("title", "Many", "excerpt", "x", "body", body);
            Statements.forget();

            check(id).body("findings", hasSize(200));

            assertThat(Statements.all().stream().filter(sql -> sql.contains("live_post l")))
                    .hasSize(2);
        }
    }

    @Nested
    class Titles {

        @Test
        void areMeasuredInLatinLetters() {
            assertThat(findings("x", "title", "a".repeat(60))).isEmpty();
            assertThat(findings("x", "title", "a".repeat(61))).containsExactly("title-long title");
        }

        @Test
        void ofHanCharactersHaveRoomForHalf() {
            assertThat(findings("x", "title", "云".repeat(30))).isEmpty();
            assertThat(findings("x", "title", "云".repeat(30) + "a")).containsExactly("title-long title");
        }

        @Test
        void forSearchEnginesCountInTheirPlace() {
            String tooLong = "a".repeat(61);

            assertThat(findings("x", "title", tooLong, "seo", Map.of("title", "Short")))
                    .isEmpty();
            assertThat(findings("x", "title", "Short", "seo", Map.of("title", tooLong)))
                    .containsExactly("title-long seo.title");
            assertThat(findings("x", "title", "")).isEmpty();
        }
    }

    @Nested
    class Excerpts {

        @Test
        void areMissedWhereNobodyWroteOneNorADescription() {
            assertThat(findings("x", "excerpt", null)).containsExactly("excerpt-missing excerpt");
            assertThat(findings("x", "excerpt", null, "seo", Map.of("description", "Said")))
                    .isEmpty();
        }
    }

    @Nested
    class Bounds {

        @Test
        void errorsAreKeptWhereThereAreTooManyFindings() {
            String body = "# A\n\n### B\n\n".repeat(150) + "![](x)\n".repeat(150);

            List<String> found = findings(body);

            assertThat(found).hasSize(200);
            assertThat(found.subList(0, 50)).allMatch(one -> one.startsWith("heading-jump"));
            assertThat(found.subList(50, 200)).allMatch(one -> one.startsWith("image-alt-missing"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "![]("})
        void theLongestBodyIsChecked(String part) {
            assertThat(findings(part.repeat(2 * 1024 * 1024 / part.length()))).isEmpty();
        }
    }

    @Nested
    class Callers {

        @Test
        void anAuthorChecksHisOwnAlone() {
            String own = Api.as(Role.AUTHOR)
                    .body(Map.of("title", "Own"))
                    .post(Posts.ADMIN)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            String others = Posts.draft("title", "Another's");

            Api.as(Role.AUTHOR).post(Posts.ADMIN + "/" + own + "/check").then().statusCode(200);
            Api.as(Role.AUTHOR)
                    .post(Posts.ADMIN + "/" + others + "/check")
                    .then()
                    .statusCode(404);
        }

        @Test
        void othersCheckNothing() {
            String check = Posts.ADMIN + "/" + Posts.draft("title", "x") + "/check";

            Api.anonymous().post(check).then().statusCode(401);
            Api.as(Role.READER).post(check).then().statusCode(403);
            Api.as(Role.EDITOR)
                    .post(Posts.ADMIN + "/" + UUID.randomUUID() + "/check")
                    .then()
                    .statusCode(404);
        }

        @Test
        void aCheckChangesNothing() {
            String id = Posts.draft("title", "x");
            int version = Posts.read(id).path("version");

            check(id);

            Posts.read(id).then().body("version", equalTo(version));
        }
    }
}
