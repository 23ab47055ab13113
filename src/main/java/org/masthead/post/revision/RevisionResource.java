package org.masthead.post.revision;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.post.PostView;
import org.masthead.site.Site;

/** The revisions of a post. */
@Path(Site.ADMIN + "/posts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class RevisionResource {

    private final RevisionService revisions;
    private final ListParser lists;

    RevisionResource(RevisionService revisions, ListParser lists) {
        this.revisions = revisions;
        this.lists = lists;
    }

    @GET
    @Path("/revisions")
    @Operation(operationId = "listRevisions", summary = "List the revisions of a post, newest first")
    public List<RevisionView> list(UUID id, @Context UriInfo uri) {
        return new AdminList<>(revisions.list(id, lists.parse(RevisionList.GRAMMAR, uri)));
    }

    @GET
    @Path("/revisions/{number}")
    @Operation(operationId = "getRevision", summary = "Read a revision of a post")
    public RevisedPost get(UUID id, int number) {
        return revisions.get(id, number);
    }

    @GET
    @Path("/revisions/{number}/diff")
    @Operation(
            operationId = "diffRevision",
            summary = "Compare a revision of a post with another",
            description = "`against` is the number of the other, `current` (when absent) or `live`.")
    public PostDiff diff(UUID id, int number, @QueryParam("against") @Nullable String against) {
        return revisions.diff(id, number, Against.parse(against));
    }

    @POST
    @Path("/revisions/{number}/restore")
    @Idempotent
    @Operation(
            operationId = "restoreRevision",
            summary = "Bring a revision of a post back, as its next one",
            description = "A slug that another post has by now stays with that; so do its aliases.")
    public PostView restore(
            UUID id,
            int number,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("note") @Nullable String note) {
        return revisions.restore(id, number, WriteGuard.of(ifMatch), note);
    }

    @POST
    @Path("/discard")
    @Idempotent
    @Operation(operationId = "discardChanges", summary = "Bring the working copy back to what is live")
    public PostView discard(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("note") @Nullable String note) {
        return revisions.discard(id, WriteGuard.of(ifMatch), note);
    }
}
