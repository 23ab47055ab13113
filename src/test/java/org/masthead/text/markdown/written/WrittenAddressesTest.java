package org.masthead.text.markdown.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.Survey;

class WrittenAddressesTest {

    /** What a source has at the places of its pictures' addresses; {@code -} for one that is not known. */
    private static List<String> written(String source) {
        return Markdown.survey(source).parts().stream()
                .filter(Survey.Picture.class::isInstance)
                .map(part -> ((Survey.Picture) part).written())
                .map(place -> place == null ? "-" : source.substring(place.start(), place.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "![](x) → x",
                "![a]( x ) → x",
                "![a](x \"t\") → x",
                "![a](x (t)) → x",
                "![a](<x y> 't') → x y",
                "![a](x\\(1\\)) → x\\(1\\)",
                "![a](x_(1)) → x_(1)",
                "![a](x?b=1&amp;c=2) → x?b=1&amp;c=2",
                "![a](x?b=1&c=2) → x?b=1&c=2",
                "![x](x \"x\") → x",
                "![](x \"](y)\") → x",
                "![a *b* `]( `](x) → x",
                "[![a](x)](y) → x",
                "你好 😀 ![图](图.png) → 图.png",
                "'> - one~>   ![](x)' → x",
                "'|a|~|-|~|![](x)|' → x",
                "'![a]~~[a]: x' → x",
                "'![a][]~~[A]: x' → x",
                "'![b][  R   s]~~[r S]: <x y>' → x y",
                "'![b][r]~~[r]:~  x~  \"t\"' → x",
                "'![b][r]~~[r]: x~[r]: y' → x",
                "'> ![b][r]~>~> [r]: x' → x",
                "a <img src='x'> b → x",
                "a <img alt=\"b\" src=\"x?a&amp;b\" width=3> → x?a&amp;b",
                "<img src=x> → x",
                "'<div>~  <img~ src=\"x\">~</div>' → x",
                "'- <p>~  <img src=\"x\"></p>' → x",
                "'Note[^n]~~[^n]: See ![](x)' → x"
            })
    void findsTheAddressAsItIsWritten(String source, String address) {
        List<String> written = written(source.replace('~', '\n'));

        assertThat(written).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![a](b)\n\ud83d\ude00 ![c](d)",
                "![a](b)\r\n![c](d)",
                "<img src=b>\n\n![c](d)",
                "![a](b) \0 ![c](d)"
            })
    void keepsCountAcrossLines(String source) {
        List<String> written = written(source);

        assertThat(written).containsExactly("b", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img>", "<img src>", "![]()", "![a](<>)"})
    void anEmptyAddressIsNoReasonToFail(String source) {
        List<String> written = written(source);

        assertThat(written).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufdd0![](x)"})
    void nothingIsToldOfASourceThatIsNotReadAsItIs(String source) {
        List<String> written = written(source);

        assertThat(written).containsExactly("-");
    }
}
