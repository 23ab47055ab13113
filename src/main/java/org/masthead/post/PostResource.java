package org.masthead.post;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import org.masthead.http.QueryFlag;
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.JsonBody;
import org.masthead.http.json.JsonBodyReader;
import org.masthead.http.list.FormatReader;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.site.Site;

/** The admin side of posts. */
@Path(PostResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class PostResource {

    static final String PATH = Site.ADMIN + "/posts";

    private final PostService posts;
    private final ListParser lists;
    private final Site site;

    PostResource(PostService posts, ListParser lists, Site site) {
        this.posts = posts;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @Operation(operationId = "listPosts", summary = "List posts")
    public List<PostView> list(@Context UriInfo uri) {
        return new AdminList<>(posts.list(lists.parse(PostList.ADMIN, uri)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPost", summary = "Read a post")
    public PostView get(UUID id, @QueryParam("formats") @Nullable String formats) {
        return posts.get(id, FormatReader.ofSingle(formats));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPost", summary = "Create a post")
    @APIResponseSchema(value = PostView.class, responseCode = "201")
    public RestResponse<PostView> create(
            @QueryParam("note") @Nullable String note,
            @QueryParam("takeSlug") @DefaultValue("false") QueryFlag takeSlug,
            @RequestBody(content = @Content(schema = @Schema(implementation = PostDraft.class))) JsonBody body) {
        PostView post = posts.create(body, Save.byHand(note, takeSlug.isTrue()));
        return RestResponse.ResponseBuilder.<PostView>created(site.address(PATH + "/" + post.id()))
                .entity(post)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replacePost", summary = "Set members of a post")
    public PostView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("note") @Nullable String note,
            @QueryParam("takeSlug") @DefaultValue("false") QueryFlag takeSlug,
            @RequestBody(content = @Content(schema = @Schema(implementation = PostDraft.class))) JsonBody body) {
        return posts.update(id, body, WriteGuard.of(ifMatch, body), Save.byHand(note, takeSlug.isTrue()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updatePost", summary = "Change members of a post")
    public PostView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("note") @Nullable String note,
            @QueryParam("takeSlug") @DefaultValue("false") QueryFlag takeSlug,
            @RequestBody(content = @Content(schema = @Schema(implementation = PostDraft.class))) JsonBody body) {
        return posts.update(id, body, WriteGuard.of(ifMatch, body), Save.byHand(note, takeSlug.isTrue()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deletePost", summary = "Move a post to the trash, or with force remove it for good")
    public PostView delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("force") @DefaultValue("false") QueryFlag force) {
        WriteGuard guard = WriteGuard.of(ifMatch);
        return force.isTrue() ? posts.destroy(id, guard) : posts.trash(id, guard);
    }

    @POST
    @Path("/{id}/restore")
    @Idempotent
    @Operation(operationId = "restorePost", summary = "Take a post out of the trash")
    public PostView restore(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return posts.restore(id, WriteGuard.of(ifMatch));
    }
}
