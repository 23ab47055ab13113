package org.masthead.live.redirect;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/**
 * Finds where old slugs lead readers now: to records alone that they see. What the list says of a post is what
 * {@link #currentSlug} finds for its locale. Needs a transaction.
 */
@Singleton
public class RedirectRepository {

    /**
     * By locale, since a slug of each may lead elsewhere. Of two posts that one slug leads to, as when an alias was taken
     * from the one and given to the other, the same counts as for a request.
     */
    private static final String POSTS = """
            select distinct on (l.locale, old.slug)
                   'post' as type, l.locale, old.slug, l.slug as current_slug, l.post_id as id,
                   coalesce(old.left_at, l.shown_since) as since
            from (select s.post_id, s.locale, s.slug, case when s.live then null else s.since end as left_at
                  from post_slug s where s.past or s.live
                  union all
                  select a.post_id, a.locale, alias.slug, null
                  from live_post a cross join unnest(a.aliases) as alias (slug)
                  where a.visible_from <= :now and a.visible_until > :now) old
            join live_post l on l.post_id = old.post_id and l.visible_from <= :now and l.visible_until > :now
            where not exists (
              select 1 from live_post o where o.slug = old.slug and o.locale = l.locale
                and o.visible_from <= :now and o.visible_until > :now)
            order by l.locale, old.slug, (old.locale = l.locale) desc, l.post_id, since""";

    private static final String TAGS = """
            select 'tag', null, s.slug, t.slug, t.id, s.since from tag_slug s join tag t on t.id = s.owner_id
            where not s.current and exists (
              select 1 from live_post_tag x join live_post l using (post_id, visible_from)
              where x.tag_id = t.id and l.visible_from <= :now and l.visible_until > :now)""";

    /** A category is shown that has a live post anywhere below it. */
    private static final String CATEGORIES = """
            select 'category', null, s.slug, c.slug, c.id, s.since
            from category_slug s join category c on c.id = s.owner_id
            where not s.current and exists (
              select 1 from category below join live_post_category x on x.category_id = below.id
              join live_post l using (post_id, visible_from)
              where below.ancestors @> array[c.id] and l.visible_from <= :now and l.visible_until > :now)""";

    private static final String AUTHORS = """
            select 'author', null, s.slug, a.slug, a.id, s.since
            from author_slug s join author a on a.id = s.owner_id
            where not s.current and exists (
              select 1 from live_post_author x join live_post l using (post_id, visible_from)
              where x.author_id = a.id and l.visible_from <= :now and l.visible_until > :now)""";

    private static final SqlList LIST = SqlList.from(
                    "((" + POSTS + ") union all " + TAGS + " union all " + CATEGORIES + " union all " + AUTHORS + ") r")
            .select("r.type, r.locale, r.slug, r.current_slug, r.id, r.since")
            .value("id", "r.id")
            .value("type", "r.type")
            .value("locale", "r.locale")
            .sort("since", "r.since", SortType.INSTANT)
            // Several slugs lead to one record; a record has one locale at a time.
            .sort("id", "(cast(r.id as text) || ' ' || r.slug)", SortType.TEXT)
            .build();

    private final EntityManager database;
    private final ListStatements lists;
    private final Clock clock;

    RedirectRepository(EntityManager database, ListStatements lists, Clock clock) {
        this.database = database;
        this.lists = lists;
        this.clock = clock;
    }

    ListPage<RedirectView> page(ListQuery query) {
        return lists.page(LIST, query, Map.of("now", clock.instant()), RedirectRepository::view);
    }

    /**
     * The slug of the live post that an old one leads to, once no live post has that slug itself.
     *
     * @param locale of the post; null for any
     * @param preferred locale that counts most where none is named
     */
    public Optional<String> currentSlug(String old, @Nullable String locale, String preferred) {
        List<String> found = database.createNativeQuery("""
                        select l.slug from (
                          select s.post_id, s.locale from post_slug s where s.slug = :old and (s.past or s.live)
                          union all
                          select a.post_id, a.locale from live_post a
                          where a.aliases @> array[cast(:old as text)]
                            and a.visible_from <= :now and a.visible_until > :now) old
                        join live_post l on l.post_id = old.post_id and l.visible_from <= :now and l.visible_until > :now
                        where cast(:locale as text) is null or l.locale = cast(:locale as text)
                        order by (l.locale = :preferred) desc, (old.locale = l.locale) desc, l.post_id limit 1""", String.class)
                .setParameter("old", old)
                .setParameter("locale", locale)
                .setParameter("preferred", preferred)
                .setParameter("now", clock.instant())
                .getResultList();
        return found.stream().findFirst();
    }

    private static RedirectView view(Row row) {
        return new RedirectView(
                row.text("type"),
                row.textOrNull("locale"),
                row.text("slug"),
                row.text("current_slug"),
                row.uuid("id"),
                row.instant("since"));
    }
}
