package org.masthead.http.list;

import java.util.Optional;

/**
 * Which part of a list is wanted: rows behind (or before) a cursor, or rows from an offset.
 *
 * @param limit rows at most
 * @param offset rows to pass over; 0 with a cursor
 * @param cursor where a former page ended
 * @param byPage true when the client counts pages, so that links do as well
 * @param counted true when the whole list is counted
 */
public record Paging(int limit, long offset, Optional<Cursor> cursor, boolean byPage, boolean counted) {

    /** True when rows before the cursor are wanted. */
    public boolean backward() {
        return cursor.map(Cursor::backward).orElse(false);
    }
}
