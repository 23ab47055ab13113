package org.masthead.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.Cursor;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.Total;

/** Makes a page of the rows of a statement, which has one more than the page where another page follows. */
public final class PageOfRows {

    private PageOfRows() {}

    /** @param rows in the direction of travel, with the keyset's columns */
    public static <T> ListPage<T> of(
            ListQuery query, Keyset keyset, List<Row> rows, Total total, Function<Row, T> view) {
        boolean more = rows.size() > query.paging().limit();
        List<Row> shown = new ArrayList<>(more ? rows.subList(0, query.paging().limit()) : rows);
        if (query.paging().backward()) {
            Collections.reverse(shown);
        }
        boolean started = query.paging().cursor().isPresent() || query.paging().offset() > 0;
        boolean after = query.paging().backward() || more;
        boolean before = query.paging().backward() ? more : started;
        return new ListPage<>(
                query,
                shown.stream().map(view).toList(),
                total,
                after ? edge(keyset, query, shown, false) : Optional.empty(),
                before ? edge(keyset, query, shown, true) : Optional.empty());
    }

    private static Optional<Cursor> edge(Keyset keyset, ListQuery query, List<Row> rows, boolean backward) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Row row = rows.get(backward ? 0 : rows.size() - 1);
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < query.sort().size(); i++) {
            values.add(keyset.written(i, row));
        }
        return Optional.of(new Cursor(query.order(), backward, values));
    }
}
