package org.masthead.http.page;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many rows a whole list has.
 *
 * @param count the number, unless the client did not want it
 * @param exact whether it is all of them; empty for lists that always count them all
 */
public record Total(OptionalLong count, Optional<Boolean> exact) {

    /** Not counted. */
    public static final Total NONE = new Total(OptionalLong.empty(), Optional.empty());

    /** Of a list that counts them all. */
    public static Total of(long count) {
        return new Total(OptionalLong.of(count), Optional.empty());
    }

    /**
     * Of a list that counts up to a bound.
     *
     * @param cut whether there may be more
     */
    public static Total upTo(long most, long count, boolean cut) {
        return new Total(OptionalLong.of(Math.min(most, count)), Optional.of(!cut));
    }
}
