package org.masthead.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedWordsTest {

    private static final String TEXT = """
            Don't say snake_case, node.js or 1,000.5: the L'École of O’Reilly's café is 'quoted' (dying\u00AD skies) — no.
            什么是云原生？云与原生。ｶﾞｲﾄﾞ か\u3099 ガイド 한국어 \u1112\u1161\u11AB й и\u0306 Ёж ежи Ωμέγα ΩΜΕΓΑ ﬁne Ｗｉｄｅ ㎏ 𝒳 😀 ☁ and
            naïve na\u0131ve Straße STRASSE Ærø aero a\u030Angstrom Ångström soft\u00ADhyphen x\u200Dy हिन्दी العربية ‘single’ l’été
            end!next/one@two.three tying ties lying aed ageing ues Übung uebung\tTab\u3000ideographic、stop
            """;

    private static SearchQuery query(String q, String locale) {
        return SearchQuery.parse(q, List.of(locale)).orElseThrow();
    }

    static Stream<String> wordsOfTheText() {
        return Words.of(TEXT).stream()
                .map(word -> TEXT.substring(word.start(), word.end()))
                .distinct();
    }

    /** As {@link Words} gives them, but for positions. */
    @ParameterizedTest
    @MethodSource("wordsOfTheText")
    void leavesNoneOutThatIsWanted(String word) {
        for (String locale : List.of("en", "de", "fr", "zh")) {
            Stemmer stemmer = Stemmer.of(locale);
            SearchQuery query = query(word + " ", locale);
            List<String> found = new ArrayList<>();
            WantedWords.each(TEXT, Beginnings.of(query.wanted(), stemmer), one -> found.add(written(one)));

            List<String> wanted = Words.of(TEXT).stream()
                    .filter(one -> query.wanted().stream()
                            .flatMap(clause -> clause.places().stream())
                            .anyMatch(place -> place.takesForm(one.form())
                                    || stemmer.stem(one).filter(place::takes).isPresent()))
                    .map(WantedWordsTest::written)
                    .toList();
            assertThat(found).containsAll(wanted);
            assertThat(wanted).isNotEmpty();
        }
    }

    private static String written(Word word) {
        return word.kind() + " " + word.cased() + " " + word.form() + " " + word.start() + " " + word.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dying die", "skies sky", "tying tie", "aging age", "aed aeds", "is ises", "running runs"})
    void englishStemsKeepTwoLetters(String pair) {
        String[] words = pair.split(" ");
        String text = words[0];
        List<String> found = new ArrayList<>();
        Stemmer english = Stemmer.of("en");

        WantedWords.each(
                text, Beginnings.of(query(words[1] + " ", "en").wanted(), english), word -> found.add(word.form()));

        assertThat(found).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({
        "\"node js\", node.js is. Node or js, node.js",
        "\"cloud native\", cloud - native, cloud - native",
        "\"cloud native\", cloud or native, ",
        "\"cloud native\", cloud 云 native, ",
        "\"cloud native\", cloud — native, cloud — native",
        "\"cloud 云原生\", Cloud 云原生, Cloud 云原生",
        "\"dont say\", we don’t say, don’t say"
    })
    void phrasesStandSideBySide(String q, String text, String expected) {
        List<String> marked = Hits.of(query(q, "en"), "en", text).stream()
                .map(hit -> text.substring(hit.start(), hit.end()))
                .toList();

        assertThat(marked).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 255, 256, 600})
    void longWordsAreThoseOfWords(int length) {
        String text = "x" + "y".repeat(length - 1) + " z";
        List<String> found = new ArrayList<>();

        WantedWords.each(
                text, Beginnings.of(query("xy ", "en").wanted(), Stemmer.of("zh")), word -> found.add(written(word)));

        assertThat(found)
                .contains(Words.of(text).stream()
                        .map(WantedWordsTest::written)
                        .findFirst()
                        .orElseThrow());
    }
}
