package org.masthead.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of each attack is on a list of what an article may have, said here once more and on its own. */
class AttacksTest {
    private static final Set<String> ELEMENTS = words("""
            p br hr div span h1 h2 h3 h4 h5 h6 blockquote pre code em strong b i u s del ins mark small sub sup kbd samp
            var abbr dfn cite q a time bdi bdo ruby rt rp wbr details summary section article aside header footer center
            figure figcaption img ul ol li dl dt dd input table caption colgroup col thead tbody tfoot tr th td""");

    private static final Set<String> ATTRIBUTES = words("""
            href title aria-label cite lang dir datetime open class id src alt width height loading type checked disabled
            start value reversed align colspan rowspan span scope""");

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite");
    private static final Pattern SCHEME = Pattern.compile("(?i)(https?|mailto|tel):.*", Pattern.DOTALL);

    /** As WHATWG's URL Standard §4.4 starts: no ASCII letter before a colon, once what it strips is gone. */
    private static final Pattern RELATIVE = Pattern.compile("(?i)(?![a-z][a-z0-9+.-]*:).*", Pattern.DOTALL);

    private static Set<String> words(String words) {
        return Set.of(words.split("\\s+"));
    }

    @Test
    void areMany() {
        assertThat(Attacks.all()).hasSizeGreaterThan(2_500).doesNotHaveDuplicates();
    }

    @Test
    void leaveNothingThatRuns() {
        assertThat(Attacks.all()).allSatisfy(attack -> assertHarmless(html(attack)));
    }

    @Test
    void leaveATreeThatStaysAsItIsWhenWrittenAndReadAgain() {
        assertThat(Attacks.all()).allSatisfy(attack -> {
            Document once = Jsoup.parseBodyFragment(html(attack));
            Document twice = Jsoup.parseBodyFragment(written(once));

            assertThat(tree(twice)).isEqualTo(tree(once));
            assertHarmless(written(twice));
        });
    }

    /** Our reader leaves the inner link in the table, before which browsers move it: no other place, no other rights. */
    @Test
    void mayHaveALinkInATableMovedBeforeIt() {
        String html = html("<a><a href=x><table><a href=y onclick=alert(1)></table>");

        Document once = Jsoup.parseBodyFragment(html);
        Document twice = Jsoup.parseBodyFragment(written(once));
        Document thrice = Jsoup.parseBodyFragment(written(twice));

        assertThat(tree(thrice)).isEqualTo(tree(twice));
        assertHarmless(html);
        assertHarmless(written(thrice));
    }

    @Test
    void leaveNoSignsInTextAndAnchorsThatAreThere() {
        assertThat(Attacks.all()).allSatisfy(attack -> {
            RenderedMarkdown article = Markdown.render(attack);

            Document document = Jsoup.parseBodyFragment(article.html());
            assertThat(article.tableOfContents())
                    .allSatisfy(heading ->
                            assertThat(document.getElementById(heading.id())).isNotNull());
            assertThat(article.html() + article.text() + article.excerpt())
                    .doesNotContain("\u0000", ExcerptMarker.SIGN + "");
        });
    }

    /** The checks themselves see what they are for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<img src=x onerror=x>",
                "<a href='javascript:x'>x</a>",
                "<a href='java&Tab;script:x'>x</a>",
                "<a href=' javascript:x'>x</a>",
                "<a href='&#1;javascript:x'>x</a>",
                "<b style='x'>x</b>",
                "<svg></svg>",
                "<p>x<!-- x --></p>"
            })
    void wouldBeSeen(String html) {
        assertThat(isHarmless(html)).isFalse();
    }

    private static String html(String attack) {
        return Markdown.render(attack).html();
    }

    private static boolean isHarmless(String html) {
        try {
            assertHarmless(html);
            return true;
        } catch (AssertionError seen) {
            return false;
        }
    }

    private static void assertHarmless(String html) {
        Document document = Jsoup.parse(html);
        assertThat(document.head().childNodes()).as(html).isEmpty();
        assertThat(document.body().attributes()).as(html).isEmpty();
        document.body().traverse((NodeVisitor) (node, depth) -> {
            assertThat(node).as(html).isNotInstanceOfAny(Comment.class, DataNode.class);
            if (node instanceof Element element && node != document.body()) {
                assertThat(element.normalName()).as(html).isIn(ELEMENTS);
                element.attributes().forEach(attribute -> assertHarmless(attribute, html));
            }
        });
    }

    private static void assertHarmless(Attribute attribute, String html) {
        assertThat(attribute.getKey()).as(html).isIn(ATTRIBUTES).doesNotStartWith("on");
        if (ADDRESSES.contains(attribute.getKey())) {
            String read = attribute
                    .getValue()
                    .replaceAll("[\\t\\r\\n]", "")
                    .replaceFirst("^[\\x00-\\x20]+", "")
                    .toLowerCase(Locale.ROOT);
            assertThat(SCHEME.matcher(read).matches() || RELATIVE.matcher(read).matches())
                    .as("%s in %s", read, html)
                    .isTrue();
        }
    }

    private static String written(Document document) {
        document.outputSettings().prettyPrint(false);
        return document.body().html();
    }

    /** Elements, attributes and text, so that no serialiser has a say in what is the same. */
    private static String tree(Document document) {
        StringBuilder tree = new StringBuilder();
        document.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                tree.append('\n').append(" ".repeat(depth)).append(node.nodeName());
                node.attributes()
                        .forEach(each -> tree.append(' ')
                                .append(each.getKey())
                                .append('=')
                                .append(each.getValue()));
                if (node instanceof TextNode text) {
                    tree.append(text.getWholeText());
                }
            }
        });
        return tree.toString();
    }
}
