package org.masthead.post.check;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.access.Roles;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.site.Site;

/** Looks at working copies before readers do. */
@Path(Site.ADMIN + "/posts/{id}/check")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class CheckResource {

    private final CheckService checks;

    CheckResource(CheckService checks) {
        this.checks = checks;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "checkPost",
            summary = "Tell what an editor would regret about the working copy",
            description = "Changes nothing. At most 200 findings; where there are more, errors are kept.")
    public CheckView check(UUID id) {
        return checks.check(id);
    }
}
