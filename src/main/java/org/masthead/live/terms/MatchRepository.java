package org.masthead.live.terms;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.http.list.Condition;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.Operator;
import org.masthead.site.Site;
import org.masthead.sql.ListStatements;
import org.masthead.text.search.SearchQuery;
import org.masthead.text.search.SearchQuery.Clause;
import org.masthead.text.search.TermVector;

/**
 * Turns {@code q} into what the database matches. Posts hold their tags by id, so a word that is in the name of a tag also
 * matches that id, and the ids that were merged into it.
 */
@Singleton
public class MatchRepository {

    /** Tags that a word or phrase is looked for by, those with the shortest names. */
    private static final int MAX_TAGS = 32;

    private static final String AND = " & ";

    /** Stands in no word. */
    private static final String SEPARATOR = "\n";

    private static final String TAGS = """
            select clause.place, ids.id
            from unnest(string_to_array(cast(:queries as text), cast(:separator as text)))
              with ordinality as clause (query, place)
            cross join lateral (
              select t.id from tag t where t.name_terms @@ cast(clause.query as tsquery)
              order by length(t.name), t.id limit :most) as named
            cross join lateral (
              select named.id union all
              select m.merged_id from tag_merge m where m.into_id = named.id) as ids
            order by clause.place, ids.id""";

    private final ListStatements statements;
    private final Site site;

    MatchRepository(ListStatements statements, Site site) {
        this.statements = statements;
        this.site = site;
    }

    /** What the {@code q} of a list matches; its words are of the locales it filters by, else of the site's or English. */
    public Match of(ListQuery query) {
        return query.search().map(q -> of(q, locales(query))).orElse(Match.NOTHING);
    }

    /** What another {@code q} would match in its place. */
    public Match of(ListQuery query, String q) {
        return of(q, locales(query));
    }

    private Set<String> locales(ListQuery query) {
        Set<String> locales = query.conditions().stream()
                .filter(condition -> condition.field().equals("locale") && condition.operator() == Operator.EQUAL)
                .map(Condition::values)
                .flatMap(List::stream)
                .map(Object::toString)
                .limit(SearchQuery.MAX_LOCALES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return locales.isEmpty() ? new LinkedHashSet<>(List.of(site.locale(), TermVector.ENGLISH)) : locales;
    }

    private Match of(String q, Set<String> locales) {
        Optional<SearchQuery> query = SearchQuery.parse(q, locales);
        if (query.isEmpty()) {
            return Match.NOTHING;
        }
        List<Clause> clauses = query.get().clauses();
        Map<Integer, String> tags = tags(clauses);
        List<String> all = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> any = new ArrayList<>();
        any.add(query.get().anyTerm());
        for (int i = 0; i < clauses.size(); i++) {
            String marks = tags.getOrDefault(i, "");
            Clause clause = clauses.get(i);
            all.add((clause.negated() ? "!" : "") + "(" + clause.tsquery() + marks + ")");
            if (!clause.negated()) {
                words.add("((" + clause.words() + ")" + marks + ")");
            } else if (!clause.isPhrase()) {
                words.add("!(" + clause.tsquery() + marks + ")");
            }
            if (!clauses.get(i).negated() && !marks.isEmpty()) {
                any.add(marks.substring(Marks.OR.length()));
            }
        }
        boolean phrases = clauses.stream().anyMatch(Clause::isPhrase);
        String terms = String.join(AND, all);
        return new Match(query, terms, phrases ? String.join(AND, words) : terms, String.join(Marks.OR, any));
    }

    /** The marks of tags that each clause finds. */
    private Map<Integer, String> tags(List<Clause> clauses) {
        String queries = clauses.stream().map(Clause::tsquery).collect(Collectors.joining(SEPARATOR));
        Map<Integer, String> marks = new HashMap<>();
        statements
                .rows(TAGS, Map.of("queries", queries, "separator", SEPARATOR, "most", MAX_TAGS))
                .forEach(row -> marks.merge((int) row.number("place") - 1, Marks.of(row.uuid("id")), String::concat));
        return marks;
    }

    private static final class Marks {

        private static final String OR = " | ";

        private static String of(UUID tag) {
            return OR + "'" + SearchedText.mark(tag) + "'";
        }
    }
}
