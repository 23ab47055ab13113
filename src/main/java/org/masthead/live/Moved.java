package org.masthead.live;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Site;

/** Answers a former slug with the address of the present one, for good (308, RFC 9110 §15.4.9); keeps the query. */
@Singleton
public class Moved {

    private final RoutingContext request;
    private final Site site;

    Moved(RoutingContext request, Site site) {
        this.request = request;
        this.site = site;
    }

    <T> RestResponse<T> to(String collection, String slug) {
        return to(collection, slug, "");
    }

    /** @param below what follows the slug in the path, with its slash */
    public <T> RestResponse<T> to(String collection, String slug, String below) {
        @Nullable String query = request.request().query();
        String path = collection + "/"
                + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20") + below;
        String address = path + (query == null || query.isEmpty() ? "" : "?" + query);
        return RestResponse.ResponseBuilder.<T>create(308)
                .header(HttpHeaders.LOCATION, site.baseUrl() + address)
                .build();
    }
}
