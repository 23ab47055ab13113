package org.masthead.text.markdown;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {

    private static final int LENGTH = 1024 * 1024;

    static Stream<Arguments> sources() {
        return Stream.of(
                arguments("a ![](x)", "1:3 picture x []"),
                arguments("你好，\n世界 ![图 一](图.png)", "2:4 picture 图.png [图 一]"),
                arguments("\uD83D\uDE00 ![a][r]\n\n[r]: /p", "1:4 picture /p [a]"),
                arguments("> - ![*b* c](x)", "1:5 picture x [b c]"),
                arguments("|a|b|\n|-|-|\n|1|![](x)|", "3:4 picture x []"),
                arguments("# A\n\nB\n-", "1:1 title 1, 3:1 title 2"),
                arguments("a\r\n\r\n### B ###", "3:1 title 3"),
                arguments("see [a](/b 'c') and <http://d/e>", "1:5 link /b, 1:21 link http://d/e"),
                arguments("see https://d/e.", "1:5 link https://d/e"),
                arguments("[![a](b)](c)", "1:1 link c, 1:2 picture b [a]"),
                arguments("a <img src='x'> b", "1:3 picture x []"),
                arguments("a\n<a\nhref='x&amp;y'>b</a>", "2:1 link x&y"),
                arguments("<div>\n  <img src=x alt='y'>\n<h3>z</h3></div>", "2:3 picture x [y], 3:1 title 3"),
                arguments("> <p>\n> <img>", "2:3 picture  []"),
                arguments("   <p><a href=x>", "1:7 link x"),
                arguments("`![](x)` and {{< img src='x' >}}", ""),
                arguments("<!-- <img src=x> -->", ""),
                arguments("    ![](x)", ""));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void tellsWhatStandsWhere(String source, String expected) {
        Survey survey = Markdown.survey(source);

        assertThat(survey.parts().stream().map(SurveyTest::text).collect(joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void knowsTheAnchorsOfTheRenderedPage() {
        Survey survey = Markdown.survey("# Über uns\n\n# Über uns\n\nA[^n]\n\n[^n]: Note\n\n<p id='x'>y</p>");

        assertThat(survey.anchors()).containsExactlyInAnyOrder("über-uns", "über-uns-1", "fn-n", "fnref-n");
    }

    @Test
    void holdsNothingOfWhatIsShownAsItWasTyped() {
        Survey survey = Markdown.survey("<b>x<p>".repeat(100_000) + "![](x)");

        assertThat(survey).isEqualTo(new Survey(List.of(), Set.of()));
    }

    @ParameterizedTest
    @Timeout(30)
    @ValueSource(
            strings = {
                "[",
                "![](",
                "![",
                "![](a)",
                "![](a)\n",
                "![a",
                "[a](/posts/b)\n",
                "<img>",
                "<img\n",
                "<a href=x>",
                "<h2>\n\n",
                "<!--<img >",
                "</b>\n\n<!-- <a > -->",
                "# a\n",
                "http://a ",
                "|a|\n"
            })
    void takesTimeThatGrowsWithTheLength(String part) {
        Survey survey = Markdown.survey(part.repeat(LENGTH / part.length()));

        assertThat(survey.parts()).allMatch(found -> found.place().line() > 0);
    }

    private static String text(Survey.Part part) {
        String place = part.place().line() + ":" + part.place().column();
        if (part instanceof Survey.Picture picture) {
            return place + " picture " + picture.source() + " [" + picture.alternative() + "]";
        }
        return part instanceof Survey.Link link
                ? place + " link " + link.destination()
                : place + " title " + ((Survey.Title) part).level();
    }
}
