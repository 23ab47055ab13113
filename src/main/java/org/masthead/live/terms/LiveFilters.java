package org.masthead.live.terms;

import org.masthead.sql.SqlList;

/** The filters of posts as SQL. */
public final class LiveFilters {

    private static final String TAG_BY_SLUG_OR_ID = """
            exists (select 1 from live_post_tag x
                    where x.post_id = l.post_id and x.visible_from = l.visible_from and x.tag_id = any(array(
                      select owner_id from tag_slug where slug in (:values)
                      union all select id from tag where cast(id as text) in (:values))))""";

    private static final String CATEGORY_BY_SLUG_OR_ID = """
            exists (select 1 from live_post_category x join category c on c.id = x.category_id
                    where x.post_id = l.post_id and x.visible_from = l.visible_from and c.ancestors && array(
                      select owner_id from category_slug where slug in (:values)
                      union all select id from category where cast(id as text) in (:values)))""";

    private static final String AUTHOR_BY_SLUG_OR_ID = """
            exists (select 1 from live_post_author x
                    where x.post_id = l.post_id and x.visible_from = l.visible_from and x.author_id = any(array(
                      select owner_id from author_slug where slug in (:values)
                      union all select id from author where cast(id as text) in (:values))))""";

    private static final String OF_POST =
            " from live_post p where p.post_id = l.post_id and p.visible_from = l.visible_from)";

    /**
     * Posts with the words of {@code q}, with their {@code place} in the table. Nothing is to be asked of a post before the
     * index has said that it has them, hence the fence: the planner counts a look into the terms of one as if they stood in
     * the row.
     */
    private static final String MATCHING = matching("");

    /**
     * Of those, the ones of {@code since.since} (see {@link Hits}) or later, by two indexes at once. That date alone leaves
     * others out. The locales are all that there are, since the index begins with them: a live post has its locale among the
     * kept counts. And a range with two ends makes the planner expect few rows; else it would read all that match.
     */
    static final String LATEST = matching(" and n.locale = any(array(select distinct locale from live_month))"
            + " and n.date >= (select since from since) and n.date < cast('infinity' as timestamptz)");

    /** All of them over the narrow table; what it does not have, it looks up. */
    static final SqlList NARROW = of(MATCHING)
            .value("featured", "(select p.featured" + OF_POST)
            .value("publishedAt", "(select p.published_at" + OF_POST)
            .value("updatedAt", "(select p.updated_at" + OF_POST)
            .like("title", """
                    exists (select 1 from live_post p where p.post_id = l.post_id and p.visible_from = l.visible_from
                              and p.title_grams @> :grams and p.title_folded like :value escape '\\')""")
            .fullText("true")
            .build();

    private LiveFilters() {}

    private static String matching(String more) {
        return "(select n.ctid as place, n.* from live_search n where n.terms @@ cast(:words as tsquery)" + more
                + " offset 0) l";
    }

    /**
     * Those by what tables with a window of a post have: {@code live_post} and {@code live_search}.
     *
     * @param from such a table, as {@code l}
     */
    public static SqlList.Builder of(String from) {
        return SqlList.from(from)
                .where("l.visible_from <= :now and l.visible_until > :now")
                .value("id", "l.post_id")
                .match("slug", """
                        l.post_id in (
                          select o.post_id from live_post o
                          where o.slug in (:values) and o.visible_from <= :now and o.visible_until > :now
                          union all select s.post_id from post_slug s where s.slug in (:values) and (s.live or s.past)
                          union all select o.post_id from live_post o
                          where o.aliases <> '{}' and o.visible_from <= :now and o.visible_until > :now
                            and exists (select 1 from unnest(o.aliases) as alias (slug) where alias.slug in (:values)))""")
                .match("tag", TAG_BY_SLUG_OR_ID)
                .match("category", CATEGORY_BY_SLUG_OR_ID)
                .match("author", AUTHOR_BY_SLUG_OR_ID)
                .match("tagId", """
                        exists (select 1 from live_post_tag x where x.post_id = l.post_id
                                  and x.visible_from = l.visible_from and x.tag_id in (:values))""", """
                        not exists (select 1 from live_post_tag x
                                    where x.post_id = l.post_id and x.visible_from = l.visible_from)""")
                .match("categoryId", """
                        exists (select 1 from live_post_category x join category c on c.id = x.category_id
                                where x.post_id = l.post_id and x.visible_from = l.visible_from
                                  and c.ancestors && array(select id from category where id in (:values)))""", """
                        not exists (select 1 from live_post_category x
                                    where x.post_id = l.post_id and x.visible_from = l.visible_from)""")
                .match("authorId", """
                        exists (select 1 from live_post_author x where x.post_id = l.post_id
                                  and x.visible_from = l.visible_from and x.author_id in (:values))""", """
                        not exists (select 1 from live_post_author x
                                    where x.post_id = l.post_id and x.visible_from = l.visible_from)""")
                .value("locale", "l.locale")
                .value("date", "l.date");
    }
}
