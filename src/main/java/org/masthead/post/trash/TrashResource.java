package org.masthead.post.trash;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.QueryFlag;
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.OptionalJsonBody;
import org.masthead.post.PostView;
import org.masthead.site.Site;

/** Posts into the trash, out of it, and away for good. */
@Path(Site.ADMIN + "/posts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class TrashResource {

    private final TrashService trash;

    TrashResource(TrashService trash) {
        this.trash = trash;
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deletePost", summary = "Move a post to the trash, or with force remove it for good")
    public PostView delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("force") @DefaultValue("false") QueryFlag force) {
        WriteGuard guard = WriteGuard.of(ifMatch);
        return force.isTrue() ? trash.destroy(id, guard) : trash.trash(id, guard);
    }

    @DELETE
    @Path("/trash")
    @Operation(
            operationId = "emptyTrash",
            summary = "Remove all posts in the trash for good",
            description = "Of an author, his own.")
    public TrashView empty() {
        return trash.empty();
    }

    @POST
    @Path("/{id}/restore")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "restorePost",
            summary = "Take a post out of the trash",
            description = "With its slug and relations. Where another post got the slug meanwhile, the refusal suggests"
                    + " one that is free, to be sent as `slug`.")
    public PostView restore(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("takeSlug") @DefaultValue("false") QueryFlag takeSlug,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = RestoreDraft.class)))
                    OptionalJsonBody body) {
        RestoreDraft draft = body.json().as(RestoreDraft.class, RestoreDraft.class);
        return trash.restore(id, draft.slug(), takeSlug.isTrue(), WriteGuard.of(ifMatch, body.json()));
    }
}
