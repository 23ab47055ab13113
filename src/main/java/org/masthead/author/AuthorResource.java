package org.masthead.author;

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

/** The admin side of authors. */
@Path(AuthorResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Authors")
public class AuthorResource {

    static final String PATH = Site.ADMIN + "/authors";

    private final AuthorService authors;
    private final ListParser lists;
    private final Site site;

    AuthorResource(AuthorService authors, ListParser lists, Site site) {
        this.authors = authors;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @RolesAllowed(Roles.AUTHOR)
    @Operation(operationId = "listAuthors", summary = "List authors")
    public List<AuthorView> list(@Context UriInfo uri) {
        return new AdminList<>(authors.list(lists.parse(AuthorList.ADMIN, uri)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(operationId = "getAuthor", summary = "Read an author")
    public AuthorView get(UUID id) {
        return authors.get(id);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createAuthor", summary = "Create an author")
    @APIResponseSchema(value = AuthorView.class, responseCode = "201")
    public RestResponse<AuthorView> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = AuthorDraft.class))) JsonBody body) {
        AuthorView author = authors.create(body);
        return RestResponse.ResponseBuilder.<AuthorView>created(site.address(PATH + "/" + author.id()))
                .entity(author)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceAuthor", summary = "Set members of an author")
    public AuthorView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = AuthorDraft.class))) JsonBody body) {
        return authors.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updateAuthor", summary = "Change members of an author")
    public AuthorView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = AuthorDraft.class))) JsonBody body) {
        return authors.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @POST
    @Path("/{id}/merge")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeAuthor",
            summary = "Merge an author into another",
            description = "Posts, live ones too, and users have the other author instead, and his slugs " + "redirect.")
    public AuthorView merge(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = MergeDraft.class))) JsonBody body) {
        return authors.merge(id, body, WriteGuard.of(ifMatch, body));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteAuthor", summary = "Delete an author")
    public AuthorView delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam(Successor.REASSIGN_TO) @Nullable UUID reassignTo) {
        return authors.delete(id, reassignTo, WriteGuard.of(ifMatch));
    }
}
