package org.masthead.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.Total;
import org.masthead.live.LivePostViewRepository;
import org.masthead.live.terms.Match;
import org.masthead.search.SearchHit.HitFragment;
import org.masthead.sql.Conditions;
import org.masthead.sql.Keyset;
import org.masthead.sql.ListStatements;
import org.masthead.sql.PageOfRows;
import org.masthead.sql.Row;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;
import org.masthead.text.search.Fragments;

/**
 * Finds and ranks. One statement goes over the narrow rows of {@code live_search}, and reads the wide ones of {@code
 * live_post} for the hits of the page alone. Needs a transaction.
 */
@Singleton
class SearchRepository {

    private static final String OF_POST =
            " from live_post p where p.post_id = l.post_id and p.visible_from = l.visible_from)";

    /** What is asked for, row by row of the narrow table; what it does not have, it looks up. */
    static final SqlList HITS = LivePostViewRepository.filters("live_search l", "l.terms @@ cast(:terms as tsquery)")
            .value("featured", "(select p.featured" + OF_POST)
            .value("publishedAt", "(select p.published_at" + OF_POST)
            .value("updatedAt", "(select p.updated_at" + OF_POST)
            .like("title", """
                    exists (select 1 from live_post p where p.post_id = l.post_id and p.visible_from = l.visible_from
                              and p.title_grams @> :grams and p.title_folded like :value escape '\\')""")
            .sort("score", "c.score", SortType.NUMBER)
            .sort("date", "c.date", SortType.INSTANT)
            .sort("id", "c.post_id", SortType.UUID)
            .build();

    /** Parts of a score: whole numbers are alike on all machines, and in cursors. */
    private static final double UNIT = 1_000_000;

    /** What a hit in the text alone has, beside nothing for title, subtitle and tags. */
    private static final String BASE = "0.01";

    /** Of D (which is not there), tags, subtitle and title. */
    private static final String WEIGHTS = "cast('{0.1, 0.3, 0.6, 1.0}' as float4[])";

    /** What of a post is looked at for fragments. */
    private static final String SHOWN_TEXT = ", left(l.text, " + Fragments.MAX_LOOKED_AT + ") as searched_text";

    private static final int FRAGMENTS_OF_TEXT = 3;

    /** The hits of a page, and how many there are in all, up to one more than are ranked. */
    record Found(ListPage<SearchHit> page, long count) {}

    private final ListStatements statements;
    private final LivePostViewRepository posts;
    private final Clock clock;

    SearchRepository(ListStatements statements, LivePostViewRepository posts, Clock clock) {
        this.statements = statements;
        this.posts = posts;
        this.clock = clock;
    }

    Found find(ListQuery query, Match match) {
        Keyset keyset = new Keyset(HITS, query);
        List<Row> rows = match.query().isEmpty() ? List.of() : ranked(query, match, keyset);
        long count = rows.isEmpty() ? behindTheLast(query, match) : rows.get(0).number("found");
        Total total = query.paging().counted() ? Total.upTo(SqlList.MAX_COUNTED, count) : Total.NONE;
        return new Found(PageOfRows.of(query, keyset, rows, total, row -> hit(row, query, match)), count);
    }

    private long behindTheLast(ListQuery query, Match match) {
        boolean first = query.paging().cursor().isEmpty() && query.paging().offset() == 0;
        return first ? 0 : count(query, match);
    }

    /** How many hits there are, up to one more than are ranked. */
    long count(ListQuery query, Match match) {
        if (match.query().isEmpty()) {
            return 0;
        }
        Conditions conditions = conditions(query, match);
        String sql = "select count(*) as found from (select 1 from " + hits(conditions) + ") h";
        return statements.rows(sql, conditions.values()).get(0).number("found");
    }

    private List<Row> ranked(ListQuery query, Match match, Keyset keyset) {
        Conditions conditions = conditions(query, match);
        String behind = keyset.predicate(conditions);
        conditions.bind(Map.of(
                "any", match.any(),
                "rowLimit", query.paging().limit() + 1,
                "rowOffset", query.paging().offset()));
        String order = " order by " + keyset.order();
        String sql = "with hits as materialized (select l.post_id, l.visible_from, l.date, l.heads from "
                + hits(conditions)
                + "), scored as (select h.post_id, h.visible_from, h.date, cast(round(" + (long) UNIT + " * cast("
                + BASE
                + " + ts_rank(" + WEIGHTS + ", h.heads, cast(:any as tsquery)) as numeric)) as bigint) as score"
                + " from (select * from hits limit " + SqlList.MAX_COUNTED + ") h)"
                + ", page as (select c.* from scored c where true" + behind + order
                + " limit :rowLimit offset :rowOffset)"
                + " select " + LivePostViewRepository.columns(query) + (showsFragments(query) ? SHOWN_TEXT : "")
                + ", c.score, (select count(*) from hits) as found" + keyset.columns()
                + " from page c join live_post l on l.post_id = c.post_id and l.visible_from = c.visible_from" + order;
        return statements.rows(sql, conditions.values());
    }

    /** The newest hits, one more than are ranked. */
    private static String hits(Conditions conditions) {
        return HITS.from() + " where " + conditions.sql() + " order by l.date desc, l.post_id desc limit "
                + (SqlList.MAX_COUNTED + 1);
    }

    private Conditions conditions(ListQuery query, Match match) {
        Conditions conditions = Conditions.of(HITS, query);
        Map<String, Object> parameters = new HashMap<>(match.parameters());
        parameters.put("now", clock.instant());
        conditions.bind(parameters);
        return conditions;
    }

    private static boolean showsFragments(ListQuery query) {
        return query.shows("fragments");
    }

    private SearchHit hit(Row row, ListQuery query, Match match) {
        List<HitFragment> fragments = showsFragments(query)
                ? FragmentsOfPost.of(match.query().orElseThrow(), row, FRAGMENTS_OF_TEXT)
                : List.of();
        return new SearchHit(posts.view(row, query), row.number("score") / UNIT, fragments);
    }
}
