package org.masthead.post.preview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.masthead.access.Roles;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.OptionalJsonBody;
import org.masthead.live.LivePostResource;
import org.masthead.post.PostView;
import org.masthead.site.Site;

/** Preview links of a post. */
@Path(Site.ADMIN + "/posts/{id}/preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class PreviewResource {

    private final PreviewService previews;
    private final Site site;

    PreviewResource(PreviewService previews, Site site) {
        this.previews = previews;
        this.site = site;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPreview",
            summary = "Make a link that shows a draft as readers would see it",
            description = "Whoever has the link may look, until it expires or is revoked.")
    @APIResponseSchema(value = PreviewView.class, responseCode = "201")
    public RestResponse<PreviewView> create(
            UUID id,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = PreviewDraft.class)))
                    OptionalJsonBody body) {
        PreviewView preview = previews.create(id, body.json().as(PreviewDraft.class, PreviewDraft.class));
        return RestResponse.ResponseBuilder.<PreviewView>created(
                        site.address(LivePostResource.PATH + "/" + id + "?preview=" + preview.token()))
                .entity(preview)
                .build();
    }

    @DELETE
    @Operation(operationId = "revokePreviews", summary = "Revoke all preview links of a post")
    public PostView revoke(UUID id) {
        return previews.revoke(id);
    }
}
