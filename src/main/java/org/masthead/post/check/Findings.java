package org.masthead.post.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.masthead.post.check.FindingCode.Severity;

/** Collects what a check finds, in order; at most {@value #MOST}, of which errors are the last to be left out. */
final class Findings {

    static final int MOST = 200;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

    void add(Finding finding) {
        if (counts.merge(finding.severity(), 1, Integer::sum) <= MOST) {
            kept.add(finding);
        }
    }

    List<Finding> list() {
        return IntStream.range(0, kept.size())
                .boxed()
                .sorted(Comparator.comparing(index -> kept.get(index).severity()))
                .limit(MOST)
                .sorted()
                .map(kept::get)
                .toList();
    }
}
