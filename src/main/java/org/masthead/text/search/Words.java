package org.masthead.text.search;

import com.ibm.icu.lang.UCharacter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;
import org.masthead.text.search.Word.Kind;

/**
 * Takes a text apart: by words (UAX #29), and where a script has no spaces (Han, kana, Hangul) by character and by pairs
 * of them. One chain for all texts and all queries, whatever their language. No word is left out as too common.
 *
 * <p>Unlike Lucene's own bigrams, a pair takes the position of its first character, so that a phrase may go on from Han
 * text into other. Not thread-safe; for one text after the other.
 */
final class Words {

    private static final Set<String> WITHOUT_SPACES = Set.of("<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>");
    private static final int HALFWIDTH_VOICED = 0xFF9E;
    private static final int HALFWIDTH_SEMI_VOICED = 0xFF9F;

    /** Below it no character is of a script without spaces. */
    private static final char FIRST_WITHOUT_SPACES = '\u1100';

    private final StandardTokenizer tokens = new StandardTokenizer();
    private final OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = tokens.addAttribute(TypeAttribute.class);
    private String text = "";
    private Predicate<Word> sink = word -> false;
    private @Nullable Word before;
    private int position;
    private boolean open;

    /**
     * Hands over each word in the order of the text.
     *
     * @param sink takes one; false when it wants no more
     */
    static void each(String text, Predicate<Word> sink) {
        new Words().run(text, sink);
    }

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        each(text, words::add);
        return words;
    }

    /** The same as {@link #each}, of one text after the other. */
    void run(String text, Predicate<Word> sink) {
        this.text = text;
        this.sink = sink;
        before = null;
        position = 0;
        open = true;
        // What a tokenizer holds is its reader, which is closed here; it itself is for the next text.
        try {
            tokens.setReader(new StringReader(text));
            tokens.reset();
            while (open && tokens.incrementToken()) {
                boolean spaced = text.charAt(place.startOffset()) < FIRST_WITHOUT_SPACES;
                if (!spaced && WITHOUT_SPACES.contains(type.type())) {
                    characters(place.startOffset(), place.endOffset());
                } else {
                    parts(place.startOffset(), place.endOffset());
                }
            }
            tokens.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each with the marks that belong to it, such as the dakuten of halfwidth kana. */
    private void characters(int from, int until) {
        int start = from;
        while (start < until && open) {
            int end = text.offsetByCodePoints(start, 1);
            while (end < until && isMark(text.codePointAt(end))) {
                end = text.offsetByCodePoints(end, 1);
            }
            character(start, end);
            start = end;
        }
    }

    private static boolean isMark(int codePoint) {
        return codePoint == HALFWIDTH_VOICED
                || codePoint == HALFWIDTH_SEMI_VOICED
                || UCharacter.getType(codePoint) == UCharacter.NON_SPACING_MARK;
    }

    private void character(int start, int end) {
        String form = WordForm.cased(text.substring(start, end));
        if (form.isEmpty()) {
            return;
        }
        position++;
        Word character = new Word(Kind.CHARACTER, form, form, position, start, end);
        Word first = before;
        if (first != null && first.end() == start && first.kind() == Kind.CHARACTER) {
            String pair = first.form() + form;
            give(new Word(Kind.PAIR, pair, pair, first.position(), first.start(), end));
        }
        give(character);
        before = character;
    }

    /** What is one word for Unicode but more than one for those who search: {@code node.js}, {@code snake_case}. */
    private void parts(int from, int until) {
        int start = from;
        for (int i = from; i <= until && open; i++) {
            if (i == until || isSeparator(text.charAt(i))) {
                if (i > start) {
                    word(start, i);
                }
                start = i + 1;
            }
        }
    }

    private static boolean isSeparator(char unit) {
        return unit == '.'
                || unit == '_'
                || unit == ':'
                || unit == ','
                || unit == ';'
                || unit == '\uFF0E'
                || unit == '\uFF3F'
                || unit == '\u00B7';
    }

    private void word(int start, int end) {
        String cased = WordForm.cased(text.substring(start, end));
        String form = WordForm.folded(cased);
        if (!form.isEmpty()) {
            position++;
            before = null;
            give(new Word(Kind.WORD, cased, form, position, start, end));
        }
    }

    private void give(Word word) {
        open = open && sink.test(word);
    }
}
