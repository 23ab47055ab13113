package org.masthead.http.json;

import com.fasterxml.jackson.core.filter.TokenFilter;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets through of a list's items only some of their members; all else passes. An answer is an object whose {@code items} are
 * the list, or the list itself. Immutable.
 */
public final class ChosenMembers extends TokenFilter {

    private static final String ITEMS = "items";

    private final TokenFilter item;

    /** @param isChosen tells the members that pass by their names */
    public ChosenMembers(Predicate<String> isChosen) {
        this.item = new TokenFilter() {

            @Override
            public @Nullable TokenFilter includeProperty(String name) {
                return isChosen.test(name) ? INCLUDE_ALL : null;
            }
        };
    }

    /** A bare list begins here, one in an answer behind its name. */
    @Override
    public TokenFilter includeElement(int index) {
        return item;
    }

    @Override
    public boolean includeEmptyArray(boolean contentsFiltered) {
        return true;
    }

    @Override
    public TokenFilter includeProperty(String name) {
        return name.equals(ITEMS) ? this : INCLUDE_ALL;
    }
}
