package org.masthead.asset.deletion;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.asset.AssetResource;
import org.masthead.asset.AssetView;
import org.masthead.http.QueryFlag;
import org.masthead.http.WriteGuard;

/** Deletes assets. */
@Path(AssetResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Assets")
public class DeletionResource {

    private final DeletionService deletions;

    DeletionResource(DeletionService deletions) {
        this.deletions = deletions;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteAsset",
            summary = "Delete an asset",
            description =
                    "One that is used is answered 409, with the `usage`. `replaceWith` names another asset that takes its place"
                            + " everywhere, in what readers see too; `force` leaves a grey placeholder.")
    public AssetView delete(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("replaceWith") @Nullable UUID replaceWith,
            @QueryParam("force") @DefaultValue("false") QueryFlag force) {
        if (replaceWith == null) {
            return deletions.delete(id, force.isTrue(), WriteGuard.of(ifMatch));
        }
        if (force.isTrue()) {
            throw DeletionService.both();
        }
        return deletions.replace(id, replaceWith, WriteGuard.of(ifMatch));
    }
}
