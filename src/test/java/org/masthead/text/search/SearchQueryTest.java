package org.masthead.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.text.search.SearchQuery.Clause;

class SearchQueryTest {

    /** All clauses, one behind the other. */
    private static String read(String q, String... locales) {
        return SearchQuery.parse(q, List.of(locales)).map(SearchQuery::clauses).orElse(List.of()).stream()
                .map(clause -> (clause.negated() ? "!" : "") + clause.tsquery())
                .collect(Collectors.joining(" & "));
    }

    @ParameterizedTest
    @CsvSource({
        "'cloud native ', (('cloud')) & (('native'))",
        "'Cloud NATIVE ', (('cloud')) & (('native'))",
        "'cloud nat', (('cloud')) & (('nat':*))",
        "'cloud n', (('cloud')) & (('n'))",
        "'\"cloud native\"', (('cloud') <1> ('native'))",
        "'“cloud native”', (('cloud') <1> ('native'))",
        "'\"cloud native', (('cloud') <1> ('native'))",
        "'cloud -native', (('cloud')) & !(('native'))",
        "'cloud -\"native app\"', (('cloud')) & !(('native') <1> ('app'))",
        "'cloud-native ', (('cloud') <1> ('native'))",
        "'cloud,native ', (('cloud')) & (('native'))",
        "'node.j', (('node') <1> ('j'))",
        "'node.js', (('node') <1> ('js':*))",
        "'a - b ', (('a')) & (('b'))",
        "'云', (('云'))",
        "'云原', (('云原'))",
        "'云原生', (('云原') <1> ('原生'))",
        "'云原生K8s', (('云原') <1> ('原生') <2> ('k8s':*))",
        "'云　原', (('云')) & (('原'))",
        "'café', (('cafe':*))"
    })
    void isRead(String q, String expected) {
        assertThat(read(q.replace("''", "'"))).isEqualTo(expected);
    }

    @Test
    void aWordMayBeOfSeveralLanguages() {
        assertThat(read("häuser ", "en", "de")).isEqualTo("(('haus' | 'hauser'))");
        assertThat(read("running", "en")).isEqualTo("(('run' | 'running':*))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-word",
                "-\"two words\"",
                "\"",
                "\"\"",
                "!!!",
                "& | ! ( ) :* <->",
                "-",
                "--",
                "\\'\\\\",
                "-\"-\"-\"",
                "\u3000"
            })
    void whatAsksForNothingIsNoQuery(String q) {
        assertThat(SearchQuery.parse(q, List.of("en"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a & b | c:* <-> !(d)",
                "'; drop table post; --",
                "it''s",
                "\uD83D\uDE00 emoji",
                "\"a\"b\"c",
                "#00000000"
            })
    void operatorsAreText(String q) {
        assertThat(SearchQuery.parse(q, List.of("en")).orElseThrow().clauses())
                .allSatisfy(clause -> assertThat(clause.tsquery())
                        .matches("\\((\\('[^'\\\\]+'(:\\*)?( \\| '[^']+'(:\\*)?)*\\)( <\\d+> )?)+\\)"));
    }

    @Test
    void soManyWordsCountAndNoMore() {
        String q = IntStream.range(0, 50).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        List<Clause> clauses = SearchQuery.parse(q, List.of("en")).orElseThrow().clauses();

        assertThat(clauses).hasSize(SearchQuery.MAX_CLAUSES);
    }

    @Test
    void soManyPairsCountAndNoMore() {
        SearchQuery query = SearchQuery.parse("云".repeat(200), List.of()).orElseThrow();

        assertThat(query.clauses().get(0).places()).hasSize(SearchQuery.MAX_TERMS);
    }
}
