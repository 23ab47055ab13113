package org.masthead.post;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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

    private static final String MARKDOWN = "text/markdown";

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
    @Operation(
            operationId = "getPost",
            summary = "Read a post",
            description = "With `Accept: text/markdown` the same post as one document of front matter and Markdown.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PostView.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class))
            })
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
        return created(posts.create(body, Save.byHand(note, takeSlug.isTrue())));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replacePost",
            summary = "Set members of a post",
            description =
                    "A Markdown document with front matter is a whole: what it leaves out is cleared, but for the slug"
                            + " and the date, and for what a document cannot say.")
    public PostView replace(
            UUID id,
            @BeanParam SaveParameters how,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = PostDraft.class)),
                                @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class))
                            })
                    JsonBody body) {
        return save(id, how, body);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updatePost", summary = "Change members of a post")
    public PostView update(
            UUID id,
            @BeanParam SaveParameters how,
            @RequestBody(content = @Content(schema = @Schema(implementation = PostDraft.class))) JsonBody body) {
        return save(id, how, body);
    }

    private PostView save(UUID id, SaveParameters how, JsonBody body) {
        PostEdit edit = (draft, content, wrong) -> {
            PostDraft said = body.over(draft, PostView.class, wrong);
            return posts.isFromBeforeAnEdge(body) ? said.withStatus(draft.status()) : said;
        };
        return posts.update(id, edit, WriteGuard.of(how.ifMatch, body), how.save(), how.merges());
    }

    @POST
    @Path("/{id}/duplicate")
    @Idempotent
    @Operation(operationId = "duplicatePost", summary = "Copy a post into a new draft")
    @APIResponseSchema(value = PostView.class, responseCode = "201")
    public RestResponse<PostView> duplicate(UUID id) {
        return created(posts.duplicate(id));
    }

    private RestResponse<PostView> created(PostView post) {
        return RestResponse.ResponseBuilder.<PostView>created(site.address(PATH + "/" + post.id()))
                .entity(post)
                .build();
    }
}
