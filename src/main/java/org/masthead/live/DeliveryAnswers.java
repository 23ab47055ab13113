package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.masthead.http.QueryNames;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.page.DeliveryList;

/** Delivery's answers about tags, categories and authors: what they were made of, and where old addresses lead. */
@Singleton
final class DeliveryAnswers {

    private final Moved moved;

    DeliveryAnswers(Moved moved) {
        this.moved = moved;
    }

    <T> RestResponse<DeliveryList<T>> list(DeliveryList<T> list, SurrogateKeys.Type type, Function<T, UUID> id) {
        SurrogateKeys keys = new SurrogateKeys().all(type);
        list.items().forEach(item -> keys.one(type, id.apply(item)));
        return ResponseBuilder.ok(list)
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }

    /**
     * The record, or the way to it from a slug it had before, with the query whatever that is.
     *
     * @param path path of the collection
     */
    <T> RestResponse<T> one(Found<T> found, SurrogateKeys.Type type, Function<T, UUID> id, String path, UriInfo uri) {
        if (found.record().isEmpty()) {
            return moved.to(path, found.movedTo().orElseThrow());
        }
        QueryNames.refuseOthers(uri.getQueryParameters().keySet(), Set.of());
        T record = found.record().get();
        return ResponseBuilder.ok(record)
                .header(
                        SurrogateKeys.HEADER,
                        new SurrogateKeys().one(type, id.apply(record)).toString())
                .build();
    }
}
