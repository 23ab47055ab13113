package org.masthead.post.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.OptionalJsonBody;
import org.masthead.post.PostView;
import org.masthead.site.Site;

/** The review of a post before it is published. */
@Path(Site.ADMIN + "/posts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class ReviewResource {

    private final ReviewService reviews;

    ReviewResource(ReviewService reviews) {
        this.reviews = reviews;
    }

    @POST
    @Path("/submit")
    @Idempotent
    @Operation(
            operationId = "submitPost",
            summary = "Submit a post for review",
            description = "Editors find what waits by `submitted=true`.")
    public PostView submit(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return reviews.submit(id, WriteGuard.of(ifMatch));
    }

    @POST
    @Path("/return")
    @Idempotent
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "returnPost", summary = "Send a submitted post back to its author, with a note")
    public PostView giveBack(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReturnDraft.class)))
                    OptionalJsonBody body) {
        ReturnDraft draft = body.json().as(ReturnDraft.class, ReturnDraft.class);
        return reviews.giveBack(id, draft.note(), WriteGuard.of(ifMatch, body.json()));
    }
}
