package org.masthead.live.near;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.live.LivePostView;
import org.masthead.live.LivePostViewRepository;
import org.masthead.live.kept.KeptCounts;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;

/** Posts by their dates: the two beside one, and how many there are of a month. Needs a transaction. */
@Singleton
class NeighbourRepository {

    private static final String BESIDE = sql("""
            with self as (select s.locale, s.date, s.post_id from live_search s where s.post_id = :post and {visible}
            ), beside as (
              select 'previous' as side, older.* from self cross join lateral (
                select s.post_id, s.visible_from from live_search s
                where s.locale = self.locale and (s.date, s.post_id) < (self.date, self.post_id) and {visible}
                order by s.date desc, s.post_id desc limit 1) older
              union all
              select 'next', newer.* from self cross join lateral (
                select s.post_id, s.visible_from from live_search s
                where s.locale = self.locale and (s.date, s.post_id) > (self.date, self.post_id) and {visible}
                order by s.date, s.post_id limit 1) newer)
            select b.side, {columns}
             from beside b join live_post l on l.post_id = b.post_id and l.visible_from = b.visible_from""");

    private static final String ARCHIVE = """
            select cast(extract(year from month) as integer) as year, cast(extract(month from month) as integer) as month,
                   cast(posts as bigint) as count
            from (%s) dated order by dated.month desc""".formatted(
                    KeptCounts.byWrittenMonth("(cast(:locale as text) is null or locale = cast(:locale as text))"));

    private final ListStatements statements;
    private final LivePostViewRepository posts;
    private final Clock clock;

    NeighbourRepository(ListStatements statements, LivePostViewRepository posts, Clock clock) {
        this.statements = statements;
        this.posts = posts;
        this.clock = clock;
    }

    Neighbours of(UUID post) {
        Map<String, LivePostView> sides = new LinkedHashMap<>();
        statements
                .rows(BESIDE, Map.of("post", post, "now", clock.instant()))
                .forEach(row -> sides.put(row.text("side"), posts.view(row)));
        return new Neighbours(sides.get("previous"), sides.get("next"));
    }

    Archive archive(Optional<String> locale) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("now", clock.instant());
        values.put("locale", locale.orElse(null));
        Map<Integer, List<Archive.Month>> years = new LinkedHashMap<>();
        for (Row row : statements.rows(ARCHIVE, values)) {
            years.computeIfAbsent((int) row.number("year"), year -> new ArrayList<>())
                    .add(new Archive.Month((int) row.number("month"), row.number("count")));
        }
        return new Archive(years.entrySet().stream()
                .map(year -> new Archive.Year(
                        year.getKey(),
                        year.getValue().stream().mapToLong(Archive.Month::count).sum(),
                        year.getValue()))
                .toList());
    }

    /** Our own words in the place of names. */
    private static String sql(String statement) {
        return statement
                .replace("{visible}", "s.visible_from <= :now and s.visible_until > :now")
                .replace("{columns}", LivePostViewRepository.columns());
    }
}
