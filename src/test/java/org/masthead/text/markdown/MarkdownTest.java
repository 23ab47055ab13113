package org.masthead.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static String html(String source) {
        return Markdown.render(source).html();
    }

    private static Document parsed(String source) {
        return Jsoup.parseBodyFragment(html(source));
    }

    private static RenderedMarkdown renderedFixture() {
        try (InputStream post = MarkdownTest.class.getResourceAsStream("/text/travelling-with-containers.md")) {
            return Markdown.render(new String(Objects.requireNonNull(post).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Nested
    class RenderingMarkdown {
        @Test
        void keepsTextReadable() {
            assertThat(html("`云原生` 😀 @me a=b \"q\" it's {{x}} 1 < 2 & 3"))
                    .isEqualTo("<p><code>云原生</code> 😀 @me a=b \"q\" it's {{x}} 1 &lt; 2 &amp; 3</p>");
        }

        @Test
        void marksTheLanguageOfCode() {
            assertThat(html("```c#\nList<T> a;\n```"))
                    .isEqualTo("<pre><code class=\"language-c#\">List&lt;T&gt; a;\n</code></pre>");
        }

        @Test
        void makesTables() {
            Document table = parsed("| a | b |\n|:--|--:|\n| 1 | *2* |\n| 3 |");

            assertThat(table.select("th").eachText()).containsExactly("a", "b");
            assertThat(table.select("td").eachAttr("align")).containsExactly("left", "right", "left", "right");
            assertThat(table.select("td em").text()).isEqualTo("2");
        }

        @Test
        void makesTaskListsThatCannotBeTicked() {
            Document list = parsed("- [x] done\n- [ ] to do");

            assertThat(list.select("li > input[type=checkbox][disabled]")).hasSize(2);
            assertThat(list.select("li > input[checked]")).hasSize(1);
        }

        @Test
        void strikesThrough() {
            assertThat(html("~~gone~~")).isEqualTo("<p><del>gone</del></p>");
        }

        @Test
        void linksBareAddresses() {
            Document links = parsed("https://example.org/a_b and me@example.org");

            assertThat(links.select("a").eachAttr("href"))
                    .containsExactly("https://example.org/a_b", "mailto:me@example.org");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://a.example/?b=1&c=2#d",
                    "https://a.example/云",
                    "mailto:a@b.example",
                    "tel:+123",
                    "/posts/云原生",
                    "../a",
                    "a.html",
                    "#云原生",
                    "?page=2",
                    "//cdn.example/a"
                })
        void keepsLinks(String address) {
            assertThat(parsed("[x](" + address + ")").select("a").attr("href")).isEqualTo(address);
        }

        @Test
        void leavesNoBackslashInAnAddressForBrowsersToTakeForASlash() {
            Document links = parsed("[x](a\\b) ![x](a\\b) <https://a.example/a\\b>");

            assertThat(links.select("a").eachAttr("href")).containsExactly("a%5Cb", "https://a.example/a%5Cb");
            assertThat(links.select("img").attr("src")).isEqualTo("a%5Cb");
        }

        @Test
        void addsNothingToLinks() {
            assertThat(html("<a href=\"https://a.example\" target=\"_blank\" rel=\"opener\">x</a>"))
                    .isEqualTo("<p><a href=\"https://a.example\">x</a></p>");
        }

        @Test
        void leadsToFootnotesAndBack() {
            Document notes = parsed("One[^n], two[^注], one again[^n].\n\n[^n]: The note.\n[^注]: 注释");

            assertThat(notes.select("section.footnotes li").eachAttr("id")).containsExactly("fn-n", "fn-注");
            assertThat(notes.select("sup.footnote-ref > a[id]").eachAttr("href"))
                    .containsExactly("#fn-n", "#fn-注", "#fn-n");
            assertThat(notes.select("a.footnote-backref").eachAttr("href"))
                    .allSatisfy(back ->
                            assertThat(notes.getElementById(back.substring(1))).isNotNull());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{{< youtube abc >}}",
                    "{{<youtube id=\"a_b_c\">}}",
                    "{{% note *x* %}}",
                    "{{< figure src=\"https://a.example/b.jpg\" >}}"
                })
        void leavesShortcodesAsText(String shortcode) {
            RenderedMarkdown rendered = Markdown.render("Before " + shortcode + " after");

            assertThat(rendered.text()).isEqualTo("Before " + shortcode + " after");
            assertThat(Jsoup.parseBodyFragment(rendered.html()).select("p > *")).isEmpty();
        }

        @Test
        void keepsTheHtmlOfBlogs() {
            String source = """
                    <figure><img src="/a.webp" alt="A" title="T" width="640" height="50%" loading="lazy">\
                    <figcaption>Cap</figcaption></figure>
                    <details open=""><summary>More</summary>H<sub>2</sub>O x<sup>2</sup> <kbd>Ctrl</kbd> <mark>m</mark>\
                     <ins>i</ins> <del>d</del> <abbr title="HyperText">HT</abbr></details>
                    <table><caption>c</caption><tbody><tr><th scope="row" colspan="2">h</th><td>d</td></tr></tbody></table>
                    """;

            assertThat(Jsoup.parseBodyFragment(html(source)).body().html().replaceAll("\\s+", " "))
                    .isEqualTo(Jsoup.parseBodyFragment(source)
                            .body()
                            .html()
                            .strip()
                            .replaceAll("\\s+", " "));
        }
    }

    @Nested
    class RenderingAPost {
        @Test
        void keepsAllPicturesInOrder() {
            Document post = Jsoup.parseBodyFragment(renderedFixture().html());

            assertThat(post.select("img").eachAttr("src"))
                    .containsExactly(
                            "https://pictures.example/hall.jpg",
                            "https://pictures.example/answer_%281%29.png",
                            "/images/panel.webp");
            assertThat(post.select("img").eachAttr("alt"))
                    .containsExactly("The hall before the doors opened", "一位读者的回答", "The panel");
        }

        @Test
        void keepsHanTextVerbatim() {
            assertThat(renderedFixture().html())
                    .contains(
                            "杭州",
                            "<code>云原生</code>",
                            "<strong>云原生</strong>",
                            "id=\"questions-与-answers\"",
                            "为什么?",
                            "。</p>");
        }

        @Test
        void makesPlainTextALineForEachParagraph() {
            assertThat(renderedFixture().text().lines())
                    .startsWith(
                            "Last week I spoke at a meetup in 杭州 about containers, and met many readers of 云原生 books.",
                            "The hall before the doors opened",
                            "The hall, an hour early",
                            "The talk")
                    .contains("The panel — five people, one microphone", "为什么? because", "recording")
                    .noneMatch(line -> line.isBlank() || line.contains("more"));
        }
    }

    @Nested
    class SettingAnchors {
        @Test
        void keepsLettersOfAnyScript() {
            assertThat(html("## 云原生")).isEqualTo("<h2 id=\"云原生\">云原生</h2>");
            assertThat(html("# What's *new* in `C#` 2.0?")).startsWith("<h1 id=\"whats-new-in-c-20\">");
        }

        @Test
        void numbersThoseThatRepeat() {
            Document headings = parsed("# a\n# a\n# a-1\n# a\n# !!\n# !!");

            assertThat(headings.select("h1").eachAttr("id"))
                    .containsExactly("a", "a-1", "a-1-1", "a-2", "section", "section-1");
        }

        @Test
        void keepsClearOfFootnotes() {
            Document document = parsed("# fn-1\n\nx[^1]\n\n[^1]: y");

            assertThat(document.select("h1").attr("id")).isEqualTo("section-fn-1");
            assertThat(document.select("li").attr("id")).isEqualTo("fn-1");
        }

        @Test
        void anchorsHeadingsWrittenInHtml() {
            assertThat(html("<h2 id=\"own\" class=\"x\">Own</h2>")).isEqualTo("<h2 id=\"own\">Own</h2>");
        }
    }

    @Nested
    class ListingContents {
        @Test
        void nestsByLevel() {
            RenderedMarkdown rendered = Markdown.render("# A\n## B *b*\n### C\n## D ![pic](x.png)\n# E");

            assertThat(rendered.tableOfContents()
                            .toString()
                            .replaceAll("Heading|level=|id=[^,]*, |text=|children=", ""))
                    .isEqualTo("[[1, A, [[2, B b, [[3, C, []]]], [2, D pic, []]]], [1, E, []]]");
        }

        @Test
        void toleratesLevelsThatAreSkipped() {
            RenderedMarkdown rendered = Markdown.render("### A\n# B\n#### C\n## D");

            assertThat(rendered.tableOfContents()
                            .toString()
                            .replaceAll("Heading|level=|id=[^,]*, |text=|children=", ""))
                    .isEqualTo("[[3, A, []], [1, B, [[4, C, []], [2, D, []]]]]");
        }

        @Test
        void leavesOutFootnoteNumbers() {
            Heading heading =
                    Markdown.render("# A[^1]\n\n[^1]: x").tableOfContents().get(0);

            assertThat(heading).extracting(Heading::id, Heading::text).containsExactly("a", "A");
        }

        @Test
        void isEmptyWithoutHeadings() {
            assertThat(Markdown.render("text").tableOfContents()).isEmpty();
        }
    }
}
