package org.masthead.asset.bulk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.access.Roles;
import org.masthead.asset.AssetResource;
import org.masthead.http.bulk.BulkView;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.JsonBody;

/** One action for many assets. */
@Path(AssetResource.PATH + "/bulk")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Assets")
public class AssetBulkResource {

    private final AssetBulkService bulk;

    AssetBulkResource(AssetBulkService bulk) {
        this.bulk = bulk;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeAssets",
            summary = "Move or delete up to 500 assets",
            description = "Each asset answers for itself, as it would alone; one that is used is not deleted.")
    public BulkView apply(
            @RequestBody(content = @Content(schema = @Schema(implementation = AssetBulkDraft.class))) JsonBody body) {
        return bulk.apply(body);
    }
}
