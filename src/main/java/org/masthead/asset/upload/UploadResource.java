package org.masthead.asset.upload;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.asset.AssetResource;
import org.masthead.asset.AssetService.Kept;
import org.masthead.asset.AssetView;
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.JsonBody;
import org.masthead.site.Site;

/** Takes images in: as parts of a form, as the body itself, or by an address that they are fetched from. */
@Path(AssetResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Assets")
public class UploadResource {

    private static final String OF_BODY = "Of an image that is the body itself; a form has a part of this name.";

    /**
     * The parts of an upload, for the OpenAPI document.
     *
     * @param file the bytes; once for each image
     * @param focalPoint as JSON, or as two numbers with a comma
     */
    @Schema(name = "UploadParts", description = "An image, or several, and what is said of each.")
    record UploadParts(
            @Schema(type = SchemaType.STRING, format = "binary", required = true)
            String file,

            @Nullable String filename,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable String focalPoint,
            @Nullable String folder) {}

    /** The part of a replacement, for the OpenAPI document. */
    @Schema(name = "ContentPart", description = "An image.")
    record ContentPart(
            @Schema(type = SchemaType.STRING, format = "binary", required = true)
            String file) {}

    private final UploadService uploads;
    private final RemoteImages remote;
    private final UploadForm form;
    private final Site site;

    UploadResource(UploadService uploads, RemoteImages remote, UploadForm form, Site site) {
        this.uploads = uploads;
        this.remote = remote;
        this.form = form;
        this.site = site;
    }

    @POST
    @Idempotent(inTransaction = false)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "uploadAsset",
            summary = "Upload images",
            description =
                    "JPEG, PNG, GIF, WebP, and AVIF where the service can decode it, which is kept as WebP; told by the"
                            + " bytes. At most 25 MB, 50 megapixels and 1,000 frames each, 20 files. Kept upright, in sRGB,"
                            + " without EXIF. One file is answered with an object, several with an array. Bytes that are"
                            + " there already: 200 and their asset.")
    @APIResponse(
            responseCode = "201",
            description = "The assets that were made of them.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {AssetView.class, AssetView[].class})))
    @APIResponse(
            responseCode = "200",
            description = "The bytes were there; their assets, unchanged.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {AssetView.class, AssetView[].class})))
    @Parameter(
            name = "filename",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = OF_BODY)
    @Parameter(name = "alt", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING), description = OF_BODY)
    @Parameter(
            name = "caption",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = OF_BODY)
    @Parameter(
            name = "credit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = OF_BODY)
    @Parameter(
            name = "focalPoint",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = OF_BODY)
    @Parameter(
            name = "folder",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.STRING),
            description = OF_BODY)
    public RestResponse<Object> upload(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA,
                                        schema = @Schema(implementation = UploadParts.class)),
                                @Content(
                                        mediaType = "image/*",
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = RemoteDraft.class))
                            })
                    MultipartFormDataInput parts) {
        return answer(uploads.upload(form.read(parts)));
    }

    @POST
    @Idempotent(inTransaction = false)
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(hidden = true)
    public RestResponse<Object> uploadBody(SentFile file, @BeanParam UploadParameters said) {
        return answer(uploads.upload(List.of(new Upload(file, form.read(said.texts()), "file"))));
    }

    @POST
    @Idempotent(inTransaction = false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public RestResponse<Object> uploadFrom(JsonBody body) {
        RemoteDraft draft = body.as(RemoteDraft.class, AssetView.class);
        return answer(List.of(remote.fetch(draft.address(), draft.said())));
    }

    @PUT
    @Path("/{id}/content")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "replaceAssetContent",
            summary = "Put other bytes in the place of an asset's",
            description =
                    "Its address changes with them, and live posts that show it; texts may go on naming the old one.")
    public AssetView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA,
                                        schema = @Schema(implementation = ContentPart.class)),
                                @Content(
                                        mediaType = "image/*",
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    MultipartFormDataInput parts) {
        return uploads.replace(id, form.readOne(parts), WriteGuard.of(ifMatch));
    }

    @PUT
    @Path("/{id}/content")
    @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(hidden = true)
    public AssetView replaceByBody(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, SentFile file) {
        return uploads.replace(id, file, WriteGuard.of(ifMatch));
    }

    private RestResponse<Object> answer(List<Kept> kept) {
        boolean isNew = kept.stream().anyMatch(Kept::isNew);
        List<AssetView> assets = kept.stream().map(Kept::asset).toList();
        Object entity = assets.size() == 1 ? assets.get(0) : assets;
        String address =
                AssetResource.PATH + (assets.size() == 1 ? "/" + assets.get(0).id() : "");
        return isNew
                ? ResponseBuilder.<Object>created(site.address(address))
                        .entity(entity)
                        .build()
                : ResponseBuilder.<Object>ok(entity).build();
    }
}
