package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.masthead.live.cache.Ready.asksTheDatabase;
import static org.masthead.live.cache.Ready.await;
import static org.masthead.live.cache.Ready.kept;
import static org.masthead.live.cache.Ready.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** An answer that is kept is the one that would have been made. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ReadyAnswerTest {

    private static final String BODY = "Words that make an answer long enough to be packed. ".repeat(40);

    private String id;

    @BeforeEach
    void publishThreePosts() {
        Posts.published("slug", "first", "tags", List.of("a", "b"));
        Posts.published("slug", "second", "tags", List.of("a"));
        id = Posts.published("slug", "third", "body", BODY, "categories", List.of("c"), "authors", List.of("x"));
    }

    /** One who does not take gzip. */
    private static RequestSpecification plainReader() {
        return Api.anonymous()
                .config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static Response get(String path) {
        return reader().get("/api/v1/" + path);
    }

    /** All that is the same for two answers to one request. */
    private static Map<String, List<String>> headers(Response answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : answer.headers()) {
            if (!header.hasSameNameAs(new Header("X-Request-Id", ""))) {
                headers.put(header.getName(), answer.headers().getValues(header.getName()));
            }
        }
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "posts",
                "posts?limit=1",
                "posts?limit=1&page=2",
                "posts?fields=title&sort=title",
                "posts/third",
                "posts/third?formats=text,toc",
                "tags",
                "tags/a",
                "categories?view=tree",
                "authors/x",
                "redirects",
                "search?q=third&limit=1&facets=all",
                "posts/third/related",
                "posts/third/neighbours",
                "posts/archive"
            })
    void isTheSameInAllThatIsSent(String path) {
        Response made = reader().header("Accept", "application/json;q=0.9").get("/api/v1/" + path);

        Response kept = kept(() -> get(path));

        assertThat(kept.asByteArray()).isEqualTo(made.asByteArray());
        assertThat(headers(kept)).isEqualTo(headers(made));
    }

    @Test
    void isSentToEachWithAnIdOfHisOwn() {
        kept(() -> get("posts"));

        String one = get("posts").header("X-Request-Id");

        assertThat(get("posts").header("X-Request-Id")).isNotEqualTo(one);
    }

    @Nested
    class OneForAllSpellings {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "posts | posts?page=1&limit=20",
                    "posts | posts?limit=20",
                    "posts | posts?tag=",
                    "posts | posts?sort=-date",
                    "posts | posts?include=images,authors,categories,tags&count=true",
                    "posts?tag=b,a | posts?tag=a&tag=b",
                    "posts?tag=a,b | posts?%74ag=b%2Ca,a",
                    "posts?tag=a&locale=en | posts?locale=EN&tag=a",
                    "posts?fields=title,slug | posts?fields=slug,title",
                    "posts?date_gte=2018-01-01 | posts?date_gte=2018-01-01T00:00:00Z",
                    "tags?sort=name | tags",
                    "search?q=third&limit=20&sort=-score,-date | search?q=third",
                    "search?q=third&facets=tags,years | search?facets=years&facets=tags&q=third",
                    "search?q=third+post | search?q=third%20post",
                    "posts/archive?locale= | posts/archive",
                    "posts/archive?locale=EN | posts/archive?locale=en",
                    "posts/third/related?limit=5&locale=en | posts/third/related?locale=EN",
                    "posts/third/related?limit= | posts/third/related",
                    "posts/third/neighbours?locale=en | posts/third/neighbours?loc%61le=En",
                    "posts/third?formats=text,html | posts/third?formats=html,text,",
                    "posts/third?formats=html&locale= | posts/third"
                })
        void isAskedForOnce(String one, String other) {
            await(() -> {
                Database.moveContent();
                kept(() -> get(one));
                return !asksTheDatabase(() -> get(other));
            });

            assertThat(get(other).asByteArray()).isEqualTo(get(one).asByteArray());
        }

        @Test
        void butLinksGoOnAsTheyWereAskedFor() {
            kept(() -> get("posts?limit=1"));

            kept(() -> get("posts?limit=1&page=1"))
                    .then()
                    .header("Link", containsString("/api/v1/posts?limit=1&page=2>; rel=\"next\""))
                    .header("Link", containsString("page=3>; rel=\"last\""));
            kept(() -> get("posts?limit=1")).then().header("Link", containsString("cursor="));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "posts?tag=a,b | posts?tag_all=a,b",
                    "posts?tag=a | posts?tag_ne=a",
                    "posts?limit=1 | posts?limit=2",
                    "posts?sort=title | posts?sort=-title",
                    "posts | posts?include=",
                    "posts | posts?count=false",
                    "posts | posts?formats=html",
                    "posts?title_like=th&tag= | posts?title_like=th%2C",
                    "search?q=third | search?q=third&facets=tags",
                    "search?q=third&facets=years | search?q=third&facets=tags",
                    "search?q=thir | search?q=thir+",
                    "search?q=third | posts?q=third",
                    "posts/third/related | posts/third/related?limit=4",
                    "posts/third | posts/third?formats=",
                    "posts/third | posts/third?formats=text",
                    "posts/third | posts/third?locale=de",
                    "posts/archive | posts/archive?locale=de",
                    "posts/ | posts/?formats=html",
                    "posts/%2e | posts/%2e?formats=html",
                    "posts/third/../ | posts/third/../?formats=html"
                })
        void isNoneForWhatAsksSomethingElse(String one, String other) {
            kept(() -> get(one));

            assertThat(asksTheDatabase(() -> get(other))).isTrue();
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource({
            "posts?tga=a, 400",
            "posts?limit=0, 400",
            "posts?limit=20&limit=20, 400",
            "posts?page=1&cursor=x, 400",
            "posts/third?x=1, 400",
            "posts/none, 404"
        })
        void stayWhatTheyAre(String path, int status) {
            kept(() -> get("posts"));
            kept(() -> get("posts/third"));

            for (int i = 0; i < 3; i++) {
                get(path).then().statusCode(status).header("Cache-Control", equalTo("no-store"));
            }
        }

        @Test
        void ofMethodsStayToo() {
            kept(() -> get("posts"));

            reader().delete("/api/v1/posts").then().statusCode(405);
            reader().header("Accept", "text/html").get("/api/v1/posts").then().statusCode(406);
        }
    }

    @Nested
    class Conditional {

        @Test
        void bothEncodingsHaveATagOfTheirOwn() {
            String packed = kept(() -> get("posts/third")).header("ETag");
            String plain = kept(() -> plainReader().get("/api/v1/posts/third")).header("ETag");

            assertThat(packed).isEqualTo(plain.replaceFirst("\"$", "-gzip\""));
            kept(() -> reader().header("If-None-Match", packed).get("/api/v1/posts/third"))
                    .then()
                    .statusCode(304);
            kept(() -> plainReader().header("If-None-Match", plain).get("/api/v1/posts/third"))
                    .then()
                    .statusCode(304);
            kept(() -> reader().header("If-None-Match", plain).get("/api/v1/posts/third"))
                    .then()
                    .statusCode(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"%s | 304", "W/%s | 304", "\"x\", %s | 304", "* | 304", "\"x\" | 200", "W/\"x\" | 200"})
        void aTagIsComparedWeaklyAndInLists(String form, int status) {
            String tag = kept(() -> get("posts")).header("ETag");
            String sent = form.formatted(tag);
            Response made = reader().header("If-None-Match", sent)
                    .header("Accept", "application/json;q=0.9")
                    .get("/api/v1/posts");

            Response kept = kept(() -> reader().header("If-None-Match", sent).get("/api/v1/posts"));

            assertThat(kept.statusCode()).isEqualTo(status);
            assertThat(headers(kept)).isEqualTo(headers(made));
            assertThat(kept.asByteArray()).isEqualTo(made.asByteArray());
        }

        @Test
        void aReadOfTheHeadersIsAnsweredFromTheSame() {
            Response whole = kept(() -> get("posts/third"));

            Response head = kept(() -> reader().head("/api/v1/posts/third"));

            head.then().statusCode(200).header("ETag", equalTo(whole.header("ETag")));
            assertThat(head.asByteArray()).isEmpty();
        }

        @Test
        void otherConditionsAreNoneForJson() {
            kept(() -> get("posts"));

            kept(() -> reader().header("If-Modified-Since", "Wed, 21 Oct 2099 07:28:00 GMT")
                            .header("Range", "bytes=0-9")
                            .header("If-Match", "\"x\"")
                            .get("/api/v1/posts"))
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class NotForAll {

        @Test
        void whoSaysWhoHeIsIsAnsweredByTheDatabase() {
            kept(() -> get("posts"));

            assertThat(asksTheDatabase(() -> Api.as(Role.READER).get("/api/v1/posts")))
                    .isTrue();
        }

        @Test
        void aPreviewIsKeptByNobody() {
            String token = Api.as(Role.EDITOR)
                    .body("{}")
                    .post(Posts.ADMIN + "/" + id + "/preview")
                    .path("token");

            for (int i = 0; i < 2; i++) {
                assertThat(asksTheDatabase(() -> get("posts/" + id + "?preview=" + token)))
                        .isTrue();
            }
            get("posts/" + id + "?preview=" + token)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("private, no-store"));
        }

        @Test
        void pagesOfOtherOriginsAreToldTheyMayRead() {
            kept(() -> get("posts"));

            kept(() -> reader().header("Origin", "https://elsewhere.example.org")
                            .get("/api/v1/posts"))
                    .then()
                    .header("Access-Control-Allow-Origin", "*");
        }
    }
}
