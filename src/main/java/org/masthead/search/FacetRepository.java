package org.masthead.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.ListQuery;
import org.masthead.live.terms.Hits;
import org.masthead.live.terms.Match;
import org.masthead.search.Facets.LocaleCount;
import org.masthead.search.Facets.RelationCount;
import org.masthead.search.Facets.YearCount;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;

/** Counts the hits by what they have: one statement, over those that are ranked. */
@Singleton
class FacetRepository {

    /** Values of a facet, those with the most hits. */
    private static final int MAX_VALUES = 50;

    /** The counts of each facet, as {@code value} and {@code count}. */
    private static final Map<String, String> COUNTS = Map.of(
            Facets.TAGS, """
                    select x.tag_id as value, count(*) as count from hits h
                    join live_post_tag x on x.post_id = h.post_id and x.visible_from = h.visible_from group by x.tag_id""",
            Facets.CATEGORIES, """
                    select above.id as value, count(distinct h.post_id) as count from hits h
                    join live_post_category x on x.post_id = h.post_id and x.visible_from = h.visible_from
                    join category c on c.id = x.category_id cross join unnest(c.ancestors) as above (id)
                    group by above.id""",
            Facets.AUTHORS, """
                    select x.author_id as value, count(*) as count from hits h
                    join live_post_author x on x.post_id = h.post_id and x.visible_from = h.visible_from
                    group by x.author_id""",
            Facets.YEARS, """
                    select extract(year from h.date at time zone 'UTC' + h.date_offset_minutes * interval '1 minute') as value,
                           count(*) as count
                    from hits h group by 1""",
            Facets.LOCALES, "select h.locale as value, count(*) as count from hits h group by h.locale");

    private static final Map<String, String> TABLES =
            Map.of(Facets.TAGS, "tag", Facets.CATEGORIES, "category", Facets.AUTHORS, "author");

    private final ListStatements statements;
    private final Clock clock;

    FacetRepository(ListStatements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    Facets count(ListQuery query, Match match, Set<String> asked) {
        Map<String, List<Row>> rows = match.query().isEmpty() ? Map.of() : rows(query, match, asked);
        Function<Row, RelationCount> relation =
                row -> new RelationCount(row.uuid("id"), row.text("slug"), row.text("value"), row.number("count"));
        return new Facets(
                values(Facets.TAGS, asked, rows, relation),
                values(Facets.CATEGORIES, asked, rows, relation),
                values(Facets.AUTHORS, asked, rows, relation),
                values(
                        Facets.YEARS,
                        asked,
                        rows,
                        row -> new YearCount(Integer.parseInt(row.text("value")), row.number("count"))),
                values(Facets.LOCALES, asked, rows, row -> new LocaleCount(row.text("value"), row.number("count"))));
    }

    private static <T> @Nullable List<T> values(
            String facet, Set<String> asked, Map<String, List<Row>> rows, Function<Row, T> view) {
        return asked.contains(facet)
                ? rows.getOrDefault(facet, List.of()).stream().map(view).toList()
                : null;
    }

    private Map<String, List<Row>> rows(ListQuery query, Match match, Set<String> asked) {
        Hits hits = Hits.of(
                query, match, clock.instant(), "h.post_id, h.visible_from, h.locale, h.date, h.date_offset_minutes");
        String sql = hits.with() + " select * from ("
                + asked.stream().sorted().map(FacetRepository::select).collect(Collectors.joining(" union all "))
                + ") facets order by facet, count desc, value";
        return statements.rows(sql, hits.values()).stream().collect(Collectors.groupingBy(row -> row.text("facet")));
    }

    private static String select(String facet) {
        @Nullable String table = TABLES.get(facet);
        String most = "(select * from (" + COUNTS.get(facet) + ") counted order by count desc, value limit "
                + MAX_VALUES + ") n";
        return table == null
                ? "select '" + facet + "' as facet, cast(null as uuid) as id, cast(null as text) as slug,"
                        + " cast(n.value as text) as value, n.count from " + most
                : "select '" + facet + "' as facet, t.id, t.slug, t.name as value, n.count from " + most + " join "
                        + table + " t on t.id = n.value";
    }
}
