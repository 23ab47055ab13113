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
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.list.ListParser;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.DeliveryList;
import org.masthead.live.DeliveryAnswers.Kind;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;
import org.masthead.tag.TagList;
import org.masthead.tag.TagView;

/** Tags as readers see them. */
@Path(TagDeliveryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class TagDeliveryResource {

    static final String PATH = Site.DELIVERY + "/tags";

    private static final Kind<TagView> KIND = new Kind<>(Type.TAG, TagView::id, TagView::image);

    private final TaxonomyService taxonomy;
    private final DeliveryAnswers answers;
    private final ListParser lists;

    TagDeliveryResource(TaxonomyService taxonomy, DeliveryAnswers answers, ListParser lists) {
        this.taxonomy = taxonomy;
        this.answers = answers;
        this.lists = lists;
    }

    @GET
    @Operation(operationId = "browseTags", summary = "List the tags of live posts")
    public RestResponse<DeliveryList<TagView>> list(@Context UriInfo uri) {
        ListQuery query = lists.parse(TagList.DELIVERY, uri);
        return answers.list(DeliveryList.of(taxonomy.tags(query)), KIND);
    }

    @GET
    @Path("/{slugOrId}")
    @Operation(
            operationId = "readTag",
            summary = "Read a tag",
            description = "By slug or id. A slug it had before answers 308 with the address it has now.")
    @APIResponseSchema(value = TagView.class, responseCode = "200")
    @APIResponse(responseCode = "308", description = "The slug was another before; `Location` has the present one.")
    public RestResponse<TagView> read(String slugOrId, @Context UriInfo uri) {
        return answers.one(taxonomy.tag(slugOrId), KIND, PATH, uri);
    }
}
