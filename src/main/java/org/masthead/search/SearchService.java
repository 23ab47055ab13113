package org.masthead.search;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.PageInfo;
import org.masthead.live.terms.Match;
import org.masthead.live.terms.MatchRepository;

/** Searches live posts. */
@Singleton
class SearchService {

    /** Hits up to which another spelling is looked for. */
    private static final int FEW = 3;

    private final MatchRepository matches;
    private final SearchRepository hits;
    private final FacetRepository facets;
    private final SuggestionRepository suggestions;

    SearchService(
            MatchRepository matches, SearchRepository hits, FacetRepository facets, SuggestionRepository suggestions) {
        this.matches = matches;
        this.hits = hits;
        this.facets = facets;
        this.suggestions = suggestions;
    }

    SearchAnswer search(ListQuery query) {
        hits.refuseForged(query);
        Match match = matches.of(query);
        ListPage<SearchHit> page = hits.find(query, match);
        return new SearchAnswer(
                page.items(), PageInfo.of(page), counts(query, match), suggestion(query, match, found(page)), page);
    }

    /** Where the client wants no count, the first page tells few from many. */
    private static long found(ListPage<SearchHit> page) {
        return page.total().orElse(page.items().size());
    }

    private @Nullable Facets counts(ListQuery query, Match match) {
        Set<String> asked = new HashSet<>(query.choices(Facets.PARAMETER));
        if (asked.remove(Facets.ALL)) {
            asked.addAll(Facets.NAMES);
        }
        return asked.isEmpty() ? null : facets.count(query, match, asked);
    }

    /** Another spelling is told only where it finds more that readers see: what a draft alone says is never told. */
    private @Nullable String suggestion(ListQuery query, Match match, long count) {
        if (count > FEW || match.query().isEmpty()) {
            return null;
        }
        Optional<String> spelling =
                suggestions.respell(query.search().orElseThrow(), match.query().get());
        return spelling.filter(
                        q -> hits.count(query, matches.of(query, q)).count().orElseThrow() > count)
                .orElse(null);
    }
}
