package org.masthead.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.Total;
import org.masthead.http.problem.ProblemException;
import org.masthead.live.LivePostView;
import org.masthead.live.LivePostViewRepository;
import org.masthead.live.terms.Hits;
import org.masthead.live.terms.Match;
import org.masthead.search.SearchHit.HitFragment;
import org.masthead.site.Site;
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
 * live_post} for the hits of the page alone.
 */
@Singleton
class SearchRepository {

    /** What hits are sorted by. */
    private static final SqlList SORTS = SqlList.from("hits c")
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

    private static final String COLUMNS = "h.post_id, h.visible_from, h.date, cast(" + (long) UNIT + " * (cast(" + BASE
            + " as float8) + ts_rank(" + WEIGHTS + ", h.heads, cast(:any as tsquery))) as bigint) as score";

    private final ListStatements statements;
    private final LivePostViewRepository posts;
    private final Site site;
    private final Clock clock;

    SearchRepository(ListStatements statements, LivePostViewRepository posts, Site site, Clock clock) {
        this.statements = statements;
        this.posts = posts;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Looks at a cursor ahead of all statements.
     *
     * @throws ProblemException UNKNOWN_PARAMETER for one that no search has given
     */
    void refuseForged(ListQuery query) {
        new Keyset(SORTS, query).predicate(Conditions.of(SORTS, query.withoutConditions()));
    }

    /** A page of hits, counted unless the client did not want it. */
    ListPage<SearchHit> find(ListQuery query, Match match) {
        Keyset keyset = new Keyset(SORTS, query);
        List<Row> rows = match.query().isEmpty() ? List.of() : ranked(query, match, keyset);
        Total total = Total.NONE;
        if (query.paging().counted()) {
            total = rows.isEmpty() ? behindTheLast(query, match) : total(rows.get(0));
        }
        return PageOfRows.of(query, keyset, rows, total, row -> hit(row, query, match));
    }

    private Total behindTheLast(ListQuery query, Match match) {
        boolean first = query.paging().cursor().isEmpty() && query.paging().offset() == 0;
        return first && !match.hasPhrases() ? Total.upTo(SqlList.MAX_COUNTED, 0, false) : count(query, match);
    }

    /** How many hits there are. */
    Total count(ListQuery query, Match match) {
        if (match.query().isEmpty()) {
            return Total.upTo(SqlList.MAX_COUNTED, 0, false);
        }
        Hits hits = Hits.of(query, match, clock.instant(), "h.post_id");
        return total(statements
                .rows(hits.with() + "select " + hits.counted(), hits.values())
                .get(0));
    }

    private static Total total(Row row) {
        return Total.upTo(SqlList.MAX_COUNTED, row.number("found"), row.flag("cut"));
    }

    private List<Row> ranked(ListQuery query, Match match, Keyset keyset) {
        Hits hits = Hits.of(query, match, clock.instant(), COLUMNS);
        Conditions conditions = Conditions.of(SORTS, query.withoutConditions());
        conditions.bind(hits.values());
        conditions.bind(Map.of(
                "any", match.any(),
                "rowLimit", query.paging().limit() + 1,
                "rowOffset", query.paging().offset()));
        String order = " order by " + keyset.order();
        String sql = hits.with() + ", page as (select c.* from hits c where true" + keyset.predicate(conditions) + order
                + " limit :rowLimit offset :rowOffset)"
                + " select " + LivePostViewRepository.columns(query) + (showsFragments(query) ? SHOWN_TEXT : "")
                + ", c.score, " + hits.counted() + keyset.columns()
                + " from page c join live_post l on l.post_id = c.post_id and l.visible_from = c.visible_from" + order;
        return statements.rows(sql, conditions.values());
    }

    private static boolean showsFragments(ListQuery query) {
        return query.shows("fragments");
    }

    private SearchHit hit(Row row, ListQuery query, Match match) {
        LivePostView post = posts.view(row, query);
        List<HitFragment> fragments = showsFragments(query)
                ? FragmentsOfPost.of(match.query().orElseThrow(), row, post.tags(), site.locale())
                : List.of();
        return new SearchHit(post, row.number("score") / UNIT, fragments);
    }
}
