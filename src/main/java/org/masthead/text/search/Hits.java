package org.masthead.text.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.text.search.Fragment.Hit;
import org.masthead.text.search.SearchQuery.Clause;
import org.masthead.text.search.SearchQuery.Place;

/** Looks for a query in a text, by the same words and stems that the index has. Not thread-safe; one for each text. */
final class Hits {

    /** Words of a text that count as found; those behind them do not. */
    private static final int MAX_FOUND = 1_000;

    /** A word of the text that a place of a clause takes. */
    private record Found(int clause, int place, int position, int start, int end) {}

    private final List<Clause> clauses;
    private final Stemmer stemmer;
    private final Beginnings beginnings;
    private final List<Found> found = new ArrayList<>();

    private Hits(SearchQuery query, String locale) {
        this.clauses = query.wanted();
        this.stemmer = Stemmer.of(locale);
        this.beginnings = Beginnings.of(clauses, stemmer);
    }

    /** What of the query the text has, in order; what touches is one. */
    static List<Hit> of(SearchQuery query, String locale, String text) {
        Hits hits = new Hits(query, locale);
        WantedWords.each(text, hits.beginnings, hits::look);
        return merged(hits.whole());
    }

    private boolean look(Word word) {
        if (!beginnings.take(word.form())) {
            return true;
        }
        @Nullable String stem = stemmer.stem(word).orElse(null);
        for (int c = 0; c < clauses.size(); c++) {
            List<Place> places = clauses.get(c).places();
            for (int p = 0; p < places.size(); p++) {
                Place place = places.get(p);
                if (place.takesForm(word.form()) || (stem != null && place.takes(stem))) {
                    found.add(new Found(c, p, word.position(), word.start(), word.end()));
                }
            }
        }
        return found.size() < MAX_FOUND;
    }

    /** A phrase counts where all of it stands. */
    private List<Hit> whole() {
        Map<List<Integer>, Found> byPlace = new HashMap<>();
        found.forEach(one -> byPlace.put(List.of(one.clause(), one.place(), one.position()), one));
        List<Hit> whole = new ArrayList<>();
        for (Found first : found) {
            if (first.place() == 0) {
                Found last = lastOf(first, byPlace);
                if (last != null) {
                    whole.add(new Hit(first.clause(), first.start(), last.end()));
                }
            }
        }
        return whole;
    }

    private @Nullable Found lastOf(Found first, Map<List<Integer>, Found> byPlace) {
        List<Place> places = clauses.get(first.clause()).places();
        Found last = first;
        for (int p = 1; p < places.size(); p++) {
            int position =
                    first.position() + places.get(p).position() - places.get(0).position();
            Found next = byPlace.get(List.of(first.clause(), p, position));
            if (next == null) {
                return null;
            }
            last = next;
        }
        return last;
    }

    private static List<Hit> merged(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingInt(Hit::start).thenComparingInt(Hit::end));
        List<Hit> merged = new ArrayList<>();
        for (Hit hit : sorted) {
            Hit before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && hit.start() <= before.end()) {
                merged.set(
                        merged.size() - 1, new Hit(before.clause(), before.start(), Math.max(before.end(), hit.end())));
            } else {
                merged.add(hit);
            }
        }
        return merged;
    }
}
