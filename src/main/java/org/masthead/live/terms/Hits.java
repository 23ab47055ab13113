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

    /**
     * What a query finds.
     *
     * @param columns what of each hit {@code h} is wanted, of the columns of {@code live_search}
     */
    public static Hits of(ListQuery query, Match match, Instant now, String columns) {
        Conditions conditions = Conditions.of(LiveFilters.NARROW, query);
        conditions.bind(Map.of("now", now, "words", match.words(), "terms", match.terms()));
        String newest = "select l.post_id, l.visible_from, l.locale, l.date, l.date_offset_minutes, l.heads"
                + (match.hasPhrases() ? ", l.terms" : "") + " from " + LiveFilters.NARROW.from() + " where "
                + conditions.sql() + " order by l.date desc, l.post_id desc limit "
                + (match.hasPhrases() ? MAX_LOOKED_UP + 1 : MOST);
        String hits = "hits as materialized (select " + columns + " from ";
        String with = match.hasPhrases()
                ? "with candidates as materialized (" + newest + "), " + hits
                        + "candidates h where h.terms @@ cast(:terms as tsquery) limit " + MOST + ") "
                : "with " + hits + "(" + newest + ") h) ";
        String looked = match.hasPhrases() ? " or (select count(*) from candidates) > " + MAX_LOOKED_UP : "";
        String counted =
                "(select count(*) from hits) as found, ((select count(*) from hits) = " + MOST + looked + ") as cut";
        return new Hits(with, counted, Map.copyOf(conditions.values()));
    }
}
