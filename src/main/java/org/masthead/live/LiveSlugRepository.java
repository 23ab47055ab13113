package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which slugs lead readers somewhere; one statement a question, however many slugs. Needs a transaction. */
@Singleton
public class LiveSlugRepository {

    /** What a slug can be the slug of. */
    public enum Kind {
        POST("""
                select l.slug from live_post l
                where l.slug = any(cast(:slugs as text[])) and l.visible_from <= :now and l.visible_until > :now
                union
                select s.slug from post_slug s join live_post l on l.post_id = s.post_id
                where s.slug = any(cast(:slugs as text[])) and (s.past or s.live)
                  and l.visible_from <= :now and l.visible_until > :now
                union
                select alias.slug from live_post l cross join unnest(l.aliases) as alias (slug)
                where l.aliases && cast(:slugs as text[]) and l.visible_from <= :now and l.visible_until > :now"""),
        TAG("select slug from tag_slug where slug = any(cast(:slugs as text[]))"),
        CATEGORY("select slug from category_slug where slug = any(cast(:slugs as text[]))"),
        AUTHOR("select slug from author_slug where slug = any(cast(:slugs as text[]))");

        private final String query;

        Kind(String query) {
            this.query = query;
        }
    }

    private final EntityManager database;
    private final Clock clock;

    LiveSlugRepository(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Of these slugs those that lead somewhere: to a post that is live now, in any locale, or to a tag, category or author,
     * by its slug or by a former one.
     */
    public Set<String> leading(Kind kind, Collection<String> slugs) {
        if (slugs.isEmpty()) {
            return Set.of();
        }
        var query = database.createNativeQuery(kind.query, String.class)
                .setParameter("slugs", slugs.toArray(String[]::new));
        if (kind == Kind.POST) {
            query.setParameter("now", clock.instant());
        }
        @SuppressWarnings("unchecked")
        List<String> found = query.getResultList();
        return Set.copyOf(found);
    }
}
