package org.masthead.post.picture;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.WriteGuard;
import org.masthead.site.Site;

/** Brings the remote pictures of a post in. */
@Path(Site.ADMIN + "/posts/{id}/localise")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class LocaliseResource {

    private final LocaliseService pictures;

    LocaliseResource(LocaliseService pictures) {
        this.pictures = pictures;
    }

    @POST
    @Operation(
            operationId = "localisePost",
            summary = "Make assets of a post's remote pictures",
            description =
                    "Covers, the picture for search engines, and those of the body: each is fetched, and the post shows the"
                            + " asset from then on, as a draft. `pictures` tells what came of each; those that gave nothing"
                            + " stay as they are. Asked again, it tries those that are left. At most 100 pictures and 50"
                            + " seconds a request.")
    public LocalisedPost localise(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return pictures.localise(id, WriteGuard.of(ifMatch));
    }
}
