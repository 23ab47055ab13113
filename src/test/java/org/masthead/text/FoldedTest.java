package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTest {
    @Nested
    class Of {
        @ParameterizedTest
        @CsvSource({"Cloud Native,cloud native", "STRASSE,straße", "Ｋ８ｓ,k8s", "ﬁne,FINE", "ΣΑΣ,σας"})
        void matchesWhatLooksOrSoundsAlike(String one, String other) {
            assertThat(Folded.of(one)).isEqualTo(Folded.of(other));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " cloud  native ",
                    "cloud\u00a0native",
                    "cloud\t\nnative",
                    "cloud\u3000native",
                    "cl\u200boud native"
                })
        void collapsesWhiteSpaceAndDropsWhatCannotBeSeen(String name) {
            assertThat(Folded.of(name)).isEqualTo("cloud native");
        }

        @Test
        void changesNothingTheSecondTime() {
            String folded = Folded.of("ΐ ǅ \u1e9e ﷺ ① 云原生");

            assertThat(Folded.of(folded)).isEqualTo(folded);
        }
    }
}
