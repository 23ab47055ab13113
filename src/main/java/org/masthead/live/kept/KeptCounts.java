package org.masthead.live.kept;

/**
 * Counts of what readers see, as SQL expressions over kept counts of all rows, less those whose window is not open now: those
 * are few, and each has an index of its own. Exact at any time, to the microsecond of an edge. They name {@code :now}.
 */
public final class KeptCounts {

    /**
     * How many rows that the log says have begun are looked at, the latest first: the clock of another node, or this one
     * before it was put right, may have been ahead.
     */
    private static final int AHEAD = 1_000;

    private static final String COLUMNS = "post_id, visible_from, locale, date, date_offset_minutes";

    /** Rows {@code h} of {@code live_post} that readers do not see: an index for each reason, whatever the planner guesses. */
    private static final String HIDDEN = "(select " + COLUMNS + " from live_post where not start_noted"
            + " and visible_from > :now"
            + " union all (select " + COLUMNS + " from live_post where start_noted and visible_from > :now"
            + " order by visible_from desc limit " + AHEAD + ")"
            + " union all select " + COLUMNS + " from live_post where visible_until <= :now"
            + " and visible_until < 'infinity') h";

    private KeptCounts() {}

    /** All live posts that a predicate of {@code locale} holds for. */
    static String ofPosts(String predicate) {
        return "(select coalesce(sum(cast(posts as integer)), 0) from live_month where " + predicate + ")"
                + " - (select count(*) from " + HIDDEN + " where " + predicate + ")";
    }

    /**
     * Live posts of one tag, category or author.
     *
     * @param kind {@code tag}, {@code category} or {@code author}
     * @param id an expression
     */
    static String ofRelation(String kind, String id) {
        return "coalesce((select posts from live_count where relation_id = " + id + "), 0)"
                + " - (select count(*) from " + HIDDEN + " join live_post_" + kind + " x on x.post_id = h.post_id"
                + " and x.visible_from = h.visible_from and x." + kind + "_id = " + id + ")";
    }

    /**
     * Tables that count live posts of each tag, category or author, to be joined with theirs.
     *
     * @param kind {@code tag}, {@code category} or {@code author}
     * @param record their table's name in the statement
     */
    public static String joinedWith(String kind, String record) {
        return " left join live_count kept on kept.relation_id = " + record + ".id left join (select x." + kind
                + "_id as id, count(*) as posts from " + HIDDEN + " join live_post_" + kind
                + " x on x.post_id = h.post_id"
                + " and x.visible_from = h.visible_from group by x." + kind + "_id) hidden on hidden.id = " + record
                + ".id";
    }

    /** What those tables count. */
    public static String joined() {
        return "(coalesce(kept.posts, 0) - coalesce(hidden.posts, 0))";
    }

    /** Months by the date that authors wrote and how many live posts each has, as {@code month} and {@code posts}. */
    public static String byWrittenMonth(String predicate) {
        return "select month, sum(posts) as posts from (select written_month as month, posts from live_month where "
                + predicate + " union all select cast(date_trunc('month', h.date at time zone 'UTC'"
                + " + h.date_offset_minutes * interval '1 minute') as date), -1 from " + HIDDEN + " where " + predicate
                + ") counted group by month having sum(posts) > 0";
    }

    /** Months and how many live posts each has, as {@code month} and {@code posts}. */
    static String byMonth(String predicate) {
        return "select month, sum(cast(posts as integer)) as posts from (select month, posts from live_month where "
                + predicate
                + " union all select cast(date_trunc('month', h.date at time zone 'UTC') as date), -1 from " + HIDDEN
                + " where " + predicate + ") counted group by month";
    }
}
