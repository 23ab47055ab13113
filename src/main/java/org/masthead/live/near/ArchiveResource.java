package org.masthead.live.near;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.masthead.http.QueryNames;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.live.LivePostResource;
import org.masthead.live.freshness.CutAtNextEdge;

/** How many posts there are of when. */
@Path(ArchiveResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class ArchiveResource {

    /** Where readers find it; no post has this slug. */
    public static final String PATH = LivePostResource.PATH + "/archive";

    private final NearPostsService near;

    ArchiveResource(NearPostsService near) {
        this.near = near;
    }

    @GET
    @Operation(operationId = "readArchive", summary = "Count live posts by year and month")
    public RestResponse<Archive> read(
            @QueryParam("locale") @Parameter(description = "BCP 47. Default: all.") @Nullable String locale,
            @Context UriInfo uri) {
        QueryNames.refuseOthers(uri.getQueryParameters().keySet(), Set.of("locale"));
        return ResponseBuilder.ok(near.archive(locale))
                .header(SurrogateKeys.HEADER, new SurrogateKeys().all(Type.POST).toString())
                .build();
    }
}
