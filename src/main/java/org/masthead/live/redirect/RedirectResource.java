package org.masthead.live.redirect;

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
import org.masthead.http.page.DeliveryList;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;

/** The old slugs that lead readers somewhere, for front ends that redirect by themselves. */
@Path(RedirectResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class RedirectResource {

    static final String PATH = Site.DELIVERY + "/redirects";

    /** A rename, and what readers see at all, decide which slugs are old ones that lead somewhere. */
    private static final String KEYS = new SurrogateKeys()
            .all(Type.POST)
            .all(Type.TAG)
            .all(Type.CATEGORY)
            .all(Type.AUTHOR)
            .toString();

    private final RedirectService redirects;
    private final ListParser lists;

    RedirectResource(RedirectService redirects, ListParser lists) {
        this.redirects = redirects;
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "browseRedirects",
            summary = "List old slugs and where they lead",
            description =
                    "Those that answer 308 now: former slugs and aliases of live posts, and former slugs of the tags,"
                            + " categories and authors of live posts. Of a post, `locale` is the one to ask for it by `?locale=`.")
    public RestResponse<DeliveryList<RedirectView>> list(@Context UriInfo uri) {
        return ResponseBuilder.ok(DeliveryList.of(redirects.list(lists.parse(RedirectList.DELIVERY, uri))))
                .header(SurrogateKeys.HEADER, KEYS)
                .build();
    }
}
