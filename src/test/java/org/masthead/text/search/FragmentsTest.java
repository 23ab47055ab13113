package org.masthead.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentsTest {

    private static final String FILLER = "Nothing of that kind stands in this sentence. ";

    private static List<Fragment> of(String q, String locale, String text) {
        return Fragments.of(SearchQuery.parse(q, List.of(locale)).orElseThrow(), locale, text, 3);
    }

    private static List<String> marked(String q, String locale, String text) {
        return of(q, locale, text).stream()
                .flatMap(one -> one.ranges().stream().map(range -> one.text().substring(range.get(0), range.get(1))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'run ', en, He runs and is Running, runs|Running",
        "'cafe ', fr, Les Cafés et un CAFE\u0301, Cafés|CAFE\u0301",
        "kub, en, Kubernetes or Kubeadm, Kubernetes|Kubeadm",
        "'\"cloud native\"', en, cloud and native but Cloud Native, Cloud Native",
        "云原生, zh, 什么是云原生？云与原生, 云原生",
        "云, zh, 什么是云原生, 云",
        "'native -cloud', en, cloud native, native",
        "ガイド, ja, ｶﾞｲﾄﾞ, ｶﾞｲﾄﾞ",
        "'school ', en, the school’s door, school’s"
    })
    void marksWhatIsFound(String q, String locale, String text, String expected) {
        assertThat(marked(q, locale, text)).containsExactly(expected.split("\\|", -1));
    }

    @Test
    void rangesCountUtf16Units() {
        Fragment fragment = of("cloud", "en", "\uD83D\uDE00 a cloud").get(0);

        assertThat(fragment.ranges()).containsExactly(List.of(5, 10));
    }

    @Test
    void allButTheMarkIsEscaped() {
        Fragment fragment = of("cloud", "en", "<b>\"cloud\" & 'co'</b>").get(0);

        assertThat(fragment.html()).isEqualTo("&lt;b&gt;&quot;<mark>cloud</mark>&quot; &amp; &#39;co&#39;&lt;/b&gt;");
    }

    @Test
    void aLongTextIsCutAtWordsAroundItsHits() {
        String text = FILLER.repeat(50) + "Here the cloud is\nnative. " + FILLER.repeat(50) + "A cloud alone. "
                + FILLER.repeat(50);

        List<Fragment> fragments = of("cloud native", "en", text);

        assertThat(fragments).hasSize(2);
        assertThat(fragments.get(0).html()).contains("<mark>cloud</mark> is <mark>native</mark>");
        assertThat(fragments)
                .allSatisfy(one -> assertThat(one.text())
                        .hasSizeBetween(60, Fragments.LENGTH)
                        .matches("[A-Z].*\\.")
                        .doesNotContain("\n"));
    }

    @Test
    void hanTextIsCutToo() {
        String text = "这里没有什么可说的，".repeat(60) + "我们讨论云原生技术。" + "后面也没有什么。".repeat(60);

        Fragment fragment = of("云原生", "zh", text).get(0);

        assertThat(fragment.text()).hasSizeBetween(60, Fragments.LENGTH);
        assertThat(fragment.html()).contains("讨论<mark>云原生</mark>技术");
    }

    @Test
    void threeAtMostAndThoseWithMoreOfTheWordsFirst() {
        String text = ("one. " + FILLER.repeat(10)).repeat(10) + "one two. " + FILLER.repeat(10);

        List<Fragment> fragments = of("one two ", "en", text);

        assertThat(fragments).hasSize(3);
        assertThat(fragments.get(2).html()).contains("<mark>one</mark> <mark>two</mark>");
    }

    @Test
    void aHugeTextIsLookedAtInPart() {
        String text = "x ".repeat(Fragments.MAX_LOOKED_AT) + "cloud";

        assertThat(of("cloud", "en", text)).isEmpty();
        assertThat(of("x", "en", text)).isNotEmpty();
    }
}
