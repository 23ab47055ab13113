package org.masthead.live.near;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many posts there are of each year and month, by the date that the author wrote.
 *
 * @param items years, the latest first
 */
public record Archive(List<Year> items) {

    public Archive {
        items = List.copyOf(items);
    }

    /** Posts of a year; months with none are left out, the latest comes first. */
    @Schema(name = "ArchiveYear")
    public record Year(int year, long count, List<Month> months) {

        public Year {
            months = List.copyOf(months);
        }
    }

    /** Posts of a month, from 1 for January. */
    @Schema(name = "ArchiveMonth")
    public record Month(int month, long count) {}
}
