package org.masthead.asset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.json.JsonBodyReader;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.site.Site;

/** The admin side of assets: what is said of them. How they come in is {@code asset.upload}. */
@Path(AssetResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Assets")
public class AssetResource {

    /** Path of the collection. */
    public static final String PATH = Site.ADMIN + "/assets";

    private final AssetService assets;
    private final ListParser lists;

    AssetResource(AssetService assets, ListParser lists) {
        this.assets = assets;
        this.lists = lists;
    }

    @GET
    @Operation(operationId = "listAssets", summary = "List assets")
    public List<AssetView> list(@Context UriInfo uri) {
        return new AdminList<>(assets.list(lists.parse(AssetList.ADMIN, uri)));
    }

    @GET
    @Path("/folders")
    @Operation(operationId = "listFolders", summary = "List the folders that assets are in")
    public List<FolderView> folders() {
        return assets.folders();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAsset", summary = "Read an asset")
    public AssetView get(UUID id) {
        return assets.get(id);
    }

    @GET
    @Path("/{id}/usage")
    @Operation(
            operationId = "listAssetUses",
            summary = "List where an asset is used",
            description =
                    "Working copies, live and scheduled posts, tags, categories and authors. A working copy that says what"
                            + " readers see already is not listed twice.")
    public List<AssetUse> usage(UUID id) {
        return assets.uses(id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceAsset", summary = "Set what is said of an asset")
    public AssetView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = AssetDraft.class))) JsonBody body) {
        return assets.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updateAsset", summary = "Change what is said of an asset")
    public AssetView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = AssetDraft.class))) JsonBody body) {
        return assets.update(id, body, WriteGuard.of(ifMatch, body));
    }
}
