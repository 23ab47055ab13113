package org.masthead.text.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.masthead.text.search.Word.Kind;

/** The words of a title that are likely to mean something: no list of common words, but the longest are seldom common. */
public final class Keywords {

    private static final int MAX_WORDS = 4;
    private static final int SHORTEST = 5;

    private Keywords() {}

    /**
     * What casts to {@code tsquery}, and finds what has any of the words; empty when there are none.
     *
     * @param locale of the title, a BCP 47 tag
     */
    public static String ofTitle(String title, String locale) {
        Stemmer stemmer = Stemmer.of(locale);
        List<String> terms = Words.of(title).stream()
                .filter(word -> word.kind() == Kind.PAIR
                        || (word.kind() == Kind.WORD && word.form().length() >= SHORTEST))
                .sorted(Comparator.comparingInt((Word word) -> -word.form().length()))
                .map(word -> stemmer.stem(word).orElse(word.form()))
                .distinct()
                .limit(MAX_WORDS)
                .toList();
        return terms.stream().map(TermVector::quoted).collect(Collectors.joining(" | "));
    }
}
