package org.masthead.live;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.category.CategoryList;
import org.masthead.category.CategoryView;
import org.masthead.http.QueryNames;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.list.ListParser;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.DeliveryList;
import org.masthead.live.DeliveryAnswers.Kind;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;

/** Categories as readers see them. */
@Path(CategoryDeliveryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class CategoryDeliveryResource {

    static final String PATH = Site.DELIVERY + "/categories";

    private static final Kind<CategoryView> KIND = new Kind<>(Type.CATEGORY, CategoryView::id, CategoryView::image);

    private final TaxonomyService taxonomy;
    private final DeliveryAnswers answers;
    private final ListParser lists;

    CategoryDeliveryResource(TaxonomyService taxonomy, DeliveryAnswers answers, ListParser lists) {
        this.taxonomy = taxonomy;
        this.answers = answers;
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "browseCategories",
            summary = "List the categories of live posts",
            description = "`view=tree` gives the whole tree, unpaged: the roots, each with its `children`.")
    public RestResponse<DeliveryList<CategoryView>> list(@Context UriInfo uri) {
        ListQuery query = lists.parse(CategoryList.DELIVERY, uri);
        if (query.option(CategoryList.VIEW).equals(Optional.of(CategoryList.TREE))) {
            QueryNames.refuseOthers(query.parameters().keySet(), Set.of(CategoryList.VIEW));
            return answers.list(taxonomy.tree(query), KIND);
        }
        return answers.list(DeliveryList.of(taxonomy.categories(query)), KIND);
    }

    @GET
    @Path("/{slugOrId}")
    @Operation(
            operationId = "readCategory",
            summary = "Read a category",
            description = "By slug or id. A slug it had before answers 308 with the address it has now.")
    @APIResponseSchema(value = CategoryView.class, responseCode = "200")
    @APIResponse(responseCode = "308", description = "The slug was another before; `Location` has the present one.")
    public RestResponse<CategoryView> read(String slugOrId, @Context UriInfo uri) {
        return answers.one(taxonomy.category(slugOrId), KIND, PATH, uri);
    }
}
