package org.masthead.http.list;

/**
 * One key of an order.
 *
 * @param field the field sorted by
 * @param descending true for a leading minus
 */
public record SortKey(String field, boolean descending) {

    static SortKey parse(String text) {
        return text.startsWith("-") ? new SortKey(text.substring(1), true) : new SortKey(text, false);
    }

    @Override
    public String toString() {
        return descending ? "-" + field : field;
    }
}
