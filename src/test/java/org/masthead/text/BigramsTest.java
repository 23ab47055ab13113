package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BigramsTest {
    @Nested
    class Of {
        @Test
        void pairsNeighboursSortedAndOnce() {
            assertThat(Bigrams.of("banana b")).containsExactly(" b", "a ", "an", "ba", "na");
        }

        @Test
        void pairsCodePointsNotHalvesOfThem() {
            assertThat(Bigrams.of("云𠮷😀")).containsExactlyInAnyOrder("云𠮷", "𠮷😀");
        }

        @Test
        void hasNoneForLessThanTwoCodePoints() {
            assertThat(Bigrams.of("")).isEmpty();
            assertThat(Bigrams.of("😀")).isEmpty();
        }

        @Test
        void ofAPartAreAmongThoseOfTheWhole() {
            assertThat(Bigrams.of("cloud native 云原生")).containsAll(Bigrams.of("ive 云原"));
        }
    }

    @Nested
    class LikePattern {
        @Test
        void escapesWhatLikeReadsAsAPattern() {
            assertThat(Bigrams.likePattern("100%_\\")).isEqualTo("%100\\%\\_\\\\%");
        }
    }
}
