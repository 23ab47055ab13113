package org.masthead.text.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code q} asks for: all of its words and {@code "phrases"}, and none of those behind a minus. A last word that is
 * not ended yet, by white space or a quote, also counts as the beginning of one. Anything else is text, whatever it looks
 * like. Immutable.
 *
 * @param clauses all hold; one at least is not negated
 */
public record SearchQuery(List<Clause> clauses) {

    /** Words and phrases of a query that count; those behind them do not. */
    public static final int MAX_CLAUSES = 16;

    /** Languages that a query's words may be of. */
    public static final int MAX_LOCALES = 4;

    /** Terms of a query that count. */
    static final int MAX_TERMS = 64;

    public SearchQuery {
        clauses = List.copyOf(clauses);
    }

    /**
     * One word or phrase.
     *
     * @param negated whether it must not be there
     * @param places the terms at its positions, in order
     */
    public record Clause(boolean negated, List<Place> places) {

        public Clause {
            places = List.copyOf(places);
        }

        /** Whether its terms must stand in an order. */
        public boolean isPhrase() {
            return places.size() > 1;
        }

        /** The same as {@link #tsquery()}, but that the terms may stand anywhere. */
        public String words() {
            return places.stream().map(Place::tsquery).collect(Collectors.joining(" & "));
        }

        /** What casts to {@code tsquery}, without the negation. */
        public String tsquery() {
            StringBuilder query = new StringBuilder();
            int before = 0;
            for (Place place : places) {
                if (!query.isEmpty()) {
                    query.append(" <").append(place.position() - before).append("> ");
                }
                query.append(place.tsquery());
                before = place.position();
            }
            return "(" + query + ")";
        }
    }

    /**
     * What may stand at one position of a clause.
     *
     * @param position counted as in a text
     * @param form the word itself
     * @param terms the word, and its stems in the languages that count
     * @param prefix whether what begins with the word counts too
     */
    public record Place(int position, String form, Set<String> terms, boolean prefix) {

        public Place {
            terms = Set.copyOf(terms);
        }

        String tsquery() {
            return terms.stream()
                    .sorted()
                    .map(term -> TermVector.quoted(term) + (prefix && term.equals(form) ? ":*" : ""))
                    .collect(Collectors.joining(" | ", "(", ")"));
        }

        boolean takes(String term) {
            return terms.contains(term);
        }

        boolean takesForm(String word) {
            return terms.contains(word) || (prefix && word.startsWith(form));
        }
    }

    /**
     * Reads {@code q}.
     *
     * @param locales BCP 47 tags: in which languages its words may be
     * @return empty when it asks for nothing: it has no words, or only such as must not be there
     */
    public static Optional<SearchQuery> parse(String q, Collection<String> locales) {
        List<Clause> clauses = new QueryReader(q, new LinkedHashSet<>(locales)).clauses();
        return clauses.stream().allMatch(Clause::negated) ? Optional.empty() : Optional.of(new SearchQuery(clauses));
    }

    /** What casts to {@code tsquery} and is true for all that the query asks for: any of its terms. For ranks. */
    public String anyTerm() {
        return wanted().stream()
                .flatMap(clause -> clause.places().stream())
                .map(Place::tsquery)
                .distinct()
                .collect(Collectors.joining(" | "));
    }

    /** The clauses that are not negated. */
    public List<Clause> wanted() {
        return clauses.stream().filter(clause -> !clause.negated()).toList();
    }

    /** The words asked for, folded, each once. */
    public List<String> words() {
        return wanted().stream()
                .flatMap(clause -> clause.places().stream())
                .map(Place::form)
                .distinct()
                .toList();
    }
}
