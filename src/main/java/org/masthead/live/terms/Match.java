package org.masthead.live.terms;

import java.util.Map;
import java.util.Optional;
import org.masthead.text.search.SearchQuery;

/**
 * What {@code q} is to match among live posts.
 *
 * @param query what was asked for; empty when that is nothing, which no post matches
 * @param terms casts to {@code tsquery}: what {@code live_search.terms} must match
 * @param any casts to {@code tsquery}: all of its terms that count for the rank
 */
public record Match(Optional<SearchQuery> query, String terms, String any) {

    /** Name of the parameter that predicates have for {@link #terms}. */
    public static final String TERMS = "terms";

    static final Match NOTHING = new Match(Optional.empty(), "", "");

    /** The predicate of rows {@code l} of {@code live_post} that match. */
    public static final String PREDICATE = """
            (l.post_id, l.visible_from) in (
              select s.post_id, s.visible_from from live_search s where s.terms @@ cast(:terms as tsquery))""";

    /** The values that the predicate needs. */
    public Map<String, Object> parameters() {
        return Map.of(TERMS, terms);
    }
}
