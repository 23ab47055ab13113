package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** Markup where the API has text stays text, on both surfaces; markup in a body loses what runs. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class HostileTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></textarea></script><svg onload=alert(1)>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<!--more--><iframe srcdoc='<script>alert(1)</script>'>",
                "javascript:alert(1)",
                "[x](javascript:alert(1)) ![x](data:text/html,x)",
                "{{constructor.constructor('alert(1)')()}} ${7*7}"
            })
    void staysAsItWasWritten(String hostile) throws IOException {
        String id = Posts.published(
                "title", hostile,
                "subtitle", hostile,
                "excerpt", hostile,
                "body", "# " + hostile + "\n\n![" + hostile + "](https://example.org/b.png)\n\n" + hostile,
                "images",
                        List.of(Posts.members("src", "https://example.org/a.png", "alt", hostile, "caption", hostile)),
                "seo", Posts.members("title", hostile, "description", hostile),
                "metadata", Posts.members("text", hostile),
                "tags", List.of(hostile),
                "authors", List.of(hostile));

        for (String answer : List.of(Posts.read(id).asString(), Posts.live(id).asString())) {
            JsonNode post = JSON.readTree(answer);
            for (String at : List.of(
                    "/title",
                    "/subtitle",
                    "/excerpt",
                    "/images/0/alt",
                    "/images/0/caption",
                    "/seo/title",
                    "/seo/description",
                    "/metadata/text",
                    "/tags/0/name",
                    "/authors/0/name")) {
                assertThat(post.at(at).asText()).as(at).isEqualTo(hostile);
            }
            assertThat(post.path("slug").asText()).matches("[\\p{L}\\p{M}\\p{N}-]+");
        }
        JsonNode live = JSON.readTree(Api.anonymous()
                .get(Posts.LIVE + "/" + id + "?formats=html,text,toc")
                .asString());
        assertHarmless(live.path("html").asText());
        assertThat(live.path("tableOfContents").path(0).path("id").asText()).matches("[^\\s<>\"'&]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a\"b", "javascript:alert(1)", "../../x", "%2e%2e", "a b", "a/b", "a?b#c"})
    void isNoSlug(String hostile) {
        Posts.create("title", "Title", "slug", hostile).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "//evil.example/x",
                "ftp://example.org/",
                "<script>"
            })
    void isNoAddress(String hostile) {
        Posts.create("images", List.of(Posts.members("src", hostile))).then().statusCode(422);
        Posts.create("seo", Posts.members("canonicalUrl", hostile)).then().statusCode(422);
        Posts.create("seo", Posts.members("image", Posts.members("src", hostile)))
                .then()
                .statusCode(422);
    }

    private static void assertHarmless(String html) {
        Document document = Jsoup.parse(html);

        assertThat(document.select("script, style, iframe, svg, math, object, embed, form, base, meta, link, template"))
                .as(html)
                .isEmpty();
        assertThat(document.body().getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .as(html)
                        .noneMatch(attribute -> attribute.getKey().startsWith("on"))
                        .noneMatch(attribute -> attribute.getValue().matches("(?is)\\s*(javascript|vbscript|data):.*")
                                && !attribute.getKey().equals("alt")));
    }
}
