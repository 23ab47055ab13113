package org.masthead.http.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page as front ends read it: the items, and where the page stands.
 *
 * @param items the rows
 * @param page where it stands in its list
 * @param listPage what the response filter makes headers of; not sent
 */
public record DeliveryList<T>(
        List<T> items,
        PageInfo page,
        @JsonIgnore @Schema(hidden = true) ListPage<T> listPage) implements PagedAnswer {

    public DeliveryList {
        items = List.copyOf(items);
    }

    /** The answer that shows a page. */
    public static <T> DeliveryList<T> of(ListPage<T> page) {
        return new DeliveryList<>(page.items(), PageInfo.of(page), page);
    }
}
