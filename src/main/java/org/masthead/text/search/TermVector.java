package org.masthead.text.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The terms of a record's texts, as PostgreSQL casts them to {@code tsvector}: {@code 'cloud':1A,7D}. A word gives its form
 * and, where that is another, its stem, at one position. Texts stand apart, so that no phrase leads from one into the
 * next. What comes last is cut off first. Not thread-safe.
 */
public final class TermVector {

    /** How much a hit in a text counts. */
    public enum Weight {
        A,
        B,
        C,
        D
    }

    /** Bytes of a vector as PostgreSQL counts them, roughly; it takes 1 MB. */
    static final int MAX_BYTES = 600_000;

    /** Positions of one term; PostgreSQL takes 255. Phrases are not found behind the last. */
    static final int MAX_POSITIONS = 128;

    /** The last position that is told from the next; PostgreSQL's is 16,383. Phrases are not found behind it. */
    static final int LAST_POSITION = 16_000;

    /** Positions between two texts; no phrase is as long. */
    private static final int GAP = 256;

    /** The language that is looked for beside a site's own: names and quotations are in it everywhere. */
    public static final String ENGLISH = "en";

    private static final int BYTES_OF_TERM = 8;
    private static final int BYTES_OF_POSITION = 2;

    /** Where one term stands. */
    private static final class Places {

        private final StringBuilder text = new StringBuilder();
        private int count;
        private int last;
    }

    private final List<Stemmer> stemmers;
    private final Map<String, Places> terms = new LinkedHashMap<>();
    private int base;
    private int bytes;

    /** @param locales of the texts, BCP 47 tags: which stems they have */
    public TermVector(String... locales) {
        this.stemmers = Arrays.stream(locales).distinct().map(Stemmer::of).toList();
    }

    /**
     * The vector of a name, which may be in the language of a site or in English.
     *
     * @param locale of the site
     */
    public static String ofName(String name, String locale) {
        return new TermVector(locale, ENGLISH).add(Weight.C, name).toString();
    }

    /** Takes a text behind those that it has. */
    public TermVector add(Weight weight, String text) {
        int[] last = {base};
        Predicate<Word> taken = word -> {
            int position = base + word.position();
            last[0] = position;
            put(word.form(), position, weight);
            stemmers.forEach(stemmer -> stemmer.stem(word).ifPresent(stem -> put(stem, position, weight)));
            return bytes < MAX_BYTES;
        };
        if (bytes < MAX_BYTES) {
            Words.each(text, taken);
        }
        base = last[0] + GAP;
        return this;
    }

    /** Takes a term that no text gives, such as one that stands for a record. */
    public TermVector mark(Weight weight, String term) {
        put(term, ++base, weight);
        return this;
    }

    private void put(String term, int position, Weight weight) {
        Places places = terms.computeIfAbsent(term, absent -> {
            bytes += term.getBytes(StandardCharsets.UTF_8).length + BYTES_OF_TERM;
            return new Places();
        });
        int place = Math.min(position, LAST_POSITION);
        if (place == places.last || places.count == MAX_POSITIONS) {
            return;
        }
        places.last = place;
        places.count++;
        bytes += BYTES_OF_POSITION;
        places.text.append(places.count == 1 ? ":" : ",").append(place).append(weight);
    }

    /** What casts to {@code tsvector}. */
    @Override
    public String toString() {
        StringBuilder vector = new StringBuilder();
        terms.forEach((term, places) ->
                vector.append(vector.isEmpty() ? "" : " ").append(quoted(term)).append(places.text));
        return vector.toString();
    }

    /** A term as PostgreSQL reads it in {@code tsvector} and {@code tsquery}. */
    static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
