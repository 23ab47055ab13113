package org.masthead.text.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ThreeWayTest {

    @Nested
    class Merge {
        private static final String BASE = "one\n\ntwo\n\nthree\n";

        @Test
        void hasTheChangesOfBoth() {
            Optional<String> merged =
                    ThreeWay.merge(BASE, "zero\n\none\n\ntwo\n\nthree\n", "one\n\ntwo and a half\n\nthree\n\nfour");

            assertThat(merged).contains("zero\n\none\n\ntwo and a half\n\nthree\n\nfour");
        }

        @Test
        void hasWhatBothChangedAlikeOnce() {
            Optional<String> merged =
                    ThreeWay.merge(BASE, "one\n\nTWO\n\nthree\n\nfour\n", "ONE\n\nTWO\n\nthree\n\nfour\n");

            assertThat(merged).contains("ONE\n\nTWO\n\nthree\n\nfour\n");
        }

        @Test
        void isNotToBeHadOfOneLineChangedInTwoWays() {
            assertThat(ThreeWay.merge(BASE, "one\n\nTWO\n\nthree\n", "one\n\nzwei\n\nthree\n"))
                    .isEmpty();
            assertThat(ThreeWay.merge(BASE, "one\n\nTWO\n\nthree\n", "one\n\n\nthree\n"))
                    .isEmpty();
            assertThat(ThreeWay.merge(BASE, BASE + "\nfour\n", BASE + "\nfive\n"))
                    .isEmpty();
        }

        @Test
        void isNotToBeHadOfNeighbours() {
            assertThat(ThreeWay.merge("1\n2\n3\n", "1\nX\n3\n", "1\n2\nY\n")).isEmpty();
            assertThat(ThreeWay.merge("1\n2\n3\n", "X\n2\n3\n", "1\n2\nY\n")).contains("X\n2\nY\n");
        }

        @Test
        void isNotToBeHadWhereOneChangeSpansTwoOfTheOther() {
            assertThat(ThreeWay.merge("1\n2\n3\n4\n5\n", "A\n", "1\nB\n3\nC\n5\n"))
                    .isEmpty();
        }

        @Test
        void isTheOthersTextWhereOneChangedNothing() {
            RandomTexts texts = new RandomTexts(3);

            for (int i = 0; i < 10_000; i++) {
                String base = texts.text(20);
                String changed = i % 2 == 0 ? texts.edited(base) : texts.text(20);
                assertThat(ThreeWay.merge(base, base, changed)).contains(changed);
                assertThat(ThreeWay.merge(base, changed, base)).contains(changed);
                assertThat(ThreeWay.merge(base, changed, changed)).contains(changed);
            }
        }

        @Test
        void isTheSameWhoeverAsks() {
            RandomTexts texts = new RandomTexts(4);
            int merged = 0;

            for (int i = 0; i < 20_000; i++) {
                String base = texts.lines(20);
                String theirs = texts.edited(base);
                String yours = texts.edited(base);
                Optional<String> both = ThreeWay.merge(base, theirs, yours);
                assertThat(ThreeWay.merge(base, yours, theirs)).isEqualTo(both);
                merged += both.isPresent() ? 1 : 0;
            }

            assertThat(merged).isBetween(1_000, 19_000);
        }

        @Test
        void appliesEachChangeWhereItsNumberedLineIs() {
            Random random = new Random(5);

            for (int i = 0; i < 2_000; i++) {
                String[] base = IntStream.range(0, 40).mapToObj(n -> n + "\n").toArray(String[]::new);
                String[] theirs = base.clone();
                String[] yours = base.clone();
                String[] both = base.clone();
                for (int line = random.nextInt(3); line < 40; line += 2 + random.nextInt(5)) {
                    String fresh = random.nextBoolean() ? "" : "new " + line + "\n" + base[line];
                    (random.nextBoolean() ? theirs : yours)[line] = fresh;
                    both[line] = fresh;
                }

                Optional<String> merged =
                        ThreeWay.merge(String.join("", base), String.join("", theirs), String.join("", yours));

                assertThat(merged).contains(String.join("", both));
            }
        }

        @Test
        @Timeout(60)
        void isDecidedForTwoMegabytesOfOtherLines() {
            Random random = new Random(6);
            String base = lines(random);

            assertThat(ThreeWay.merge(base, lines(random), lines(random))).isEmpty();
            assertThat(ThreeWay.merge(base, base + "more\n", "less\n" + base)).contains("less\n" + base + "more\n");
        }

        private static String lines(Random random) {
            return IntStream.range(0, 300_000)
                    .mapToObj(i -> random.nextInt() + "\n")
                    .collect(Collectors.joining());
        }
    }

    @Nested
    class MergeSets {
        @Test
        void addsAndRemovesWhatEitherDid() {
            List<String> merged = ThreeWay.mergeSets(
                    List.of("a", "b", "c"), List.of("a", "c", "x", "y"), List.of("z", "b", "c", "y"));

            assertThat(merged).containsExactly("c", "x", "y", "z");
        }

        @Test
        void giveWayToWhoChangedSomething() {
            List<String> base = List.of("a", "b", "c");
            List<String> moved = List.of("c", "x", "a");

            assertThat(ThreeWay.mergeSets(base, base, moved)).isEqualTo(moved);
            assertThat(ThreeWay.mergeSets(base, moved, base)).isEqualTo(moved);
        }

        @Test
        void takeTheOrderOfWhoMovedSomething() {
            List<String> base = List.of("a", "b", "c");

            assertThat(ThreeWay.mergeSets(base, List.of("a", "b", "c", "x"), List.of("c", "b", "a")))
                    .containsExactly("c", "b", "a", "x");
            assertThat(ThreeWay.mergeSets(base, List.of("c", "b", "a"), List.of("a", "b", "c", "x")))
                    .containsExactly("c", "b", "a", "x");
            assertThat(ThreeWay.mergeSets(base, List.of("b", "a", "c"), List.of("c", "b", "a")))
                    .containsExactly("b", "a", "c");
        }

        @Test
        void haveWhatBothAddedOnce() {
            assertThat(ThreeWay.mergeSets(List.<String>of(), List.of("x", "y"), List.of("y", "z")))
                    .containsExactly("x", "y", "z");
        }
    }
}
