package org.masthead.post.publishing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.masthead.site.Site;

/** What brings posts to their readers and takes them away. */
@Path(Site.ADMIN + "/posts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EDITOR)
@Tag(name = "Posts")
public class PublishingResource {

    private final PublishingService publishing;

    PublishingResource(PublishingService publishing) {
        this.publishing = publishing;
    }

    @POST
    @Path("/publish")
    @Idempotent
    @Operation(
            operationId = "publishPost",
            summary = "Show readers the working copy, now or from a time on",
            description =
                    "Binds the revision as it is: later edits are no part of it. Takes the place of what was due.")
    @Consumes(MediaType.APPLICATION_JSON)
    public PublishedPost publish(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = PublishDraft.class)))
                    OptionalJsonBody body) {
        return publishing.publish(id, body.json(), WriteGuard.of(ifMatch, body.json()));
    }

    @POST
    @Path("/unpublish")
    @Idempotent
    @Operation(operationId = "unpublishPost", summary = "Take a post away from readers, and cancel its schedule")
    public PublishedPost unpublish(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return publishing.unpublish(id, WriteGuard.of(ifMatch));
    }

    @DELETE
    @Path("/schedule")
    @Operation(
            operationId = "cancelSchedule",
            summary = "Cancel what is due for a post",
            description = "A revision to come and the end of what is shown are taken back; readers see what they saw.")
    public PublishedPost cancel(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return publishing.cancel(id, WriteGuard.of(ifMatch));
    }
}
