package org.masthead.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long sources that take each part of the pipeline to its bounds, on a thread with half the usual stack. */
class HostileSourceTest {
    private static final int LENGTH = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RenderedMarkdown rendered(String source) {
        CompletableFuture<RenderedMarkdown> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(Markdown.render(source));
            } catch (RuntimeException | Error failure) {
                result.completeExceptionally(failure);
            }
        };
        Thread thread = new Thread(null, task, "small stack", 512 * 1024);
        thread.setDaemon(true);
        thread.start();
        return result.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static String[] halves() {
        return new String[] {
            "*|*", "**|**", "_(|)_", "[|]", "![|](x)", "*x | x*", "~~x | x~~", "<div>|</div>", "<b>|</i>", "*_|_*"
        };
    }

    @Nested
    class Repeating {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    ">",
                    "> ",
                    "> - ",
                    "- ",
                    "- a\n",
                    "1. ",
                    "[",
                    "![",
                    "[a](",
                    "*",
                    "*a ",
                    "a**b ",
                    ".*a**a",
                    "*a [b*](u) ",
                    "`a ",
                    "``a` ",
                    "<",
                    "<a ",
                    "<b>",
                    "<div>",
                    "<p>",
                    "<b>x<p>",
                    "<b class=x><i><u><p>x",
                    "<table><tr><td>",
                    "</b>",
                    "<b></i>",
                    "<!--",
                    "<!-- a>",
                    "<? >",
                    "&",
                    "\\",
                    "|",
                    "|a|\n",
                    "# a\n",
                    "a\n\n",
                    "\n",
                    "{{<",
                    "http://a.example/ ",
                    "a.b@",
                    "[^1]",
                    "[a]: b\n",
                    "[^a]: x\n",
                    "\"",
                    "\u0000",
                    "云",
                    "😀"
                })
        void rendersInSeconds(String unit) {
            assertThat(rendered(unit.repeat(LENGTH / unit.length()))).isNotNull();
        }

        @ParameterizedTest
        @MethodSource("org.masthead.text.markdown.HostileSourceTest#halves")
        void rendersDeepNestingInSeconds(String halves) {
            int bar = halves.indexOf('|');
            String left = halves.substring(0, bar);
            String right = halves.substring(bar + 1);
            int times = LENGTH / (halves.length() - 1);

            assertThat(rendered(left.repeat(times) + "x" + right.repeat(times)).text())
                    .contains("x");
        }
    }

    @Nested
    class Amplifying {
        @Test
        void endsATableWhoseRowsWouldBeFilledUp() {
            String source = "|a".repeat(100_000) + "|\n" + "|-".repeat(100_000) + "|\n" + "|a\n".repeat(400_000);

            assertThat(rendered(source).html()).hasSizeLessThan(20_000_000);
        }

        @Test
        void keepsATableThatIsFull() {
            String source = "|a|b|c\n|-|-|-\n" + "|1|2|3\n".repeat(20_000);

            assertThat(rendered(source).html().split("<td>", -1)).hasSize(60_001);
        }

        @Test
        void showsAsTypedWhatWouldGrowPastItsBounds() {
            String source = "[a]: /" + "x".repeat(1_000_000) + "\n\n" + "[a]\n\n".repeat(100_000);

            assertThat(rendered(source).html()).startsWith("<pre>[a]: /xxx").hasSizeLessThan(2 * LENGTH);
        }

        @Test
        void rendersManyReferencesToOneFootnote() {
            assertThat(rendered("[^a]: x\n\n" + "[^a]\n".repeat(400_000))).isNotNull();
        }

        @Test
        void rendersBackticksOfEveryLength() {
            StringBuilder source = new StringBuilder();
            for (int length = 1; source.length() < 2 * LENGTH; length++) {
                source.append('a').append("`".repeat(length));
            }

            assertThat(rendered(source.toString())).isNotNull();
        }
    }

    @Nested
    class Ordinary {
        @Test
        void isNotTouchedByTheBounds() {
            String source = "A paragraph with *emphasis*, a [link](/a) and <b>HTML</b>.\n".repeat(900);

            String html = rendered(source).html();

            assertThat(html.split("<em>", -1)).hasSize(901);
            assertThat(html.split("<a href", -1)).hasSize(901);
            assertThat(html.split("<p>", -1)).hasSize(2);
        }

        @Test
        void findsThousandsOfLinkDefinitions() {
            StringBuilder source = new StringBuilder("[x][2999]\n\n");
            for (int number = 0; number < 3_000; number++) {
                source.append('[').append(number).append("]: /").append(number).append('\n');
            }

            assertThat(rendered(source.toString()).html()).isEqualTo("<p><a href=\"/2999\">x</a></p>");
        }
    }
}
