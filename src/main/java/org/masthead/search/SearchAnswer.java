package org.masthead.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.PageInfo;
import org.masthead.http.page.PagedAnswer;

/**
 * A page of hits.
 *
 * @param page where it stands among all hits
 * @param facets counts over all hits; left out where none was asked for
 * @param suggestion another {@code q} that finds more, where this one seems misspelt
 * @param listPage what the response filter makes headers of; not sent
 */
@Schema(name = "SearchResult")
public record SearchAnswer(
        List<SearchHit> items,
        PageInfo page,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Facets facets,
        @Schema(nullable = true) @Nullable String suggestion,
        @JsonIgnore @Schema(hidden = true) ListPage<SearchHit> listPage)
        implements PagedAnswer {

    public SearchAnswer {
        items = List.copyOf(items);
    }
}
