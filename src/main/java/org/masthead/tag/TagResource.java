package org.masthead.tag;

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

/** The admin side of tags. */
@Path(TagResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Tags")
public class TagResource {

    static final String PATH = Site.ADMIN + "/tags";

    private final TagService tags;
    private final ListParser lists;
    private final Site site;

    TagResource(TagService tags, ListParser lists, Site site) {
        this.tags = tags;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @RolesAllowed(Roles.AUTHOR)
    @Operation(operationId = "listTags", summary = "List tags")
    public List<TagView> list(@Context UriInfo uri) {
        return new AdminList<>(tags.list(lists.parse(TagList.ADMIN, uri)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(operationId = "getTag", summary = "Read a tag")
    public TagView get(UUID id) {
        return tags.get(id);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTag", summary = "Create a tag")
    @APIResponseSchema(value = TagView.class, responseCode = "201")
    public RestResponse<TagView> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = TagDraft.class))) JsonBody body) {
        TagView tag = tags.create(body);
        return RestResponse.ResponseBuilder.<TagView>created(site.address(PATH + "/" + tag.id()))
                .entity(tag)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceTag", summary = "Set members of a tag")
    public TagView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = TagDraft.class))) JsonBody body) {
        return tags.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updateTag", summary = "Change members of a tag")
    public TagView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = TagDraft.class))) JsonBody body) {
        return tags.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @POST
    @Path("/{id}/merge")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeTag",
            summary = "Merge a tag into another",
            description = "Posts, live ones too, have the other tag instead, and its slugs redirect.")
    public TagView merge(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = MergeDraft.class))) JsonBody body) {
        return tags.merge(id, body, WriteGuard.of(ifMatch, body));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteTag", summary = "Delete a tag")
    public TagView delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam(Successor.REASSIGN_TO) @Nullable UUID reassignTo) {
        return tags.delete(id, reassignTo, WriteGuard.of(ifMatch));
    }
}
