package org.masthead.search;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.sql.ListStatements;
import org.masthead.text.search.SearchQuery;
import org.masthead.text.search.Vocabulary;

/** Finds words of live posts that are like those that none of them has. */
@Singleton
class SuggestionRepository {

    /** Words alike that are compared letter by letter. */
    private static final int MAX_ALIKE = 20;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    private static final String ALIKE = """
            select w.word as written, alike.word as meant
            from unnest(string_to_array(cast(:words as text), ' ')) as w (word)
            cross join lateral (
              (select s.word from search_word s where s.word % w.word
               order by similarity(s.word, w.word) desc, s.word limit :most)
              union all
              select s.word from search_word s
              where s.word = any(string_to_array(cast(:swapped as text), ' '))) as alike
            where not exists (select 1 from search_word known where known.word = w.word)""";

    private final ListStatements statements;

    SuggestionRepository(ListStatements statements) {
        this.statements = statements;
    }

    /** A pair of words, and how many letters are between them. */
    private record Alike(String written, String meant) {

        int distance() {
            return Vocabulary.distance(written, meant);
        }
    }

    /** The {@code q} with words that there are in the place of those that there are not; empty when there are none alike. */
    Optional<String> respell(String q, SearchQuery query) {
        List<String> words = query.words().stream()
                .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
                .toList();
        Map<String, String> meant = new LinkedHashMap<>();
        alike(words).stream()
                .filter(pair -> Vocabulary.isNear(pair.written(), pair.meant()))
                .sorted(Comparator.comparingInt(Alike::distance))
                .forEach(pair -> meant.putIfAbsent(pair.written(), pair.meant()));
        return Vocabulary.respelt(q, meant);
    }

    /** Trigrams know few words that have two letters swapped: those are looked for as they would be written. */
    private List<Alike> alike(List<String> words) {
        String swapped = words.stream()
                .flatMap(word -> Vocabulary.swapped(word).stream())
                .collect(Collectors.joining(" "));
        return statements
                .rows(ALIKE, Map.of("words", String.join(" ", words), "swapped", swapped, "most", MAX_ALIKE))
                .stream()
                .map(row -> new Alike(row.text("written"), row.text("meant")))
                .toList();
    }
}
