package org.masthead.category;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.JsonBody;
import org.masthead.http.json.JsonBodyReader;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.site.Site;
import org.masthead.slug.MergeDraft;
import org.masthead.slug.Successor;

/** The admin side of categories. */
@Path(CategoryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Categories")
public class CategoryResource {

    static final String PATH = Site.ADMIN + "/categories";

    private final CategoryService categories;
    private final ListParser lists;
    private final Site site;

    CategoryResource(CategoryService categories, ListParser lists, Site site) {
        this.categories = categories;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @RolesAllowed(Roles.AUTHOR)
    @Operation(operationId = "listCategories", summary = "List categories")
    public List<CategoryView> list(@Context UriInfo uri) {
        return new AdminList<>(categories.list(lists.parse(CategoryList.ADMIN, uri)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(operationId = "getCategory", summary = "Read a category")
    public CategoryView get(UUID id) {
        return categories.get(id);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCategory", summary = "Create a category")
    @APIResponseSchema(value = CategoryView.class, responseCode = "201")
    public RestResponse<CategoryView> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = CategoryDraft.class))) JsonBody body) {
        CategoryView category = categories.create(body);
        return RestResponse.ResponseBuilder.<CategoryView>created(site.address(PATH + "/" + category.id()))
                .entity(category)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceCategory", summary = "Set members of a category")
    public CategoryView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = CategoryDraft.class))) JsonBody body) {
        return categories.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(
            operationId = "updateCategory",
            summary = "Change members of a category",
            description =
                    "`parentId` and `position` move it: below another parent it is the last unless `position` says"
                            + " otherwise. Its siblings are renumbered and those below it get new paths; of none of these does"
                            + " the version step. 409 `category-cycle` when it would stand below itself.")
    public CategoryView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = CategoryDraft.class))) JsonBody body) {
        return categories.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @POST
    @Path("/{id}/merge")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeCategory",
            summary = "Merge a category into another",
            description = "Posts, live ones too, have the other category instead, and its slugs redirect. "
                    + "The categories right below it move below the other one, behind its own. 409 "
                    + "`category-cycle` when the other one stands below it.")
    public CategoryView merge(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = MergeDraft.class))) JsonBody body) {
        return categories.merge(id, body, WriteGuard.of(ifMatch, body));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteCategory",
            summary = "Delete a category",
            description = "Takes it off all posts; the categories right below it move up into its place.")
    public CategoryView delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam(Successor.REASSIGN_TO) @Nullable UUID reassignTo) {
        return categories.delete(id, reassignTo, WriteGuard.of(ifMatch));
    }
}
