package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SortKeyTest {
    @Nested
    class Of {
        @Test
        void ordersAsPeopleDo() {
            List<String> ordered = List.of("", "10", "apple", "Apple", "äpple", "banana", "Zebra", "Ωμέγα", "中文");

            List<String> sorted = ordered.stream()
                    .sorted((left, right) -> Arrays.compareUnsigned(SortKey.of(right), SortKey.of(left)))
                    .sorted((left, right) -> Arrays.compareUnsigned(SortKey.of(left), SortKey.of(right)))
                    .toList();

            assertThat(sorted).containsExactlyElementsOf(ordered);
        }

        @Test
        void tellsNoComposedFormFromADecomposedOne() {
            assertThat(SortKey.of("café")).isEqualTo(SortKey.of("cafe\u0301"));
        }

        @Test
        void fitsARowOfAnIndex() {
            assertThat(SortKey.of("\ufdfa𠮷".repeat(50_000))).hasSizeLessThanOrEqualTo(1_024);
        }
    }
}
