package org.masthead.live.terms;

import java.time.Instant;
import java.util.Map;
import org.masthead.http.list.ListQuery;
import org.masthead.sql.Conditions;
import org.masthead.sql.SqlList;

/**
 * The newest posts that match, as the common table expression {@code hits}: one more than are counted, at most. The words
 * are found by the index alone. Whether they stand in one phrase is looked up in the terms of a post, which is dear, and so
 * is done from the newest on, until there are enough.
 *
 * @param with the expression, from {@code with} on
 * @param counted columns {@code found}, the number of hits, and {@code cut}, whether there may be more
 * @param values what is bound in it
 */
public record Hits(String with, String counted, Map<String, Object> values) {

    /** Posts that have all words of a phrase of which it is looked up whether they stand side by side. */
    private static final int MAX_LOOKED_UP = 20_000;

    private static final int MOST = SqlList.MAX_COUNTED + 1;

    private static final String NEWEST = " order by l.date desc, l.post_id desc limit ";

    private static final String COUNTED =
            "(select count(*) from few) as found, ((select count(*) from few) = " + MOST + ") as cut";

    private static final String LOOKED_UP = "(select count(*) from hits) as found, ((select count(*) from hits) = "
            + MOST + " or (select count(*) from candidates) > " + MAX_LOOKED_UP + ") as cut";

    /**
     * What a query finds.
     *
     * @param columns what of each hit {@code h} is wanted, of the columns of {@code live_search}
     */
    public static Hits of(ListQuery query, Match match, Instant now, String columns) {
        Conditions conditions = Conditions.of(LiveFilters.NARROW, query);
        conditions.bind(Map.of("now", now, "words", match.words(), "terms", match.terms()));
        String matching = " from " + LiveFilters.NARROW.from() + " where " + conditions.sql();
        String with = match.hasPhrases() ? phrases(matching, columns) : words(matching, columns);
        return new Hits(
                "with " + with + " ", match.hasPhrases() ? LOOKED_UP : COUNTED, Map.copyOf(conditions.values()));
    }

    /** All that match, unless that is too many: only then are they sorted, by narrow rows. */
    private static String words(String matching, String columns) {
        return "few as materialized (select " + columns + " from (select l.*" + matching + ") h limit " + MOST + "), "
                + "hits as (select * from few where (select count(*) from few) < " + MOST + " union all select "
                + columns
                + " from (select l.place" + matching + " and (select count(*) from few) = " + MOST + NEWEST + MOST
                + ") n join live_search h on h.ctid = n.place)";
    }

    private static String phrases(String matching, String columns) {
        return "candidates as materialized (select l.place" + matching + NEWEST + (MAX_LOOKED_UP + 1) + "), "
                + "hits as materialized (select " + columns
                + " from candidates n join live_search h on h.ctid = n.place"
                + " where h.terms @@ cast(:terms as tsquery) limit " + MOST + ")";
    }
}
