package org.masthead.http.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.Cursor;

/**
 * Where a page stands in its list.
 *
 * @param limit items a page has at most
 * @param total items of the whole list; left out where the client did not want it counted
 * @param totalIsExact of a full-text search: false where more were found than are counted, which is 10,000; left out
 *     elsewhere
 * @param next cursor of the page behind, or null
 * @param previous cursor of the page before, or null
 */
public record PageInfo(
        int limit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean totalIsExact,
        @Schema(nullable = true) @Nullable String next,
        @Schema(nullable = true) @Nullable String previous) {

    /** The place of a page. */
    public static PageInfo of(ListPage<?> page) {
        return new PageInfo(
                page.query().paging().limit(),
                page.total().isPresent() ? page.total().getAsLong() : null,
                page.counted().exact().orElse(null),
                page.next().map(Cursor::encode).orElse(null),
                page.previous().map(Cursor::encode).orElse(null));
    }
}
