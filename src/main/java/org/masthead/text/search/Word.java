package org.masthead.text.search;

/**
 * One thing in a text that can be found.
 *
 * @param kind a word of a script with spaces; or a character of one without; or two of those side by side
 * @param cased the word without case, accents kept, as stemmers want it
 * @param form the same without accents: what is indexed
 * @param position counts words, and characters of scripts without spaces, from 1; a pair stands where its first does
 * @param start UTF-16 index of its first unit in the text
 * @param end index behind its last
 */
record Word(Kind kind, String cased, String form, int position, int start, int end) {

    enum Kind {
        WORD,
        CHARACTER,
        PAIR
    }

    /** The same word in a text of which the one it was found in is a part. */
    Word movedBy(int positions, int units) {
        return new Word(kind, cased, form, position + positions, start + units, end + units);
    }
}
