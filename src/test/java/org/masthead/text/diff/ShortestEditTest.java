package org.masthead.text.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortestEditTest {
    private final Random random = new Random(7);

    @Test
    void keepsAsMuchAsCanBeKeptInOrder() {
        for (int i = 0; i < 20_000; i++) {
            int[] before = numbers();
            int[] after = numbers();

            List<Anchor> matches = matches(before, after);

            assertThat(matches).hasSize(longestCommonSubsequence(before, after));
            assertThat(matches).allMatch(match -> before[match.before()] == after[match.after()]);
            assertThat(matches.stream().map(Anchor::after)).isSorted().doesNotHaveDuplicates();
        }
    }

    private int[] numbers() {
        return random.ints(random.nextInt(14), 0, 1 + random.nextInt(4)).toArray();
    }

    private static List<Anchor> matches(int[] before, int[] after) {
        Budget budget = new Budget();
        budget.startBlock();
        List<Anchor> matches = new ArrayList<>();
        new ShortestEdit(before, after, budget).find((i, j) -> matches.add(new Anchor(i, j)));
        matches.sort(Comparator.comparing(Anchor::before));
        return matches;
    }

    private static int longestCommonSubsequence(int[] before, int[] after) {
        int[][] lengths = new int[before.length + 1][after.length + 1];
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < after.length; j++) {
                lengths[i + 1][j + 1] =
                        before[i] == after[j] ? lengths[i][j] + 1 : Math.max(lengths[i][j + 1], lengths[i + 1][j]);
            }
        }
        return lengths[before.length][after.length];
    }
}
