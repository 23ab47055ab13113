package org.masthead.text.search;

import java.util.List;

/**
 * A piece of a text, and what of it was found.
 *
 * @param text the piece
 * @param ranges where the hits stand in it: first UTF-16 unit, and the one behind the last
 * @param html the piece with its hits in {@code <mark>}; all else is escaped
 */
public record Fragment(String text, List<List<Integer>> ranges, String html) {

    public Fragment {
        ranges = List.copyOf(ranges);
    }

    /** @param hits within the piece, in order, none touching another */
    static Fragment of(String text, List<Hit> hits) {
        StringBuilder html = new StringBuilder();
        int done = 0;
        for (Hit hit : hits) {
            html.append(escaped(text.substring(done, hit.start())))
                    .append("<mark>")
                    .append(escaped(text.substring(hit.start(), hit.end())))
                    .append("</mark>");
            done = hit.end();
        }
        html.append(escaped(text.substring(done)));
        List<List<Integer>> ranges =
                hits.stream().map(hit -> List.of(hit.start(), hit.end())).toList();
        return new Fragment(text, ranges, html.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * Where a text has what was asked for.
     *
     * @param clause number of what was asked for
     */
    record Hit(int clause, int start, int end) {

        Hit movedBy(int distance) {
            return new Hit(clause, start + distance, end + distance);
        }
    }
}
