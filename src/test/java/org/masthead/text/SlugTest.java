package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    private static final String UUID = "018f3a5e-7c1b-7def-8a90-0123456789ab";

    @Nested
    class Of {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        Hello, World!                | hello-world
                        云原生                        | yun-yuan-sheng
                        使用Kubernetes部署云原生应用   | shi-yong-kubernetes-bu-shu-yun-yuan-sheng-ying-yong
                        Привет, мир                  | privet-mir
                        مرحبا                        | mrhba
                        こんにちは カタカナ            | konnichiha-katakana
                        안녕하세요 세계               | annyeonghaseyo-segye
                        Καλημέρα κόσμε               | kalemera-kosme
                        Über Größe                   | uber-grosse
                        İstanbul Türkçe              | istanbul-turkce
                        Łódź                         | lodz
                        ASP.NET Core 2.0             | asp-net-core-2-0
                        Ｋ８ｓ                        | k8s
                        """)
        void transliteratesEveryScriptToAscii(String title, String expected) {
            assertThat(Slug.of(title)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        C#         | c-sharp
                        F# and C#  | f-sharp-and-c-sharp
                        C++        | c-plus-plus
                        1 + 1      | 1-plus-1
                        R&D        | r-and-d
                        Q & A      | q-and-a
                        We're #1   | were-1
                        A #hashtag | a-hashtag
                        """)
        void spellsOutTheSignsThatTellNamesApart(String title, String expected) {
            assertThat(Slug.of(title)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"isn't", "isn’t", "isnʼt"})
        void dropsApostrophes(String title) {
            assertThat(Slug.of(title)).isEqualTo("isnt");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "🎉🎉", "---", "!?", "\u200b", "\ud800", "'"})
        void callsATitleThatLeavesNothingUntitled(String title) {
            assertThat(Slug.of(title)).isEqualTo("untitled");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Café", "한국어", "Ångström", "が"})
        void makesOneSlugOfComposedAndDecomposedForms(String title) {
            String composed = Slug.of(Normalizer.normalize(title, Normalizer.Form.NFC));
            String decomposed = Slug.of(Normalizer.normalize(title, Normalizer.Form.NFD));

            assertThat(composed).isEqualTo(decomposed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000b", "a\ud800b", "zero\u200bwidth", "a\u202eb", "x\ufffe", "👩‍👩‍👧 family"})
        void makesAnAcceptableSlugOfHostileText(String title) {
            assertThat(Slug.violation(Slug.of(title))).isEmpty();
        }

        @Test
        void neverLooksLikeAUuid() {
            assertThat(Slug.of(UUID)).isEqualTo("post-" + UUID);
        }

        @Test
        void cutsALongTitleAtAWord() {
            String slug = Slug.of("abcdefghi ".repeat(30));

            assertThat(slug).hasSize(199).endsWith("-abcdefghi");
        }

        @Test
        void cutsATitleOfOneWordAtTheLimit() {
            assertThat(Slug.of("x".repeat(5_000))).hasSize(Slug.MAX_LENGTH);
        }

        @Test
        void answersManyThreadsAlike() {
            List<String> slugs = IntStream.range(0, 400)
                    .parallel()
                    .mapToObj(i -> Slug.of(i % 2 == 0 ? "云原生" : "Привет"))
                    .distinct()
                    .toList();

            assertThat(slugs).containsExactlyInAnyOrder("yun-yuan-sheng", "privet");
        }
    }

    @Nested
    class Violation {
        @ParameterizedTest
        @ValueSource(strings = {"asp.net_core", "云原生", "a", "c-sharp", "café", "a~b", "हिन्दी", "2026", "привет"})
        void acceptsTheAddressesThatHugoMakes(String slug) {
            assertThat(Slug.violation(slug)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a b",
                    "a/b",
                    "-a",
                    "a-",
                    ".",
                    "..",
                    "a.",
                    "_a",
                    "a\u0000",
                    "a\u200db",
                    "a%20b",
                    "🎉",
                    "a?b",
                    "\ud800",
                    "a\n"
                })
        void refusesWhatIsNoLetterOrDigit(String slug) {
            assertThat(Slug.violation(slug))
                    .hasValueSatisfying(message -> assertThat(message).contains("takes letters, digits"));
        }

        @Test
        void namesTheValueAndWhatIsAllowed() {
            assertThat(Slug.violation("Hello"))
                    .contains("The slug 'Hello' is not acceptable: a slug is lower case: 'hello'.");
        }

        @Test
        void refusesADecomposedForm() {
            assertThat(Slug.violation("cafe\u0301"))
                    .hasValueSatisfying(message -> assertThat(message).contains("normalisation form C"));
        }

        @Test
        void refusesTheShapeOfAUuid() {
            assertThat(Slug.violation(UUID))
                    .hasValueSatisfying(message -> assertThat(message).contains("UUID"));
        }

        @Test
        void boundsTheLength() {
            assertThat(Slug.violation("")).isPresent();
            assertThat(Slug.violation("a".repeat(200))).isEmpty();
            assertThat(Slug.violation("a".repeat(201))).contains("The slug is 201 characters long; 200 are allowed.");
        }
    }

    @Nested
    class Normalise {
        @ParameterizedTest
        @ValueSource(strings = {"foo", "foo/", "/foo", " foo ", "//foo//", "\u00a0foo\t"})
        void trimsSlashesAndWhiteSpace(String given) {
            assertThat(Slug.normalise(given)).isEqualTo("foo");
        }

        @Test
        void composes() {
            assertThat(Slug.normalise("cafe\u0301")).isEqualTo("café");
        }
    }

    @Nested
    class Numbered {
        @Test
        void addsTheNumber() {
            assertThat(Slug.numbered("go", 2)).isEqualTo("go-2");
        }

        @Test
        void staysWithinTheLimit() {
            String numbered = Slug.numbered("a".repeat(197) + "-bc", 12);

            assertThat(numbered).isEqualTo("a".repeat(197) + "-12");
        }

        @Test
        void splitsNoSurrogatePair() {
            String numbered = Slug.numbered("𠮷".repeat(100), 10);

            assertThat(Slug.violation(numbered)).isEmpty();
        }
    }
}
