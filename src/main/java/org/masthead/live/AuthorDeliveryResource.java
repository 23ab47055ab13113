package org.masthead.live;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.author.AuthorList;
import org.masthead.author.AuthorProfileView;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.list.ListParser;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.DeliveryList;
import org.masthead.live.DeliveryAnswers.Kind;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;

/** Authors as readers see them. */
@Path(AuthorDeliveryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class AuthorDeliveryResource {

    static final String PATH = Site.DELIVERY + "/authors";

    private static final Kind<AuthorProfileView> KIND =
            new Kind<>(Type.AUTHOR, AuthorProfileView::id, AuthorProfileView::avatar);

    private final TaxonomyService taxonomy;
    private final DeliveryAnswers answers;
    private final ListParser lists;

    AuthorDeliveryResource(TaxonomyService taxonomy, DeliveryAnswers answers, ListParser lists) {
        this.taxonomy = taxonomy;
        this.answers = answers;
        this.lists = lists;
    }

    @GET
    @Operation(operationId = "browseAuthors", summary = "List the authors of live posts")
    public RestResponse<DeliveryList<AuthorProfileView>> list(@Context UriInfo uri) {
        ListQuery query = lists.parse(AuthorList.DELIVERY, uri);
        return answers.list(DeliveryList.of(taxonomy.authors(query)), KIND);
    }

    @GET
    @Path("/{slugOrId}")
    @Operation(
            operationId = "readAuthor",
            summary = "Read an author",
            description = "By slug or id. A slug it had before answers 308 with the address it has now.")
    @APIResponseSchema(value = AuthorProfileView.class, responseCode = "200")
    @APIResponse(responseCode = "308", description = "The slug was another before; `Location` has the present one.")
    public RestResponse<AuthorProfileView> read(String slugOrId, @Context UriInfo uri) {
        return answers.one(taxonomy.author(slugOrId), KIND, PATH, uri);
    }
}
