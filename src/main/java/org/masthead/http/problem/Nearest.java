package org.masthead.http.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the allowed name a client probably meant: least edit distance, at most a third of its length. */
public final class Nearest {

    private static final int LONGEST_CONSIDERED = 64;

    private Nearest() {}

    /** The nearest of the allowed names, or empty when none is near. */
    public static Optional<String> to(String given, Collection<String> allowed) {
        if (given.length() > LONGEST_CONSIDERED) {
            return Optional.empty();
        }
        String lower = given.toLowerCase(Locale.ROOT);
        return allowed.stream()
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= Math.max(1, (name.length() + 1) / 3))
                .min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code "; did you mean `tag`?"}, or nothing when no name is near. */
    public static String suggestion(String given, Collection<String> allowed) {
        return to(given, allowed).map(name -> "; did you mean `" + name + "`?").orElse("");
    }

    /** Optimal string alignment: insert, delete, replace, swap of neighbours each cost one. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = cell(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cell(int[][] cost, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
    }
}
