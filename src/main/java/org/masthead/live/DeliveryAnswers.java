package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageView;
import org.masthead.http.QueryNames;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.page.DeliveryList;

/** Delivery's answers about tags, categories and authors: what they were made of, and where old addresses lead. */
@Singleton
final class DeliveryAnswers {

    /**
     * What is to be known of a kind of record to say what an answer was made of.
     *
     * @param picture the one that it has, if it has one
     */
    record Kind<T>(Type type, Function<T, UUID> id, Function<T, @Nullable ImageView> picture) {

        private void addKeys(T record, SurrogateKeys keys) {
            keys.one(type, id.apply(record));
            @Nullable ImageView image = picture.apply(record);
            if (image != null && image.assetId() != null) {
                keys.one(Type.ASSET, image.assetId());
            }
        }
    }

    private final Moved moved;

    DeliveryAnswers(Moved moved) {
        this.moved = moved;
    }

    <T> RestResponse<DeliveryList<T>> list(DeliveryList<T> list, Kind<T> kind) {
        SurrogateKeys keys = new SurrogateKeys().all(kind.type());
        list.items().forEach(item -> kind.addKeys(item, keys));
        return ResponseBuilder.ok(list)
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }

    /**
     * The record, or the way to it from a slug it had before, with the query whatever that is.
     *
     * @param path path of the collection
     */
    <T> RestResponse<T> one(Found<T> found, Kind<T> kind, String path, UriInfo uri) {
        if (found.record().isEmpty()) {
            return moved.to(path, found.movedTo().orElseThrow());
        }
        QueryNames.refuseOthers(uri.getQueryParameters().keySet(), Set.of());
        T record = found.record().get();
        SurrogateKeys keys = new SurrogateKeys();
        kind.addKeys(record, keys);
        return ResponseBuilder.ok(record)
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }
}
