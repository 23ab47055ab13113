package org.masthead.http.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.masthead.http.list.Cursor;
import org.masthead.http.list.ListQuery;

/**
 * One page of a list, as the database gave it.
 *
 * @param query what was asked
 * @param items the rows
 * @param counted rows of the whole list
 * @param next where the rows behind begin, if there are any
 * @param previous where the rows before begin, if there are any
 */
public record ListPage<T>(
        ListQuery query, List<T> items, Total counted, Optional<Cursor> next, Optional<Cursor> previous) {

    public ListPage {
        items = List.copyOf(items);
    }

    /** Rows of the whole list, unless not counted. */
    public OptionalLong total() {
        return counted.count();
    }
}
