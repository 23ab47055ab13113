package org.masthead.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.list.ListParser;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;

/** Full-text search for readers. */
@Path(SearchResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class SearchResource {

    static final String PATH = Site.DELIVERY + "/search";

    private final SearchService search;
    private final ListParser lists;

    SearchResource(SearchService search, ListParser lists) {
        this.search = search;
        this.lists = lists;
    }

    @GET
    @Operation(operationId = "searchPosts", summary = "Search live posts", description = """
                    `q` has words, all of which a post must have; `"phrases"`; and `-words` that it must not have. A last word \
                    that no space follows may be the beginning of one. Of more than 10,000 hits the newest 10,000 are ranked. \
                    Without words, nothing is found. `fields` that names neither `score` nor `fragments` gets neither.""")
    public RestResponse<SearchAnswer> search(@Context UriInfo uri) {
        SearchAnswer answer = search.search(lists.parse(SearchList.GRAMMAR, uri));
        SurrogateKeys keys = new SurrogateKeys().all(Type.POST).all(Type.TAG);
        if (answer.facets() != null) {
            keys.all(Type.CATEGORY).all(Type.AUTHOR);
        }
        answer.items().forEach(hit -> hit.post().addTo(keys));
        return ResponseBuilder.ok(answer)
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }
}
