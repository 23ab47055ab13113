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

    /** Of a word that stands in one of four posts or more, enough stand in the latest of so many. */
    private static final int LATEST = 4 * SqlList.MAX_COUNTED;

    private static final int MOST = SqlList.MAX_COUNTED + 1;

    private static final String ALL = " from " + LiveFilters.NARROW.from();

    private static final String NEWEST = " order by l.date desc, l.post_id desc limit ";

    private static final String IS_CUT = "(select count(*) = " + MOST + " from few)";

    private static final String COUNTED = "(select count(*) from few) as found, " + IS_CUT + " as cut";

    private static final String SUFFICE = "(select count(*) = " + MOST + " from latest)";

    /** When the month begins from which on there are this many posts; no row where there are not. */
    private static final String SINCE =
            "since as materialized (select cast(month as timestamp) at time zone 'UTC' as since"
                    + " from (select month, sum(sum(cast(posts as integer))) over (order by month desc) as reached from live_month group by month)"
                    + " months where reached >= " + LATEST + " order by month desc limit 1)";

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
        String where = " where " + conditions.sql();
        String with = match.hasPhrases()
                ? phrases(ALL + where, columns)
                : words(where, columns, query.conditions().isEmpty());
        return new Hits(
                "with " + with + " ", match.hasPhrases() ? LOOKED_UP : COUNTED, Map.copyOf(conditions.values()));
    }

    /**
     * All that match, unless that is too many: only then are they sorted.
     *
     * @param isAlone whether nothing else is asked for; of a filter, the latest posts may hold little
     */
    private static String words(String where, String columns, boolean isAlone) {
        return "few as materialized (select " + columns + " from (select l.*" + ALL + where + ") h limit " + MOST
                + "), "
                + (isAlone ? latest(where) : newest("newest", ALL + where + " and " + IS_CUT))
                + ", hits as (select * from few where not " + IS_CUT + " union all select " + columns
                + " from newest n join live_search h on h.ctid = n.place)";
    }

    /** The latest posts by themselves, where those are enough. */
    private static String latest(String where) {
        return SINCE + ", " + newest("latest", " from " + LiveFilters.LATEST + where + " and " + IS_CUT)
                + ", " + newest("others", ALL + where + " and " + IS_CUT + " and not " + SUFFICE)
                + ", newest as (select place from latest where " + SUFFICE + " union all select place from others)";
    }

    private static String newest(String name, String matching) {
        return name + " as materialized (select l.place" + matching + NEWEST + MOST + ")";
    }

    private static String phrases(String matching, String columns) {
        return "candidates as materialized (select l.place" + matching + NEWEST + (MAX_LOOKED_UP + 1) + "), "
                + "hits as materialized (select " + columns
                + " from candidates n join live_search h on h.ctid = n.place"
                + " where h.terms @@ cast(:terms as tsquery) limit " + MOST + ")";
    }
}
