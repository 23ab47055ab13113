package org.masthead.text.search;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masthead.text.search.SearchQuery.Clause;
import org.masthead.text.search.SearchQuery.Place;
import org.masthead.text.search.Word.Kind;

/** Reads one {@code q}: quotes, minus signs, and the words between. */
final class QueryReader {

    /** Letters from which on a word may be the beginning of another. */
    private static final int SHORTEST_PREFIX = 2;

    /** What joins two words into one: {@code cloud-native} is found as a phrase. */
    private static final String JOINTS = "-_.:/@&+\u2010\u2011";

    private final String q;
    private final List<Stemmer> stemmers;
    private final List<Clause> clauses = new ArrayList<>();
    private int at;
    private int terms;

    QueryReader(String q, Set<String> locales) {
        this.q = q.replace('\u201C', '"').replace('\u201D', '"').replace('\uFF02', '"');
        this.stemmers = locales.stream().map(Stemmer::of).toList();
    }

    List<Clause> clauses() {
        while (clauses.size() < SearchQuery.MAX_CLAUSES) {
            while (at < q.length() && isSpace(at)) {
                at++;
            }
            if (at >= q.length()) {
                break;
            }
            boolean negated = q.charAt(at) == '-' && at + 1 < q.length() && !isSpace(at + 1);
            at += negated ? 1 : 0;
            if (q.charAt(at) == '"') {
                phrase(negated);
            } else {
                words(negated);
            }
        }
        return clauses;
    }

    private boolean isSpace(int index) {
        return UCharacter.isUWhiteSpace(q.charAt(index));
    }

    private void phrase(boolean negated) {
        int end = q.indexOf('"', at + 1);
        List<Word> words = found(q.substring(at + 1, end < 0 ? q.length() : end));
        at = end < 0 ? q.length() : end + 1;
        add(negated, words, false);
    }

    /** What stands between spaces: one word, or several that something joins, or several. */
    private void words(boolean negated) {
        int start = at;
        while (at < q.length() && !isSpace(at) && q.charAt(at) != '"') {
            at++;
        }
        String chunk = q.substring(start, at);
        boolean unfinished = at == q.length() && !negated;
        List<Word> joined = new ArrayList<>();
        for (Word word : found(chunk)) {
            if (!joined.isEmpty() && !joins(chunk, joined.get(joined.size() - 1).end(), word.start())) {
                add(negated, joined, false);
                joined = new ArrayList<>();
            }
            joined.add(word);
        }
        boolean touchesEnd = !joined.isEmpty() && joined.get(joined.size() - 1).end() == chunk.length();
        add(negated, joined, unfinished && touchesEnd);
    }

    private static boolean joins(String chunk, int end, int start) {
        return start <= end || (start == end + 1 && JOINTS.indexOf(chunk.charAt(end)) >= 0);
    }

    /** The words of a piece; a character that is part of a pair is not asked for by itself. */
    private static List<Word> found(String piece) {
        List<Word> all = Words.of(piece);
        Set<Integer> paired = new LinkedHashSet<>();
        all.stream().filter(word -> word.kind() == Kind.PAIR).forEach(pair -> {
            paired.add(pair.position());
            paired.add(pair.position() + 1);
        });
        return all.stream()
                .filter(word -> word.kind() != Kind.CHARACTER || !paired.contains(word.position()))
                .toList();
    }

    private void add(boolean negated, List<Word> words, boolean unfinished) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < words.size() && terms < SearchQuery.MAX_TERMS; i++) {
            places.add(place(words.get(i), unfinished && i == words.size() - 1));
            terms++;
        }
        if (!places.isEmpty() && clauses.size() < SearchQuery.MAX_CLAUSES) {
            clauses.add(new Clause(negated, places));
        }
    }

    private Place place(Word word, boolean last) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word.form());
        stemmers.stream()
                .map(stemmer -> stemmer.stem(word))
                .flatMap(Optional::stream)
                .forEach(forms::add);
        boolean prefix = last
                && word.kind() == Kind.WORD
                && word.form().codePointCount(0, word.form().length()) >= SHORTEST_PREFIX;
        return new Place(word.position(), word.form(), forms, prefix);
    }
}
