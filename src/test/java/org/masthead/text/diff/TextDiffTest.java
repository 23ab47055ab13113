package org.masthead.text.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.text.diff.TextDiff.Change;
import org.masthead.text.diff.TextDiff.Op;

class TextDiffTest {

    /** Equal text as it is, deleted text in [-…-], inserted text in {+…+}, as git shows words. */
    private static String marked(String before, String after) {
        return TextDiff.of(before, after).changes().stream()
                .map(change -> switch (change.op()) {
                    case EQUAL -> change.text();
                    case DELETE -> "[-" + change.text() + "-]";
                    case INSERT -> "{+" + change.text() + "+}";
                })
                .collect(Collectors.joining());
    }

    private static String without(Op op, List<Change> changes) {
        return changes.stream()
                .filter(change -> change.op() != op)
                .map(Change::text)
                .collect(Collectors.joining());
    }

    private static void assertLeadsFromOneToTheOther(String before, String after) {
        List<Change> changes = TextDiff.of(before, after).changes();

        assertThat(without(Op.INSERT, changes)).isEqualTo(before);
        assertThat(without(Op.DELETE, changes)).isEqualTo(after);
        assertThat(changes).noneMatch(change -> change.text().isEmpty());
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).op()).isNotEqualTo(changes.get(i - 1).op());
            if (changes.get(i).op() == Op.DELETE) {
                assertThat(changes.get(i - 1).op()).isEqualTo(Op.EQUAL);
            }
        }
    }

    @Nested
    class Changes {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                a quick fox          | a slow fox           | a [-quick-]{+slow+} fox
                cats                 | cat                  | [-cats-]{+cat+}
                one three            | one two three        | one {+two +}three
                one two three        | one three            | one [-two -]three
                今天去公园            | 昨天去学校            | [-今-]{+昨+}天去[-公园-]{+学校+}
                使用Kubernetes部署    | 使用Docker部署        | 使用[-Kubernetes-]{+Docker+}部署
                ひらがな              | ひらかな              | ひら[-が-]{+か+}な
                한국어 글             | 한국말 글             | [-한국어-]{+한국말+} 글
                你好,世界             | 你好，世界            | 你好[-,-]{+，+}世界
                re\u0301sume         | resume               | [-re\u0301sume-]{+resume+}
                😀 ok                | 😁 ok                | [-😀-]{+😁+} ok
                """)
        void areWordsAndHanCharacters(String before, String after, String expected) {
            assertThat(marked(before, after)).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                red wine, please     | white beer, please   | [-red wine-]{+white beer+}, please
                one, two             | three, four          | [-one, two-]{+three, four+}
                over a hill, far     | under a tree, far    | [-over a hill-]{+under a tree+}, far
                I am a boy           | I was a girl         | I [-am-]{+was+} a [-boy-]{+girl+}
                """)
        void doNotSpareWhatIsEqualByChance(String before, String after, String expected) {
            assertThat(marked(before, after)).isEqualTo(expected);
        }

        @Test
        void keepLinesThatAreTheSame() {
            String before = "# One\n\nfirst text\n\nsecond text\n";
            String after = "# One\n\nnew paragraph\n\nfirst text\n\nsecond thought\n";

            assertThat(marked(before, after))
                    .isEqualTo("# One\n\n{+new paragraph\n\n+}first text\n\nsecond [-text-]{+thought+}\n");
        }

        @Test
        void takeAnEndOfLineAsOnePiece() {
            assertThat(marked("a \r\nb", "a \nb")).isEqualTo("a [-\r\n-]{+\n+}b");
        }

        @Test
        void areNoneOfNothing() {
            assertThat(TextDiff.of("", "").changes()).isEmpty();
            assertThat(marked("", "new\ntext")).isEqualTo("{+new\ntext+}");
            assertThat(marked("old\ntext", "")).isEqualTo("[-old\ntext-]");
            assertThat(marked("as it was\n", "as it was\n")).isEqualTo("as it was\n");
        }

        @Test
        void neverCutASurrogatePair() {
            assertThat(marked("\ud83d", "\ud83d\ude00")).isEqualTo("[-\ud83d-]{+\ud83d\ude00+}");
        }

        @Test
        void leadFromAnyTextToAnyOther() {
            RandomTexts texts = new RandomTexts(1);

            for (int i = 0; i < 20_000; i++) {
                String before = texts.text(30);
                assertLeadsFromOneToTheOther(before, texts.edited(before));
                assertLeadsFromOneToTheOther(before, texts.text(30));
            }
        }

        @Test
        void findAFewEditsInALongLineOfRepeatedWords() {
            String line = "字 a 文 b ".repeat(20_000);

            List<Change> changes = TextDiff.of("x " + line + "y " + line + "z", line + "Y " + line)
                    .changes();

            assertThat(changes.stream().filter(change -> change.op() != Op.EQUAL))
                    .containsExactly(
                            new Change(Op.DELETE, "x "),
                            new Change(Op.DELETE, "y"),
                            new Change(Op.INSERT, "Y"),
                            new Change(Op.DELETE, "z"));
        }
    }

    @Nested
    @Timeout(60)
    class TwoMegabytes {
        private final Random random = new Random(2);

        private String repeated(int times, IntFunction<String> piece) {
            return IntStream.range(0, times).mapToObj(piece).collect(Collectors.joining());
        }

        private String han(int characters) {
            return repeated(characters, i -> Character.toString(0x4E00 + random.nextInt(20_000)));
        }

        @Test
        void ofOtherHanCharactersAreCompared() {
            assertLeadsFromOneToTheOther(han(700_000), han(700_000));
        }

        @Test
        void ofOtherLinesAreCompared() {
            assertLeadsFromOneToTheOther(
                    repeated(300_000, i -> random.nextInt() + "\n"), repeated(300_000, i -> random.nextInt() + "\n"));
        }

        @Test
        void ofTheSameFewLinesInAnotherOrderAreCompared() {
            assertLeadsFromOneToTheOther(
                    repeated(1_000_000, i -> random.nextInt(10) + "\n"),
                    repeated(1_000_000, i -> random.nextInt(10) + "\n"));
        }

        @Test
        void ofTheSameLinesShuffledAreCompared() {
            assertLeadsFromOneToTheOther(
                    repeated(300_000, i -> i + "\n"), repeated(300_000, i -> i * 7919L % 300_000 + "\n"));
        }

        @Test
        void ofTheSameWordsBackwardsAreCompared() {
            assertLeadsFromOneToTheOther(repeated(250_000, i -> i + " "), repeated(250_000, i -> 250_000 - i + " "));
        }

        @Test
        void ofOneWordEachAreCompared() {
            assertLeadsFromOneToTheOther("a".repeat(2_000_000), "b".repeat(2_000_000));
        }

        @Test
        void ofPeriodsOfUnlikeLengthAreCompared() {
            assertLeadsFromOneToTheOther("a b c ".repeat(330_000), "c a a b ".repeat(250_000));
        }

        @Test
        void ofWhichOneIsShortAreCompared() {
            assertLeadsFromOneToTheOther("文 字 ".repeat(50), "字 a 文 ".repeat(300_000));
        }
    }

    @Nested
    class Unified {
        @Test
        void showsLinesWithThreeOfContext() {
            String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n";
            String after = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n13\n14\n15\n16\n17\n";

            String unified = TextDiff.of(before, after).unified("2", "current");

            assertThat(unified).isEqualTo("""
                    --- 2
                    +++ current
                    @@ -2,15 +2,15 @@
                     2
                     3
                     4
                    -5
                    +five
                     6
                     7
                     8
                     9
                     10
                     11
                    -12
                     13
                     14
                     15
                     16
                    +17
                    """);
        }

        @Test
        void startsAnewWhereContextsDoNotTouch() {
            String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
            String after = "one\n2\n3\n4\n5\n6\n7\n8\nnine\n";

            String unified = TextDiff.of(before, after).unified("before", "after");

            assertThat(unified).isEqualTo("""
                    --- before
                    +++ after
                    @@ -1,4 +1,4 @@
                    -1
                    +one
                     2
                     3
                     4
                    @@ -6,4 +6,4 @@
                     6
                     7
                     8
                    -9
                    +nine
                    """);
        }

        @Test
        void saysWhereTheLastLineFeedIsMissing() {
            String unified = TextDiff.of("same\nold", "same\nnew\n").unified("before", "after");

            assertThat(unified).isEqualTo("""
                    --- before
                    +++ after
                    @@ -1,2 +1,2 @@
                     same
                    -old
                    \\ No newline at end of file
                    +new
                    """);
        }

        @Test
        void namesLineZeroForATextWithoutLines() {
            assertThat(TextDiff.of("", "new\n").unified("before", "after"))
                    .isEqualTo("--- before\n+++ after\n@@ -0,0 +1,1 @@\n+new\n");
            assertThat(TextDiff.of("old\n", "").unified("before", "after"))
                    .isEqualTo("--- before\n+++ after\n@@ -1,1 +0,0 @@\n-old\n");
        }

        @Test
        void isEmptyForEqualTexts() {
            assertThat(TextDiff.of("same", "same").unified("before", "after")).isEmpty();
        }
    }
}
