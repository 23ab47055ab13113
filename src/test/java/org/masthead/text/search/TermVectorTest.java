package org.masthead.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.text.search.TermVector.Weight;

class TermVectorTest {

    private static String body(String locale, String text) {
        return new TermVector(locale).add(Weight.D, text).toString();
    }

    private static List<String> terms(String locale, String text) {
        return Arrays.stream(body(locale, text).split(" ", -1))
                .map(term -> term.substring(1, term.lastIndexOf('\'')))
                .toList();
    }

    @Test
    void aWordGivesItsFormAndItsStemAtOnePosition() {
        assertThat(body("en", "Running runs")).isEqualTo("'running':1D 'run':1D,2D 'runs':2D");
    }

    @ParameterizedTest
    @CsvSource({
        "en, ambassadors, ambassador",
        "en-GB, flies, fli",
        "de, Häuser, haus",
        "fr, écoles, ecol",
        "es, canciones, cancion",
        "it, bellissime, bellissim",
        "pt, corações, coraco",
        "nl, kinderen, kinder",
        "ru, книгами, книг",
        "sv, bilarna, bil",
        "da, bilerne, bil",
        "nb, bilene, bil",
        "fi, taloissa, talo"
    })
    void theStemIsOfTheTextsLanguage(String locale, String word, String stem) {
        assertThat(terms(locale, word)).contains(stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "ja", "ko", "x-none", "", "zz-ZZ"})
    void aLanguageWithoutStemsHasFormsAlone(String locale) {
        assertThat(terms(locale, "running")).containsExactly("running");
    }

    @ParameterizedTest
    @CsvSource({
        "Café, cafe",
        "CAFE\u0301, cafe",
        "naïve, naive",
        "ＣＬＯＵＤ, cloud",
        "Straße, strasse",
        "İstanbul, istanbul",
        "ﬁnal, final",
        "Ἀθῆναι, αθηναι",
        "ёлка, елка"
    })
    void accentsCaseAndWidthAreNotToldApart(String word, String term) {
        assertThat(terms("x", word)).containsExactly(term);
    }

    @ParameterizedTest
    @CsvSource({
        "\"Kubernetes's\", kubernetes",
        "Kubernetes’s, kubernetes",
        "\"don't\", dont",
        "don’t, dont",
        "l’école, ecole",
        "O’Brien, obrien"
    })
    void whatHangsOnByAnApostropheIsLeftOut(String word, String term) {
        assertThat(terms("x", word)).containsExactly(term);
    }

    @Test
    void hanTextGivesItsCharactersAndTheirPairs() {
        assertThat(body("zh", "云原生")).isEqualTo("'云':1D '云原':1D '原':2D '原生':2D '生':3D");
    }

    @Test
    void pairsDoNotReachOverWhatIsBetween() {
        assertThat(terms("zh", "云，原 K8s 生")).containsExactly("云", "原", "k8s", "生");
    }

    @Test
    void kanaAndHangulAreTakenAsHanTextIs() {
        assertThat(terms("ja", "ｶﾞｲﾄﾞ")).containsExactly("ガ", "ガイ", "イ", "イド", "ド");
        assertThat(terms("ko", "한국어")).containsExactly("한", "한국", "국", "국어", "어");
    }

    @Test
    void namesWithDotsAndUnderscoresAreWordsSideBySide() {
        assertThat(body("x", "node.js snake_case")).isEqualTo("'node':1D 'js':2D 'snake':3D 'case':4D");
    }

    @Test
    void fieldsHaveWeightsAndStandApart() {
        String vector = new TermVector("x")
                .add(Weight.A, "one")
                .add(Weight.B, "two")
                .mark(Weight.C, "#mark")
                .add(Weight.D, "one")
                .toString();

        assertThat(vector).isEqualTo("'one':1A,516D 'two':258B '#mark':515C");
    }

    @Test
    void quotesAndBackslashesAreEscaped() {
        assertThat(TermVector.quoted("a'b\\c")).isEqualTo("'a''b\\\\c'");
    }

    @Test
    void aTermIsCut() {
        assertThat(terms("x", "x".repeat(1_000))).allMatch(term -> term.length() <= WordForm.MAX_LENGTH);
        assertThat(terms("x", "ǆ".repeat(300))).allMatch(term -> term.length() <= WordForm.MAX_LENGTH);
    }

    @Test
    void aTermHasSoManyPositionsAndNoMore() {
        String vector = body("x", "word ".repeat(100_000));

        assertThat(vector.split(",", -1)).hasSize(TermVector.MAX_POSITIONS);
    }

    @Test
    void aHugeTextIsCutAtItsEnd() {
        String text = IntStream.range(0, 300_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        String vector =
                new TermVector("en").add(Weight.A, "title").add(Weight.D, text).toString();

        assertThat(vector).startsWith("'title':1A").contains("'w0'").doesNotContain("'w299999'");
        assertThat(vector.length()).isLessThan(2 * TermVector.MAX_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!! … ???", "\u200B\u200D", "\uFE0F", "''''", "\u0301\u0301"})
    void whatHasNoWordsGivesNothing(String text) {
        assertThat(body("en", text)).isEmpty();
    }
}
