package org.masthead.live.near;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.live.LivePostViewRepository;
import org.masthead.live.near.RelatedPost.Reason;
import org.masthead.slug.RelationView;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.text.search.Keywords;

/**
 * Finds posts that have something in common with one: of each tag, category and title those that were made last, so that
 * the work is the same however many there are. Needs a transaction.
 */
@Singleton
class RelatedRepository {

    /**
     * A tag counts the more, the fewer posts have it. Of a post's tags its 20 rarest count; of each, of each category and
     * of the words, 200 posts.
     */
    private static final String RELATED = sql("""
            with self as (
              select s.post_id, s.visible_from, s.locale from live_search s where s.post_id = :post and {visible}
            ), own_tags as (
              select x.tag_id, (select count(*) from (
                                  select 1 from live_post_tag y where y.tag_id = x.tag_id limit 10000) used) as uses
              from live_post_tag x join self on self.post_id = x.post_id and self.visible_from = x.visible_from
            ), candidates as (
              select y.post_id, y.visible_from, ln(1 + 10000.0 / o.uses) as weight, false as in_category, false as in_text
              from (select * from own_tags order by uses, tag_id limit 20) o
              cross join lateral (select z.post_id, z.visible_from from live_post_tag z
                                  where z.tag_id = o.tag_id and z.post_id <> :post
                                  order by z.post_id desc limit 200) y
              union all
              select y.post_id, y.visible_from, 0, true, false
              from live_post_category x join self on self.post_id = x.post_id and self.visible_from = x.visible_from
              cross join lateral (select z.post_id, z.visible_from from live_post_category z
                                  where z.category_id = x.category_id and z.post_id <> :post
                                  order by z.post_id desc limit 200) y
              union all
              (select s.post_id, s.visible_from, 0, false, true from live_search s
               where s.terms @@ cast(:words as tsquery) and s.post_id <> :post limit 200)
            ), summed as (
              select post_id, visible_from, sum(weight) as weight, bool_or(in_category) as in_category,
                     bool_or(in_text) as in_text
              from candidates group by post_id, visible_from
            ), best as (
              select s.post_id, s.visible_from, s.date, k.in_category, k.in_text,
                     round(cast(k.weight + case when k.in_category then 1 else 0 end
                                + 5 * ts_rank(s.heads, cast(:words as tsquery))
                                + case when k.in_text then 0.1 else 0 end as numeric), 4) as score
              from summed k join live_search s on s.post_id = k.post_id and s.visible_from = k.visible_from
              join self on self.locale = s.locale
              where {visible} order by score desc, s.date desc, s.post_id desc limit :most)
            select b.score, b.in_category, b.in_text,
                   (select cast(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name)
                                         order by o.uses, t.id) as text)
                    from live_post_tag x join own_tags o on o.tag_id = x.tag_id join tag t on t.id = x.tag_id
                    where x.post_id = b.post_id and x.visible_from = b.visible_from) as shared_tags, {columns}
            from best b join live_post l on l.post_id = b.post_id and l.visible_from = b.visible_from
            order by b.score desc, b.date desc, b.post_id desc""");

    private final ListStatements statements;
    private final LivePostViewRepository posts;
    private final ObjectMapper json;
    private final Clock clock;

    RelatedRepository(ListStatements statements, LivePostViewRepository posts, ObjectMapper json, Clock clock) {
        this.statements = statements;
        this.posts = posts;
        this.json = json;
        this.clock = clock;
    }

    List<RelatedPost> of(UUID post, int most) {
        Map<String, Object> values = Map.of("post", post, "now", clock.instant(), "most", most, "words", words(post));
        return statements.rows(RELATED, values).stream().map(this::view).toList();
    }

    /** What casts to {@code tsquery}: any of the title's words that are likely to mean something. */
    private String words(UUID post) {
        String title = sql("""
                select s.title, s.locale from live_post s where s.post_id = :post and {visible}""");
        return statements.rows(title, Map.of("post", post, "now", clock.instant())).stream()
                .map(row -> Keywords.ofTitle(row.text("title"), row.text("locale")))
                .findFirst()
                .orElse("");
    }

    private RelatedPost view(Row row) {
        List<Reason> reasons = new ArrayList<>();
        @Nullable String tags = row.textOrNull("shared_tags");
        if (tags != null) {
            reasons.add(new Reason("tags", read(tags)));
        }
        if (row.flag("in_category")) {
            reasons.add(new Reason("category", List.of()));
        }
        if (row.flag("in_text")) {
            reasons.add(new Reason("text", List.of()));
        }
        return new RelatedPost(posts.view(row), row.decimal("score"), reasons);
    }

    private List<RelationView> read(String tags) {
        try {
            return json.readValue(tags, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our own words in the place of names. */
    private static String sql(String statement) {
        return statement
                .replace("{visible}", "s.visible_from <= :now and s.visible_until > :now")
                .replace("{columns}", LivePostViewRepository.columns());
    }
}
