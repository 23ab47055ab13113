package org.masthead.live.asset;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;

/** Assets as readers see them. */
@Path(Site.DELIVERY + "/assets")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class AssetDeliveryResource {

    private final LiveAssetService assets;

    AssetDeliveryResource(LiveAssetService assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readAsset",
            summary = "Read an asset",
            description = "One that a live post shows, or a tag, category or author of a live post.")
    public RestResponse<LiveAssetView> read(UUID id) {
        LiveAssetView asset = assets.get(id);
        return ResponseBuilder.ok(asset)
                .header(
                        SurrogateKeys.HEADER,
                        new SurrogateKeys().one(Type.ASSET, id).toString())
                .build();
    }
}
