package org.masthead.live.terms;

import java.util.Optional;
import org.masthead.text.search.SearchQuery;

/**
 * What {@code q} is to match among live posts.
 *
 * @param query what was asked for; empty when that is nothing, which no post matches
 * @param terms casts to {@code tsquery}: what {@code live_search.terms} must match
 * @param words the same without the order of phrases, which an index does not know
 * @param any all of its terms that count for the rank
 */
public record Match(Optional<SearchQuery> query, String terms, String words, String any) {

    static final Match NOTHING = new Match(Optional.empty(), "", "", "");

    /** Whether not all that has its words matches. */
    public boolean hasPhrases() {
        return !terms.equals(words);
    }
}
