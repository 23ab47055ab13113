package org.masthead.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SanitisingTest {
    private static final Set<String> FORBIDDEN = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "svg",
            "math",
            "link",
            "meta",
            "base",
            "template",
            "noscript",
            "video",
            "audio",
            "button",
            "textarea",
            "select",
            "frame",
            "frameset",
            "title",
            "xmp",
            "font");
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "cite", "srcset", "action", "formaction", "background");

    /** Ways by which sanitisers and Markdown renderers were passed: OWASP's evasion sheet, Cure53's mutations, GFM. */
    static String[] attacks() {
        return new String[] {
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<img src=x onerror=alert(1)>",
            "<img src=\"x\"onerror=\"alert(1)\">",
            "<img/src=x/onerror=alert(1)>",
            "<img src=x\nonerror\n=\nalert(1)>",
            "<img src=`javascript:alert(1)`>",
            "<img src=\"javascript:alert(1)\">",
            "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
            "<img srcset=\"javascript:alert(1) 1x\">",
            "<img src=\"tel:123\">",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
            "<a href=\" javascript:alert(1)\">x</a>",
            "<a href=\"java\tscript:alert(1)\">x</a>",
            "<a href=\"java\nscript:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>",
            "<a href=\"&#x6A&#x61vascript:alert(1)\">x</a>",
            "<a href=\"\u0001javascript:alert(1)\">x</a>",
            "<a href=\"javascript&colon;alert(1)\">x</a>",
            "<a href=\"vbscript:msgbox(1)\">x</a>",
            "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
            "<a href=\"feed:javascript:alert(1)\">x</a>",
            "<a href=x onclick=alert(1) style=\"position:fixed\" id=cookie name=body>x</a>",
            "[x](javascript:alert(1))",
            "[x](<javascript:alert(1)>)",
            "[x](JAVASCRIPT&#58;alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "[x][r]\n\n[r]: javascript:alert(1)",
            "![x](javascript:alert(1))",
            "![\" onerror=\"alert(1)](x)",
            "[x](https://a.example \"\\\" onmouseover=\\\"alert(1)\")",
            "<javascript:alert(1)>",
            "```\" onmouseover=\"alert(1)\nx\n```",
            "<svg onload=alert(1)><g/onload=alert(2)></svg>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<template><script>alert(1)</script></template>",
            "<style>@import 'javascript:alert(1)';</style>",
            "<div style=\"background:url(javascript:alert(1))\">x</div>",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object data=\"data:text/html,x\"></object><embed src=x>",
            "<form action=\"javascript:alert(1)\"><input type=submit formaction=javascript:alert(1)><button>x</button></form>",
            "<input type=\"text\" autofocus onfocus=alert(1)>",
            "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\"><base href=\"https://evil.example\">",
            "<link rel=stylesheet href=https://evil.example>",
            "<details open ontoggle=alert(1)><summary onclick=alert(1)>x</summary></details>",
            "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)></audio>",
            "<textarea></textarea><script>alert(1)</script>",
            "<title></title><img src=x onerror=alert(1)>",
            "<xmp><img src=x onerror=alert(1)></xmp>",
            "<plaintext><img src=x onerror=alert(1)>",
            "<!--><img src=x onerror=alert(1)>-->",
            "<!--more--><script>alert(1)</script>",
            "<img alt=\"<!--more--><script>alert(1)</script>\" src=x>",
            "<![CDATA[<img src=x onerror=alert(1)>]]>",
            "<?x <img src=x onerror=alert(1)>?>",
            "<table background=\"javascript:alert(1)\"><tr><td><img src=x onerror=alert(1)>",
            "<b <script>alert(1)</script>>x</b>",
            "<p title=\"&quot; onclick=&quot;alert(1)\">x</p>",
            "<li id=\"fn-x&quot; onclick=&quot;alert(1)\">x</li>",
            "# <img src=x onerror=alert(1)>\" onclick=alert(1)",
            "[^\"><img/onerror=alert(1)>]\n\n[^\"><img/onerror=alert(1)>]: x",
            "{{< x <img src=x onerror=alert(1)> >}}",
        };
    }

    private static Document parsed(String source) {
        return Jsoup.parse(Markdown.render(source).html());
    }

    @Nested
    class OfAttacks {
        @ParameterizedTest
        @MethodSource("org.masthead.text.markdown.SanitisingTest#attacks")
        void leavesNothingThatRuns(String attack) {
            Document document = parsed(attack);

            assertThat(document.body().getAllElements()).allSatisfy(SanitisingTest::assertHarmless);
            assertThat(document.head().childrenSize()).isZero();
        }

        @ParameterizedTest
        @MethodSource("org.masthead.text.markdown.SanitisingTest#attacks")
        void readsTheSameWhenReadAgain(String attack) {
            String once = Markdown.render(attack).html();

            Document again =
                    Jsoup.parseBodyFragment(Jsoup.parseBodyFragment(once).body().html());

            assertThat(again.body().getAllElements()).allSatisfy(SanitisingTest::assertHarmless);
        }
    }

    @Nested
    class OfAttributes {
        @Test
        void dropsIdsAndNamesThatCouldPassForVariables() {
            Document document =
                    parsed("<a id=defaultView name=cookie href=x>x</a><img name=body id=body src=x>\n\n<p id=x>p</p>");

            assertThat(document.body().select("[id], [name]")).isEmpty();
        }

        @Test
        void letsNoIdBeTwice() {
            Document document = parsed("<ul><li id=fn-a>1</li><li id=fn-a>2</li></ul>");

            assertThat(document.select("#fn-a")).hasSize(1);
        }

        @Test
        void keepsNoClassButThoseOfCodeAndFootnotes() {
            Document document = parsed(
                    "<code class=\"language-java\">a</code> <code class=\"x\">b</code> <sup class=\"modal\">c</sup>");

            assertThat(document.select("[class]").eachAttr("class")).containsExactly("language-java");
        }

        @Test
        void turnsOtherInputsOff() {
            Document document = parsed("<input type=checkbox checked> <input type=password> <input>");

            assertThat(document.select("input")).hasSize(1);
            assertThat(document.select("input[disabled][type=checkbox]")).hasSize(1);
        }
    }

    @Nested
    class OfOddText {
        @Test
        void replacesWhatHtmlCannotHold() {
            RenderedMarkdown rendered = Markdown.render("a\u0000b \ud800c d\u0008 e\ufffe &#0; &#xD800; f\u200bg");

            assertThat(rendered.html())
                    .doesNotContain("\u0000", "\ud800", "\u0008", "\ufffe")
                    .contains("\u200b");
            assertThat(rendered.text())
                    .doesNotContain("\u0000", "\ud800", "\u0008")
                    .contains("f\u200bg");
        }
    }

    private static void assertHarmless(Element element) {
        assertThat(FORBIDDEN).doesNotContain(element.normalName());
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            assertThat(name).doesNotStartWith("on").isNotIn("style", "name", "target", "srcdoc", "srcset");
            if (ADDRESSES.contains(name)) {
                assertThat(attribute.getValue()).matches("(https?:|mailto:|tel:|[^:]*([/?#]|$)).*");
            }
        }
    }
}
